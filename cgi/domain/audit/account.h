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

#endif
