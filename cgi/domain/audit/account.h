/*
 * The history of an account: append-only, each row with the hash of the one before, as the
 * chain of a case (audit.h). Call inside the transaction of the act.
 */
#ifndef DOMAIN_AUDIT_ACCOUNT_H
#define DOMAIN_AUDIT_ACCOUNT_H

#include "base/cx.h"
#include "base/ids.h"

/* by: who did it; data: JSON, never a secret. ERR_DUPLICATE: another act came at once. */
MUST_USE enum err audit_account(struct cx *cx, account_id account, account_id by, str type,
                                str data);

struct audit_event;

/* Hash of an event behind prev, as stored and as `audit verify` computes it; e->account: by. */
str audit_account_hash(struct arena *a, str prev, account_id account,
                       const struct audit_event *e);

#endif
