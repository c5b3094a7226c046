/* What orders change of the decision itself and of what is owed on it. */
#ifndef DOMAIN_VIOLATIONS_ORDERS_H
#define DOMAIN_VIOLATIONS_ORDERS_H

#include "domain/cases/step.h"

/*
 * Part of step_take, before the case leaves its stage. MQĐ04 takes field "reduced_by"
 * off the fine (Law 15/2012/QH13 art. 77); field "new_fine" of an amendment replaces
 * the sum (Decree 118/2021/NĐ-CP art. 14); MQĐ05 keeps the plan of instalments (art.
 * 79); a stage that is not_late begins or ends the days that cost nothing (art. 78.1,
 * Decree 118/2021/NĐ-CP art. 20); field "lapsed_on" ends the fine (art. 74.1); MQĐ40
 * that leads back to a stage not in force sets the decision aside (Decree 118 art. 13).
 * The cost of a coercion is noted with the sanction file. All of it by the day on the
 * paper. Other steps change nothing.
 */
MUST_USE enum err orders_apply(struct cx *cx, const struct user *who, const struct case_held *c,
                               const struct flow_step *step, const struct step_in *in);

#endif
