/* The terms of cases that are joined and separated. Inside the transaction, both cases held. */
#ifndef DOMAIN_CASES_JOIN_CLOCKS_H
#define DOMAIN_CASES_JOIN_CLOCKS_H

#include "domain/cases/step.h"

/*
 * Running terms of source count in target where they end earlier there, or where
 * target has none of that code and its stage knows the term: it lists it, or a
 * step from there ends it (so an urgent regime goes over, a stage passed does not).
 * ERR_CONFLICT: that term stands still in target.
 */
MUST_USE enum err join_clocks_lend(struct cx *cx, const struct case_held *source,
                                   const struct case_held *target);

/*
 * source goes its own way: its terms count in target no more; the own term that
 * stopped for one of them runs again, or the strictest of the cases still joined.
 */
MUST_USE enum err join_clocks_return(struct cx *cx, const struct case_held *source,
                                     const struct case_held *target);

#endif
