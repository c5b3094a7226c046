#include "domain/handover/minutes.h"
#include "domain/handover/choose.h"
#include "flow/flow.h"

static size_t read_terms(struct cx *cx, str text, const struct minutes_term **out)
{
    struct minutes_term *v = NEWS(cx->a, struct minutes_term, text.n / 3 + 1);
    str line, code;
    size_t n = 0;
    while (!str_empty(text) && str_next(&text, '\n', &line)) {
        int64_t due;
        if (str_next(&line, '\t', &code) && str_i64(line, &due) == OK)
            v[n++] = (struct minutes_term){ law_term_name(cx->law, cx->lang, code), due };
    }
    *out = v;
    return n;
}

static str stage_words(const struct cx *cx, const struct handover_cases_row *r)
{
    return flow_stage_words(cx->flows, cx->lang, r->flow, r->version, r->stage);
}

static struct minutes_line line_of(struct cx *cx, const struct handover_cases_row *r)
{
    const char *why = why_words_of(r->reason);
    struct minutes_line l = {
        .row = *r, .receiver = unit_body_name(cx->a, r->level, r->kind, r->name),
        .stage = stage_words(cx, r), .why = why ? str_from(why) : r->reason, .right = S(""),
    };
    if (r->right_unit.has && r->right_level.has && r->right_kind.has && r->right_name.has)
        l.right = unit_body_name(cx->a, r->right_level.v, r->right_kind.v, r->right_name.v);
    l.n_terms = read_terms(cx, r->terms, &l.terms);
    return l;
}

enum err minutes_load(struct cx *cx, handover_id id, int64_t after_unit, int64_t after_case,
                      struct minutes *out)
{
    struct handover_cases_row *rows;
    size_t n;
    *out = (struct minutes){ .id = id };
    TRY(handover_by_id(cx, (struct handover_by_id_in){ id }, &out->h));
    TRY(handover_cases(cx, (struct handover_cases_in){ id, after_unit, after_case }, &rows, &n));
    const struct law_handover *rule =
        law_handover(cx->law, S("*"), LAW_ONE_COMMUNE, out->h.day);
    out->basis = rule ? cx->lang == LANG_EN ? rule->basis : rule->basis_vi : S("");
    out->giver = unit_body_name(cx->a, out->h.level, out->h.kind_vi, out->h.name);
    out->more = n > MINUTES_LINES;
    out->n = out->more ? MINUTES_LINES : n;
    struct minutes_line *lines = NEWS(cx->a, struct minutes_line, out->n);
    for (size_t i = 0; i < out->n; i++)
        lines[i] = line_of(cx, &rows[i]);
    out->lines = lines;
    return OK;
}

/* An office that stands above the giver, or above what it became. */
static bool above(const struct office *o, const struct minutes *m)
{
    const str codes[] = { m->h.parent.has ? m->h.parent.v : S(""),
                          m->h.heir.has ? m->h.heir.v : S("") };
    for (size_t i = 0; i < COUNT(codes); i++)
        if (!str_empty(codes[i]) && str_eq(o->level, S("province"))
            && str_eq(o->unit_code, codes[i]))
            return true;
    return o->unit.v == m->h.unit.v || (o->role & ROLE_ADMIN);
}

enum err minutes_may_read(struct cx *cx, const struct user *who, const struct minutes *m,
                          bool *may)
{
    *may = false;
    for (size_t i = 0; i < who->n_offices && !*may; i++) {
        const struct office *o = &who->offices[i];
        struct handover_receives_row row;
        if (!(o->role & (ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN)))
            continue;
        *may = above(o, m);
        if (*may)
            break;
        const enum err e = handover_receives(cx, (struct handover_receives_in){
            .id = m->id, .unit = o->unit }, &row);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        *may = e == OK;
        break; /* the first such office counts: one statement, however many offices */
    }
    return OK;
}

enum err handovers_list(struct cx *cx, const struct office *o, int64_t before,
                        struct handovers_of_row **rows, size_t *n)
{
    const bool above_all = o->role & ROLE_ADMIN || str_eq(o->level, S("province"));
    const str below = above_all && !str_eq(o->level, S("province")) ? o->parent
                    : above_all                                   ? o->unit_code
                                                                  : S("-");
    return handovers_of(cx, (struct handovers_of_in){
        .unit = o->unit, .below = below, .before = before }, rows, n);
}
