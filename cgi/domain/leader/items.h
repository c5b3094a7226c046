/*
 * What waits for a leader, one row a case and a matter, kept with the acts that change it:
 *
 *     chair      a record in force with a ground to submit to the provincial chair
 *                (domain/violations/submission.h), and no submission that waits or was answered
 *     publish    a decision to be published that is not out yet
 *     remedy     a remedy with its last day: of a follow-up file, or of a decision that has none
 *     objection  a reporter objected, and nobody has answered since
 */
#ifndef DOMAIN_LEADER_ITEMS_H
#define DOMAIN_LEADER_ITEMS_H

#include "domain/cases/step.h"

/* What the state of the case says now, after a step. Part of step_take. */
MUST_USE enum err items_follow(struct cx *cx, const struct case_held *c,
                               const struct flow_step *step);

/* Grounds for a submission, looked at anew: after a record, or a submission that came back. */
MUST_USE enum err items_chair(struct cx *cx, const struct case_held *c);

/* A reporter of the case objected; an official answered. */
MUST_USE enum err items_objected(struct cx *cx, const struct case_held *c);
MUST_USE enum err items_answered(struct cx *cx, case_id cid);

#endif
