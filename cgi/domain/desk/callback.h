/*
 * Closed means fixed: the desk of the province calls back one reporter in ten, 3 to 30 days
 * after the end, where nothing was said of it. The number is sealed and stays so: it is opened
 * by the rule of identities (a reason, a second person, an event), never from here.
 */
#ifndef DOMAIN_DESK_CALLBACK_H
#define DOMAIN_DESK_CALLBACK_H

#include "domain/accounts/user.h"
#include "sql/desk.h"

enum call_result {
    CALL_FIXED = 1, /* as if the reporter had confirmed */
    CALL_NOT,       /* as if the reporter had objected: the case opens again by that rule */
    CALL_SILENT,    /* not reached: silence, not satisfaction */
};

/* Who is to be called. ERR_FORBIDDEN: the office is not above communes. */
MUST_USE enum err callbacks_load(struct cx *cx, const struct office *o,
                                 struct call_backs_row **rows, size_t *n);

/* words: what the reporter said, for CALL_NOT. ERR_NOT_FOUND: not on the list. */
MUST_USE enum err callback_record(struct cx *cx, const struct user *who, report_id report,
                                  enum call_result result, str words);

#endif
