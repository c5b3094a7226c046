/*
 * /staff/plan: the plan of a year of the body of the person: visits by month, overlaps with
 * other bodies, the facilities of the area by risk with each point explained.
 */
#ifndef PAGES_INSPECTION_PLAN_H
#define PAGES_INSPECTION_PLAN_H

#include "http/http.h"

/* GET /staff/plan */
enum err plan_get(struct req *r, struct resp *w);
/* POST /staff/plan/add */
enum err plan_add_post(struct req *r, struct resp *w);
/* POST /staff/plan/drop */
enum err plan_drop_post(struct req *r, struct resp *w);
/* POST /staff/plan/agree */
enum err plan_agree_post(struct req *r, struct resp *w);
/* POST /staff/plan/final */
enum err plan_final_post(struct req *r, struct resp *w);

#endif
