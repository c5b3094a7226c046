#include "pages/cases/write.h"
#include "pages/inspection/inspection.h"
#include "pages/publication/publication.h"
#include "pages/violations/pay.h"
#include "pages/violations/record.h"
#include "pages/violations/sign.h"

typedef enum err page_fn(struct req *r, struct resp *w, const struct write_case *c);

static const struct { enum step_page page; page_fn *get, *post; } pages[] = {
    { STEP_INSPECTION,  inspection_get, inspection_post },
    { STEP_VIOLATION,   record_get,     record_post },
    { STEP_DECISION,    sign_get,       sign_post },
    { STEP_PAYMENT,     pay_get,        pay_post },
    { STEP_PUBLICATION, prepare_get,    prepare_post },
    { STEP_RELEASE,     release_get,    release_post },
    { STEP_CORRECTION,  correction_get, correction_post },
};

static enum err load(struct req *r, struct write_case *c)
{
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &c->show));
    c->step = flow_step(c->show.held.flow, req_path(r, "step"));
    if (!c->step) /* the case may have moved to another version since the page was made */
        return flow_step_ever(r->cx->flows, c->show.held.flow, req_path(r, "step"))
            ? ERR_CONFLICT : ERR_NOT_FOUND;
    for (size_t i = 0; i < c->show.n_steps; i++)
        if (c->show.steps[i] == c->step)
            return OK;
    const struct flow *flow = c->show.held.flow;
    const struct flow_stage *at = c->step->track == &flow->tracks[0] ? c->show.held.stage
        : track_stage(c->step->track, c->show.values, c->show.n_values, flow);
    return at && flow_leaves(c->step, at) ? ERR_FORBIDDEN : ERR_CONFLICT;
}

static enum err answer(struct req *r, struct resp *w, enum method method)
{
    struct write_case c;
    TRY(load(r, &c));
    for (size_t i = 0; i < COUNT(pages); i++)
        if (pages[i].page == step_page(c.step))
            return (method == POST ? pages[i].post : pages[i].get)(r, w, &c);
    return ERR_NOT_FOUND;
}

enum err case_write_get(struct req *r, struct resp *w)
{
    return answer(r, w, GET);
}

enum err case_write_post(struct req *r, struct resp *w)
{
    return answer(r, w, POST);
}

str case_path(struct arena *a, str code)
{
    return str_fmt(a, "/staff/cases/%.*s", STR_ARG(code));
}
