/*
 * The history of a case: append-only events, each with the hash of the one
 * before (crypto/chain.h). Call inside the transaction of the act, with the
 * case row locked, so that numbers and chain have no gap.
 */
#ifndef DOMAIN_AUDIT_AUDIT_H
#define DOMAIN_AUDIT_AUDIT_H

#include "base/buf.h"
#include "base/cx.h"
#include "base/ids.h"

struct user;

struct audit_event {
    case_id cid;
    int64_t seq;
    instant at;
    int64_t account; /* 0: the system, or the reporter */
    str type;        /* step name, or one of the words in audit.c */
    str data;        /* JSON object; never who reported */
};

/* who NULL: the system, or the reporter through it. */
MUST_USE enum err audit_add(struct cx *cx, const struct user *who, case_id cid, str type,
                            str data);

/*
 * An act that belongs to no case, in the chain of its subject: "facility:12". The caller
 * holds the subject's row locked. who NULL: a command or a job.
 */
MUST_USE enum err audit_act(struct cx *cx, const struct user *who, str subject, str type,
                            str data);

/* Hash of an event behind prev (32 bytes), as stored and as `audit verify` computes it. */
str audit_hash(struct arena *a, str prev, const struct audit_event *e);

/* The same of an act that belongs to no case; e->cid does not count. */
str audit_act_hash(struct arena *a, str prev, str subject, const struct audit_event *e);

/* {"name":"value",...} of pairs name, value; 2n texts. */
str audit_data(struct arena *a, const str *pairs, size_t n);

#endif
