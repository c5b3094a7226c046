/* Legal terms running on a case. A clock keeps its code, its start and its due moment. */
#ifndef DOMAIN_CASES_CLOCKS_H
#define DOMAIN_CASES_CLOCKS_H

#include "base/cx.h"
#include "base/ids.h"
#include "flow/flow.h"

/*
 * Start a term that counts from `since`. A term that is running already keeps
 * its first day, so one code never runs twice. The flow tells whose duty
 * it is: only the unit's own terms make a case late.
 * ERR_UNSET, ERR_EXPIRED: see law_due.
 */
MUST_USE enum err clock_start(struct cx *cx, case_id cid, const struct flow *flow, str code,
                              instant since);

/* Stop a term now; no error when it does not run. */
MUST_USE enum err clock_end(struct cx *cx, case_id cid, str code);

#endif
