/*
 * A good report put forward for a reward without uncovering its author: the
 * reporter is told through the relay, answers by key and chooses how to be met;
 * the unit learns whether it was accepted, never who or how.
 * Law  Decision 174/QĐ-BTNMT (2022) art. 5: encouragement and reward; secrecy.
 */
#ifndef DOMAIN_CASES_REWARD_H
#define DOMAIN_CASES_REWARD_H

#include "domain/accounts/user.h"
#include "sql/keyhelp.h"

#define REWARD_REASON_MAX 1000

/* The reporters of a case, as its officials may know them. ERR_NOT_FOUND. */
MUST_USE enum err reporters_list(struct cx *cx, const struct user *who, str code,
                                 struct reporters_of_case_row **rows, size_t *n);

/*
 * By the head of the unit that holds the case. ERR_NOT_FOUND; ERR_FORBIDDEN: not its
 * head; ERR_DUPLICATE: proposed before.
 */
MUST_USE enum err reward_propose(struct cx *cx, const struct user *who, str code,
                                 report_id report, str reason);

#endif
