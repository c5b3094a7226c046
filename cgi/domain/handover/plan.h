/* What a handover would do: every open case of every body that ended, with its receiver. */
#ifndef DOMAIN_HANDOVER_PLAN_H
#define DOMAIN_HANDOVER_PLAN_H

#include "domain/handover/choose.h"
#include "domain/handover/receivers.h"

struct handover_ask {
    struct date on;  /* first day of the receivers */
    str unit_code;   /* "": every body that ended */
    struct receivers receivers;
};

/* One case of the plan. Its texts live until the next batch of 200. */
struct handover_line {
    case_id id;
    str code, title, place, flow;
    const struct unit_row *ended; /* the body whose end moves the case */
    const struct unit_row *owner; /* who holds it; the same unless it was only offered */
    struct choice choice;
};

struct plan_walk {
    const struct handover_ask *ask;
    const struct unit_register *reg;
    struct arena *batch; /* reset after each 200 cases; texts of the line are in it */
    enum err (*line)(struct cx *, const struct handover_line *, void *);
    void *arg;
};

/*
 * Walk the plan, unit by unit. line may write; it is not called inside a
 * transaction. Anything but OK from it ends the walk.
 * ERR_NOT_FOUND: no body with ask.unit_code ended and holds open cases.
 */
MUST_USE enum err handover_plan(struct cx *cx, const struct plan_walk *w);

/* Lines of the receivers file that no plan can follow, one "FILE:LINE: ..." each. */
MUST_USE enum err receivers_check(struct cx *cx, const struct unit_register *reg,
                                  const struct handover_ask *ask, str file, struct buf *faults);

#endif
