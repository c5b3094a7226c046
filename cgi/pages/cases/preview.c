#include "pages/cases/preview.h"
#include "base/lang.h"
#include "pages/cases/refused.h"

/* Why a clock stands still from here: reason and article. */
static str pause_words(struct cx *cx, const struct clock_change *ch)
{
    return str_fmt(cx->a, "%.*s; %.*s", STR_ARG(ch->reason), STR_ARG(ch->article));
}

static struct preview_line line_of(struct cx *cx, const struct clock_change *ch)
{
    struct preview_line l = {
        .act = ch->act, .name = law_term_name(cx->law, cx->lang, ch->clock.code),
        .words = S(""), .counted = S(""), .sure = true,
    };
    if (ch->act == CLOCK_PAUSE)
        l.words = pause_words(cx, ch);
    if (ch->act != CLOCK_START && ch->act != CLOCK_RESUME)
        return l;
    if (ch->guessed)
        l.counted = flow_words(cx->lang, ch->guessed->label);
    if (ch->law_says != OK)
        return l;
    l.due = ch->law.due.day;
    l.due_at = ch->clock.due;
    l.hours = ch->law.is_moment;
    l.words = law_due_words(cx->a, cx->lang, cx->law, &ch->law);
    l.sure = ch->law.term->sure == LAW_TEXT;
    l.demo = ch->law.term->demo;
    return l;
}

/* What was typed so far: choices and days decide which terms run, and from when. */
static struct step_in typed_so_far(struct req *r, const struct form *f, const struct flow_step *s)
{
    struct flow_value *values = NEWS(r->cx->a, struct flow_value, s->n_needs + s->n_optional);
    struct step_in in = { .values = values };
    for (size_t i = 0; i < s->n_needs + s->n_optional; i++) {
        const struct flow_field *field = i < s->n_needs ? s->needs[i]
                                                        : s->optional[i - s->n_needs];
        struct date d;
        str text = form_raw(f, str_c(r->cx->a, field->name));
        if (field->type == FIELD_DATE)
            text = date_parse_vi(text, &d) == OK ? date_iso(r->cx->a, d) : S("");
        values[in.n_values++] = (struct flow_value){ field->name, text };
    }
    return in;
}

/* Said before the form is filled in; taking the step asks again (domain/cases/step.c). */
static str waits_of(struct cx *cx, const struct case_show *s, const struct flow_step *step)
{
    struct step_fault fault = { .waits_until = 0 };
    for (size_t i = 0; i < s->n_clocks; i++)
        step_waits(step, &s->clocks[i].row, cx->now, &fault);
    return fault.waits_for.p ? step_waits_words(cx, &fault) : S("");
}

enum err clock_preview_of(struct req *r, const struct form *f, const struct case_show *s,
                          const struct flow_step *step, const struct preview_view **out)
{
    struct cx *cx = r->cx;
    struct clock_preview *all;
    struct preview_view *v = NEW(cx->a, struct preview_view);
    const struct step_in typed = typed_so_far(r, f, step);
    TRY(preview_load(cx, s, step, typed.values, typed.n_values, &all, &v->n));
    struct preview_group *groups = NEWS(cx->a, struct preview_group, v->n);
    for (size_t i = 0; i < v->n; i++) {
        struct preview_line *lines = NEWS(cx->a, struct preview_line, all[i].n);
        for (size_t k = 0; k < all[i].n; k++)
            lines[k] = line_of(cx, &all[i].changes[k]);
        groups[i] = (struct preview_group){ all[i].when, all[i].opens, lines, all[i].n };
    }
    v->groups = groups;
    v->waits = waits_of(cx, s, step);
    *out = v;
    return OK;
}
