/*
 * The hand-over of a shift. Who gives it signs a list of what is open, with urgent reports
 * first; who takes it signs the same list with a login of their own. Nothing of it changes
 * afterwards: the database account may write nothing but the second signature, once.
 */
#ifndef DOMAIN_DUTY_SHIFT_H
#define DOMAIN_DUTY_SHIFT_H

#include "domain/accounts/user.h"
#include "sql/duty.h"

#define SHIFT_NOTE_MAX 4000 /* bytes */

struct handover_line {
    case_id cid;
    str code, text; /* text: title, stage and term, as officials read it then */
    bool urgent;
};

/* What would be handed over now: at most 80 lines. */
struct handover_list {
    const struct handover_line *lines;
    size_t n;
    int64_t n_open; /* open cases of the unit; 1000: at least so many */
};

MUST_USE enum err handover_list(struct cx *cx, unit_id unit, struct handover_list *out);

/*
 * Sign as the giving person; the history of each urgent case says so.
 * ERR_FORBIDDEN: answers no telephone in that unit.
 */
MUST_USE enum err shift_give(struct cx *cx, const struct user *who, unit_id unit, str note,
                             shift_handover_id *id);

/*
 * Sign as the taking person. ERR_NOT_FOUND: not of this person's unit; ERR_FORBIDDEN: the
 * giving person cannot take; ERR_CONFLICT: taken already.
 */
MUST_USE enum err shift_take(struct cx *cx, const struct user *who, shift_handover_id id);

/* One hand-over with its lines. ERR_NOT_FOUND: none in a unit of this person. */
struct shift_minutes {
    struct shift_handover_get_row head;
    struct shift_handover_cases_row *lines;
    size_t n;
    str digest; /* of what both sign, as hexadecimal digits */
    bool may_take;
};
MUST_USE enum err shift_minutes(struct cx *cx, const struct user *who, shift_handover_id id,
                                struct shift_minutes *out);

/* The newest five of the unit. */
MUST_USE enum err shift_handovers_load(struct cx *cx, unit_id unit,
                                       struct shift_handovers_row **rows, size_t *n);

#endif
