#include "domain/cases/figures.h"
#include "domain/leader/tally.h"

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

bool figure_handles(const struct flow *flow, const struct flow_step *step)
{
    return step->to && step->to->end && step->track == &flow->tracks[0]
        && str_eq(flow->name, S("hotline"));
}

bool figure_decides(const struct flow_step *step)
{
    return step->record == RECORD_DECISION && step->to && step->to->in_force && step->n_from
        && !step->from[0]->in_force;
}

/* n figures with a row each behind them; what: the word of the rows. */
static enum err counted(struct cx *cx, const struct case_held *c, str figure, str what, int64_t n)
{
    const struct tally_fact fact = { c->unit, c->id, what, c->pollution, 0 };
    for (int64_t i = 0; i < n; i++)
        TRY(tally_note(cx, &fact));
    TRY(tally_count(cx, &fact, n));
    return figure_count_n(cx, c->unit, figure, c->pollution, n);
}

enum err figure_asked(struct cx *cx, const struct case_held *c, int64_t n)
{
    return counted(cx, c, S("asked"), S("asked"), n);
}

enum err figure_step(struct cx *cx, const struct case_held *c, const struct flow_step *step)
{
    if (figure_handles(c->flow, step))
        TRY(counted(cx, c, S("handled"), S("handled"), 1));
    if (step->answers)
        return figure_count(cx, c->unit, S("answered"), c->pollution);
    if (figure_verifies(c->flow->name, step))
        return figure_count(cx, c->unit, S("verified"), c->pollution);
    if (figure_decides(step))
        return counted(cx, c, S("decided"), S("in_force"), 1);
    if (step->record == RECORD_RELEASE)
        return figure_count(cx, c->unit, S("published"), c->pollution);
    return OK;
}

enum err figures_late_below(struct cx *cx, str province, struct late_of_units_row **rows, size_t *n)
{
    return late_of_units(cx, (struct late_of_units_in){
        .parent = province, .month = this_month(cx), .today = cx->today }, rows, n);
}
