#include "domain/cases/beside.h"
#include "base/text.h"
#include "domain/audit/audit.h"
#include "domain/cases/effects.h"
#include "domain/cases/open.h"
#include "domain/flows/today.h"
#include "domain/publication/life.h"
#include "sql/cases.h"

enum { TITLE_BYTES = 190 };

/* The values of the step that another step asks for. */
static struct step_in values_for(struct cx *cx, const struct flow_step *step,
                                 const struct step_in *in)
{
    struct flow_value *values = NEWS(cx->a, struct flow_value, in->n_values);
    struct step_in out = { .values = values, .to_unit = in->to_unit, .assignee = in->assignee };
    for (size_t i = 0; i < in->n_values; i++) {
        bool wanted = false;
        for (size_t k = 0; k < step->n_needs; k++)
            wanted |= str_eq(step->needs[k]->name, in->values[i].field);
        for (size_t k = 0; k < step->n_optional; k++)
            wanted |= str_eq(step->optional[k]->name, in->values[i].field);
        if (wanted)
            values[out.n_values++] = in->values[i];
    }
    return out;
}

static bool chosen(const struct cx *cx, const struct flow_child *child,
                   const struct step_in *in)
{
    if (child->since.has && date_cmp(cx->today, child->since.v) < 0)
        return false;
    for (size_t i = 0; child->when && i < in->n_values; i++)
        if (str_eq(in->values[i].field, child->when->name))
            return str_eq(in->values[i].text, child->is);
    return !child->when;
}

/*
 * What another body is asked says only what was written for it: the words of the reports, the
 * point and the place they gave stay behind.
 */
static void as_asked(const struct step_in *in, struct case_by_code_row *row)
{
    row->title = step_typed(in, S("topic"));
    row->place = step_typed(in, S("topic_place"));
    row->lat = row->lon = (opt_f64){ 0 };
}

static enum err open_one(struct cx *cx, const struct user *who, const struct case_held *c,
                         const struct flow_child *child, const struct step_in *in)
{
    struct case_by_code_row row;
    struct case_held made;
    const struct flow *flow;
    TRY(flow_today(cx, child->flow, &flow));
    const struct flow_step *open = flow_step(flow, child->step);
    if (!open)
        return ERR_INTERNAL;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = c->code, .today = cx->today }, &row));
    const struct step_in own = values_for(cx, open, in);
    if (flow->asked)
        as_asked(in, &row);
    TRY(case_open(cx, who, &(struct case_new){
        .flow = child->flow, .parent = { .has = true, .v = c->id }, .unit = c->unit,
        .handler = c->handler, .pollution = c->pollution, .place = row.place, .lat = row.lat,
        .lon = row.lon, .opened = child->takes_over ? row.opened : cx->now,
        .step = child->step, .in = &own,
        .title = text_cut(str_fmt(cx->a, "%.*s: %.*s", STR_ARG(flow->title.vi),
                                  STR_ARG(row.title)), TITLE_BYTES),
        .words = str_fmt(cx->a, "%.*s %.*s", STR_ARG(row.title), STR_ARG(row.place)) }, &made));
    if (child->takes_over)
        TRY(case_reports_share(cx, (struct case_reports_share_in){
            .cid = made.id, .source = c->id, .now = cx->now }));
    TRY(effects_tell(cx, who, &made, open, &own));
    return audit_add(cx, who, c->id, S("case_open"),
                     audit_data(cx->a, (const str[]){ S("case"), made.code }, 1));
}

enum err beside_children(struct cx *cx, const struct user *who, const struct case_held *c,
                         const struct flow_step *step, const struct step_in *in)
{
    for (size_t i = 0; i < step->n_children; i++)
        if (chosen(cx, &step->children[i], in))
            TRY(open_one(cx, who, c, &step->children[i], in));
    return OK;
}

enum err beside_also(struct cx *cx, const struct user *who, struct case_held *c,
                     const struct flow_step *step, const struct step_in *in)
{
    for (size_t i = 0; i < step->n_also; i++) {
        const struct flow_step *other = step->also[i];
        const struct flow_stage *from;
        const enum err e = step_stage(cx, c, other, &from);
        if (e != OK && e != ERR_CONFLICT)
            return e;
        if (e == ERR_CONFLICT || !flow_leaves(other, from))
            continue;
        const struct step_in own = values_for(cx, other, in);
        if (other->record == RECORD_CORRECTION && other->to && other->to->end)
            TRY(publication_end(cx, who, c, GONE_CANCELLED, step_typed(&own, S("reason"))));
        TRY(effects_values(cx, c, other, &own));
        TRY(effects_clocks(cx, c, other, &own));
        TRY(effects_event(cx, who, c, from, other, &own));
    }
    return OK;
}
