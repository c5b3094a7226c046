#include "domain/cases/show.h"

enum err clock_show_of(struct cx *cx, const struct clocks_of_case_row *row,
                       struct clock_show *out)
{
    struct law_due due;
    *out = (struct clock_show){ .row = *row, .words = S(""),
                                .name = law_term_name(cx->law, cx->lang, row->code) };
    TRY(clock_of_row(cx->a, row, &out->clock));
    if (clock_due(cx->a, cx->law, &out->clock, cx->now, &due) != OK)
        return OK; /* the table changed since: the clock keeps its own date */
    if (row->paused.has)
        out->if_resumed = due.due.day;
    out->words = law_due_words(cx->a, cx->lang, cx->law, &due);
    out->sure = due.term->sure == LAW_TEXT;
    out->demo = due.term->demo;
    return OK;
}

static enum err load_clocks(struct cx *cx, struct case_show *s)
{
    struct clocks_of_case_row *rows;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = s->c.id }, &rows, &s->n_clocks));
    struct clock_show *out = NEWS(cx->a, struct clock_show, s->n_clocks);
    for (size_t i = 0; i < s->n_clocks; i++)
        TRY(clock_show_of(cx, &rows[i], &out[i]));
    s->clocks = out;
    return OK;
}

static enum err load_events(struct cx *cx, struct case_show *s)
{
    struct events_of_case_row *rows;
    TRY(events_of_case(cx, (struct events_of_case_in){ .cid = s->c.id }, &rows, &s->n_events));
    struct event_show *out = NEWS(cx->a, struct event_show, s->n_events);
    for (size_t i = 0; i < s->n_events; i++) {
        out[i].row = rows[i];
        out[i].title = event_title(cx, s->held.flow, rows[i].type);
    }
    s->events = out;
    return OK;
}

static enum err load_values(struct cx *cx, struct case_show *s)
{
    struct case_values_row *rows;
    TRY(case_values(cx, (struct case_values_in){ .cid = s->c.id }, &rows, &s->n_values));
    struct flow_value *out = NEWS(cx->a, struct flow_value, s->n_values);
    for (size_t i = 0; i < s->n_values; i++)
        out[i] = (struct flow_value){ rows[i].name, rows[i].value };
    s->values = out;
    return OK;
}

/* Who took a step last, from the history that is loaded already (newest first). */
static int64_t last_in_history(const void *arg, const struct flow_step *step)
{
    const struct case_show *s = arg;
    for (size_t i = 0; i < s->n_events; i++)
        if (str_eq(s->events[i].row.type, step->name))
            return s->events[i].row.account.has ? s->events[i].row.account.v.v : 0;
    return 0;
}

static void offer_steps(struct cx *cx, const struct user *who, struct case_show *s)
{
    const struct flow *f = s->held.flow;
    const struct flow_step **out = NEWS(cx->a, const struct flow_step *, f->n_steps);
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *step = &f->steps[i];
        const struct flow_stage *at = step->track == &f->tracks[0]
            ? s->held.stage : track_stage(step->track, s->values, s->n_values, f);
        if (at && flow_leaves(step, at) && step_may(who, &s->held, step, last_in_history, s))
            out[s->n_steps++] = step;
    }
    s->steps = out;
}

enum err case_show_head(struct cx *cx, const struct user *who, str code, struct case_show *out)
{
    *out = (struct case_show){ 0 };
    TRY(case_by_code(cx, (struct case_by_code_in){
        .code = code, .today = cx->today, .reader = { .has = true, .v = who->id },
        .now = { .has = true, .v = cx->now } }, &out->c));
    const struct case_by_code_row *c = &out->c;
    const str parent = c->parent_code.has ? c->parent_code.v : S("");
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    const struct flow_stage *stage = flow ? flow_stage(flow, c->stage) : NULL;
    if (!stage)
        return ERR_INTERNAL;
    out->held = (struct case_held){
        .id = c->id, .code = code, .parent = c->parent, .flow = flow, .stage = stage,
        .unit = c->unit, .unit_level = c->level, .unit_parent = parent, .to_unit = c->to_unit,
        .handler = c->handler, .pollution = c->pollution, .ended = c->ended,
        .joined = c->joined,
        .sender = flow->asked ? c->parent_unit : (opt_unit_id){ 0 },
        .standing = {
            .conflict = c->recused ? CONFLICT_DECLARED : CONFLICT_NONE, .helper = c->co,
            .for_handler = c->for_handler.has ? c->for_handler.v : S(""),
            .for_head = c->for_head.has ? c->for_head.v : S("") },
    };
    return case_visible(who, c->unit, parent, c->to_unit) || case_sent_by(who, &out->held)
        ? OK : ERR_NOT_FOUND;
}

enum err case_show_load(struct cx *cx, const struct user *who, str code, struct case_show *out)
{
    TRY(case_show_head(cx, who, code, out));
    TRY(load_clocks(cx, out));
    TRY(load_events(cx, out));
    TRY(load_values(cx, out));
    offer_steps(cx, who, out);
    return OK;
}

str case_show_value(const struct case_show *s, str field)
{
    for (size_t i = 0; i < s->n_values; i++)
        if (str_eq(s->values[i].field, field))
            return s->values[i].text;
    return S("");
}
