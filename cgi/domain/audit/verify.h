/* The whole history, looked at again: every chain. The signed roots over it: prove.h. */
#ifndef DOMAIN_AUDIT_VERIFY_H
#define DOMAIN_AUDIT_VERIFY_H

#include "domain/audit/faults.h"

struct audit_verdict {
    int64_t events, cases;
};

/*
 * Every event of every case against its chain: a number that is missing, a row
 * that was changed, moved or taken away, also the last, a case without events.
 * Acts that belong to no case are looked at in the same way, by their subject,
 * and so is what happened to each account.
 * One snapshot; writers are not held up.
 */
MUST_USE enum err audit_verify(struct cx *cx, struct audit_verdict *out,
                                struct audit_faults *f);

#endif
