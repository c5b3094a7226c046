/* Drafting the sanction decision (form MQĐ02); signing is a page of its own. */
#ifndef PAGES_VIOLATIONS_DRAFT_H
#define PAGES_VIOLATIONS_DRAFT_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/decision */
enum err decision_draft_get(struct req *r, struct resp *w);
enum err decision_draft_post(struct req *r, struct resp *w);

#endif
