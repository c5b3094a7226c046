/* Tasks, commitments and targets of the year's plan. */
#ifndef PAGES_LEADER_PLAN_H
#define PAGES_LEADER_PLAN_H

#include "http/http.h"

/* ?year=2026; ?late=1: what is past its day, of any year. */
enum err tasks_get(struct req *r, struct resp *w);
/* ?year= as a workbook. */
enum err tasks_xlsx_get(struct req *r, struct resp *w);
enum err tasks_post(struct req *r, struct resp *w);
enum err task_get(struct req *r, struct resp *w);
enum err task_post(struct req *r, struct resp *w);

#endif
