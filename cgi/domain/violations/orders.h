/* What orders change of the decision itself: a reduced fine, room for a new decision. */
#ifndef DOMAIN_VIOLATIONS_ORDERS_H
#define DOMAIN_VIOLATIONS_ORDERS_H

#include "domain/cases/step.h"

/*
 * Part of step_take. MQĐ04 takes field "reduced_by" off the fine (art. 77); MQĐ40
 * that leads back to a stage not in force sets the decision aside (Decree
 * 118/2021/NĐ-CP art. 13). Other steps change nothing.
 */
MUST_USE enum err orders_apply(struct cx *cx, const struct case_held *c,
                               const struct flow_step *step, const struct step_in *in);

#endif
