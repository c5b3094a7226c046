/* The way of approval of what is signed by a step: drafted, read in turn, signed. */
#ifndef PAGES_CASES_CHAIN_H
#define PAGES_CASES_CHAIN_H

#include "domain/cases/chain.h"
#include "domain/cases/show.h"
#include "http/http.h"
#include "pages/cases/chain_view.h"

/* Case, step and draft of an address /staff/cases/{code}/chain/{step}. */
struct chain_page {
    struct case_show show;
    const struct flow_step *step;
    struct chain ch;
    bool here; /* the step can be taken in this stage, and the reader declared no conflict */
};

/* ERR_NOT_FOUND: no such case or step for this reader. */
MUST_USE enum err chain_page_load(struct req *r, struct chain_page *p);

/* The page of one draft. */
struct url chain_url(struct arena *a, str code, str step);

/* GET /staff/chain: what of the unit is with whom */
enum err chain_desk_get(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/chain: what can be drafted in the case, and what is on its way */
enum err chain_list_get(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/chain/{step}: versions, comments, pass on, return, take back */
enum err chain_get(struct req *r, struct resp *w);
enum err chain_post(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/chain/{step}/pdf: the paper as the present version would print it */
enum err chain_pdf_get(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/chain/{step}/draft */
enum err chain_draft_get(struct req *r, struct resp *w);
enum err chain_draft_post(struct req *r, struct resp *w);

#endif
