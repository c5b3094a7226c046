/* Messages from officials to the reporter, through the relay: nobody sees an address. */
#ifndef DOMAIN_CASES_MESSAGE_H
#define DOMAIN_CASES_MESSAGE_H

#include "domain/accounts/user.h"

#define MESSAGE_MAX 4000

/*
 * To everybody whose report is in the case. body 1..MESSAGE_MAX bytes.
 * ERR_NOT_FOUND: no such case for this person; ERR_FORBIDDEN: only people of the
 * unit that holds it write; ERR_CONFLICT: the case has no report.
 */
MUST_USE enum err message_send(struct cx *cx, const struct user *who, str code, str body);

#endif
