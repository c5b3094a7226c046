/* The whole history, looked at again: every chain, and one signed root over all of them. */
#ifndef DOMAIN_AUDIT_VERIFY_H
#define DOMAIN_AUDIT_VERIFY_H

#include "base/buf.h"
#include "base/cx.h"

#define AUDIT_FAULTS_SHOWN 20

struct audit_verdict {
    int64_t events, cases;
    int64_t faults; /* 0: whole; the first AUDIT_FAULTS_SHOWN are told */
};

/*
 * Every event of every case against its chain: a number that is missing, a row
 * that was changed, moved or taken away, also the last, a case without events.
 * Acts that belong to no case are looked at in the same way, by their subject,
 * and so is what happened to each account.
 * told: one line each, "CASE event N: what". One snapshot; writers are not held up.
 */
MUST_USE enum err audit_verify(struct cx *cx, struct audit_verdict *out, struct buf *told);

struct audit_root {
    struct date day;
    int64_t cases;
    str root, signature; /* 32 and 64 bytes */
};

/* Root over the ends of all chains now, signed. ERR_FORBIDDEN: no root.key here. */
MUST_USE enum err audit_root(struct cx *cx, struct audit_root *out);

#endif
