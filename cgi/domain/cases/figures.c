#include "domain/cases/figures.h"

static str this_month(struct cx *cx)
{
    return str_fmt(cx->a, "%04d-%02d", cx->today.y, cx->today.m);
}

enum err figure_count(struct cx *cx, unit_id unit, str what, str pollution)
{
    return figure_count_n(cx, unit, what, pollution, 1);
}

enum err figure_count_n(struct cx *cx, unit_id unit, str what, str pollution, int64_t n)
{
    return figure_add(cx, (struct figure_add_in){
        .month = this_month(cx), .unit = unit, .what = what, .pollution = pollution, .n = n });
}

bool figure_verifies(str flow, const struct flow_step *step)
{
    return str_eq(flow, S("hotline")) ? step->record == RECORD_INSPECTION
        : (str_eq(flow, S("citizen_data")) || str_eq(flow, S("inspection")))
            && step->record == RECORD_VERIFICATION;
}

enum err figure_step(struct cx *cx, const struct case_held *c, const struct flow_step *step)
{
    const bool ends = step->to && step->to->end && step->track == &c->flow->tracks[0]
        && str_eq(c->flow->name, S("hotline"));
    if (ends)
        TRY(figure_count(cx, c->unit, S("handled"), c->pollution));
    if (step->answers)
        return figure_count(cx, c->unit, S("answered"), c->pollution);
    if (figure_verifies(c->flow->name, step))
        return figure_count(cx, c->unit, S("verified"), c->pollution);
    if (step->record == RECORD_DECISION && step->to && step->to->in_force && step->n_from
        && !step->from[0]->in_force)
        return figure_count(cx, c->unit, S("decided"), c->pollution);
    if (step->record == RECORD_RELEASE)
        return figure_count(cx, c->unit, S("published"), c->pollution);
    return OK;
}

enum err figures_late_below(struct cx *cx, str province, struct late_of_units_row **rows, size_t *n)
{
    return late_of_units(cx, (struct late_of_units_in){
        .parent = province, .month = this_month(cx), .today = cx->today }, rows, n);
}
