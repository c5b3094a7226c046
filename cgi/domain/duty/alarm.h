/*
 * An urgent (khẩn) report rings until somebody says that they have it: the duty of the unit,
 * then the duty of the unit above, then its leader. Each is told once, with an event; where
 * nobody is on the rota the next is told at once, and the history says why.
 *
 * How long each has is the province's to set: HOTLINE_URGENT_ACK in its file of terms. While
 * that has no length the alarm stays with whoever was told, and says so.
 *
 * Law  Decision 174/QĐ-BTNMT (2022) art. 5: urgent regime and priority, 24/7.
 */
#ifndef DOMAIN_DUTY_ALARM_H
#define DOMAIN_DUTY_ALARM_H

#include "domain/cases/step.h"
#include "sql/duty.h"

#define ALARM_TERM "HOTLINE_URGENT_ACK"

enum alarm_why {
    ALARM_CALL = 1, /* the operator heard danger */
    ALARM_STEP,     /* an official set the case urgent */
    ALARM_WORDS,    /* words of the report suggest it */
};

enum alarm_rung { RUNG_NONE = 0, RUNG_DUTY, RUNG_ABOVE, RUNG_LEADER };

/*
 * Ring for a held case; `hotline jobs` tells within a second. Ringing twice is ringing once.
 * who NULL: the system. Inside a transaction that holds the case.
 */
MUST_USE enum err alarm_raise(struct cx *cx, const struct user *who, const struct case_held *c,
                              enum alarm_why why);

/*
 * What a step of the workflow means for the alarm: setting the case urgent rings, unless it
 * rings already; any step of an official says that somebody has it, and an end stills it. who NULL:
 * the system or the reporter, which answers nothing. Inside step_take.
 */
MUST_USE enum err alarm_step(struct cx *cx, const struct user *who, const struct case_held *c,
                             const struct flow_step *step);

/*
 * "I have it": by anybody who answers the telephone in the unit of the case or above it.
 * ERR_NOT_FOUND: no such case for this person; ERR_RECUSED; ERR_CONFLICT: it does not ring.
 */
MUST_USE enum err alarm_answer(struct cx *cx, const struct user *who, str code);

/* What rings in the unit of this office and below it. */
MUST_USE enum err alarms_load(struct cx *cx, const struct office *o, struct alarms_open_row **rows,
                              size_t *n);

/* Work of `hotline jobs`: alarms whose time is over climb; see domain/intake/jobs.h. */
enum err climb_list(struct cx *cx, int64_t **ids, size_t *n);
enum err climb_one(struct cx *cx, int64_t id);

#endif
