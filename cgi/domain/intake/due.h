/* The date by which a report must be answered, as the receipt promises it. */
#ifndef DOMAIN_INTAKE_DUE_H
#define DOMAIN_INTAKE_DUE_H

#include "base/cx.h"

/*
 * The four steps of the hotline regulation one behind the other, each starting
 * on the day the one before ends at the latest: receive, verify, handle, reply.
 * The answer may come earlier and no step may take longer, so this is the last
 * lawful day of the whole.
 *
 * Missing when the province has not set one of the four terms (ERR_UNSET of
 * law_due), or none is in force: then nothing is promised.
 * Law  Decision 174/QĐ-BTNMT (2022) arts. 9-12; lengths set by the province.
 */
opt_date intake_reply_due(struct cx *cx, instant received);

#endif
