/*
 * Tasks and commitments of the year's plan of a unit, and targets against which a figure is
 * measured. A change of state is an event of the chain "task:ID"; nothing is deleted.
 */
#ifndef DOMAIN_LEADER_TASKS_H
#define DOMAIN_LEADER_TASKS_H

#include "domain/leader/report.h"
#include "sql/tasks.h"

#define TASK_TITLE_MAX 500
#define TASK_BODY_MAX 200
#define TASK_NOTE_MAX 1000
#define TASKS_MOST 500 /* of a year */

struct task_new {
    int64_t year;
    str kind; /* task commitment target */
    str title, basis, lead, others, product;
    struct date due;
    str what;     /* of a target: a figure (tally.h) */
    int64_t goal; /* of a target */
    str reach;    /* of a target: least or most */
};

extern const char *const task_kinds[3], *const task_states[4], *const task_reaches[2];
const char *task_word(str word); /* message id of a kind, a state or a reach */

/* *id: of the new one. ERR_TOO_MANY: TASKS_MOST in that year. ERR_INVALID: no such figure. */
MUST_USE enum err task_make(struct cx *cx, const struct user *who, const struct scope *scope,
                            const struct task_new *in, int64_t *id);

/* ERR_NOT_FOUND: not of the scope's own unit. */
MUST_USE enum err task_move(struct cx *cx, const struct user *who, const struct scope *scope,
                            int64_t id, str state, str note);

struct task_list {
    struct tasks_of_year_row *rows;
    const int64_t *reached; /* of a target: its figure in that year so far; else -1 */
    size_t n;
    bool more;
    struct desk_after next;
};

/* Two statements. */
MUST_USE enum err tasks_year(struct cx *cx, const struct scope *scope, int64_t year,
                             struct task_list *out);
/* One; a target's figure is not told here. */
MUST_USE enum err tasks_overdue(struct cx *cx, const struct scope *scope,
                                struct desk_after after, struct task_list *out);

/* Does what was reached keep the target? */
bool target_kept(const struct tasks_of_year_row *t, int64_t reached);

#endif
