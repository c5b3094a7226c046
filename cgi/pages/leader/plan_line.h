/* A task of the plan in words, for its page and its workbook. */
#ifndef PAGES_LEADER_PLAN_LINE_H
#define PAGES_LEADER_PLAN_LINE_H

#include "domain/leader/tasks.h"
#include "pages/leader/plan_view.h"

/* reached: of a target, its figure so far; -1: not told. */
struct task_line task_line_of(struct cx *cx, const struct tasks_of_year_row *t, int64_t reached);

/* The year that was asked for, or this one. */
int64_t plan_year_of(struct req *r);

#endif
