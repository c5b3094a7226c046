#include "domain/documents/issue.h"
#include "base/config.h"
#include "crypto/base32.h"
#include "crypto/token.h"
#include "domain/documents/gather.h"
#include "sql/papers.h"
#include "sql/units.h"

bool paper_day_field(str name)
{
    static const char *const names[] = { "decided_on", "ordered_on", "recorded_on", "handed_on",
                                         "checked_on", "done_on", "concluded_on", "served_on" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_eq(name, str_from(names[i])))
            return true;
    return false;
}

/* The nth document of a form in a case has one token, drafts of it too. */
static str token_of(struct cx *cx, str code, str slug, int64_t nth)
{
    unsigned char values[PAPER_TOKEN_CHARS];
    char *text = arena_alloc(cx->a, PAPER_TOKEN_CHARS + 1);
    const str hash = hash_keyed(cx->a, cx->keys, S("paper"),
                                str_fmt(cx->a, "%.*s %.*s %lld", STR_ARG(code), STR_ARG(slug),
                                        (long long)nth));
    base32_bits((const unsigned char *)hash.p, PAPER_TOKEN_CHARS, values);
    for (size_t i = 0; i < PAPER_TOKEN_CHARS; i++)
        text[i] = base32_char(values[i]);
    return (str){ text, PAPER_TOKEN_CHARS };
}

static bool signs(const struct flow_step *step)
{
    bool number = false, signature = false;
    for (size_t i = 0; i < step->n_needs; i++) {
        number = number || step->needs[i]->proves == PROVES_NUMBER;
        signature = signature || step->needs[i]->proves == PROVES_SIGNATURE;
    }
    return number && signature;
}

static enum err keep(struct cx *cx, const struct case_held *c, const struct paper_form *form,
                     const struct step_in *in, str number, struct date day)
{
    struct papers_issued_row issued;
    struct unit_then_row unit;
    TRY(papers_issued(cx, (struct papers_issued_in){
        .cid = c->id, .form = form->slug, .digest = form->digest, .unit = c->unit, .day = day,
        .number = S(""), .since = 1, .until = PAPER_STILL_TYPED }, &issued));
    const enum err e = unit_then(cx, (struct unit_then_in){ .id = c->unit, .day = day }, &unit);
    if (e == ERR_NOT_FOUND) /* the body did not exist on that day: nothing to vouch for */
        return OK;
    TRY(e);
    return paper_add(cx, (struct paper_add_in){
        .token = token_of(cx, c->code, form->slug, issued.n + 1), .cid = c->id,
        .form = form->slug, .number = number, .signed_on = day,
        .unit_name = unit_body_name(cx->a, unit.level, unit.kind, unit.name),
        .blob = in->document->blob, .sha256 = in->document->sha256, .now = cx->now });
}

enum err paper_issue(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                     const struct step_in *in)
{
    str number = S("");
    struct date day = { 0 };
    const struct paper_form *form =
        str_empty(step->form) ? NULL : paper_form_on(cx->forms, step->form, cx->today);
    if (!form || !signs(step) || !in->document || str_empty(in->document->sha256))
        return OK;
    for (size_t i = 0; i < in->n_values; i++) {
        const struct flow_field *f = flow_field(c->flow, in->values[i].field);
        if (f && f->proves == PROVES_NUMBER)
            number = in->values[i].text;
        if (paper_day_field(in->values[i].field)
            && date_parse(in->values[i].text, &day) != OK)
            return ERR_INVALID;
    }
    return str_empty(number) || !date_valid(day) ? OK : keep(cx, c, form, in, number, day);
}

enum err paper_standing(struct cx *cx, const struct paper_of_case *of,
                        struct paper_around *around, struct papers_issued_row *out)
{
    bool signed_ever = false;
    const struct paper_turns *t = of->turns;
    around->verify = S("");
    TRY(papers_issued(cx, (struct papers_issued_in){
        .cid = of->c->id, .form = of->form->slug, .digest = of->form->digest,
        .unit = of->c->unit, .day = of->day, .since = t->since, .until = t->until,
        .about = t->about,
        .number = t->at > 0 && t->at < t->n ? t->v[t->at].number : S("") }, out));
    const struct papers_issued_row issued = *out;
    around->confirmed = issued.good;
    for (size_t i = 0; of->flow && i < of->flow->n_steps; i++)
        if (str_eq(of->flow->steps[i].form, of->form->code))
            signed_ever = signed_ever || signs(&of->flow->steps[i]);
    if (!signed_ever || (!around->draft && !issued.token.has))
        return OK;
    const str token = around->draft ? token_of(cx, of->code, of->form->slug, issued.n + 1)
                                    : issued.token.v;
    around->verify = str_fmt(cx->a, "%.*s/verify/%.*s", STR_ARG(cx->conf->public_site.url),
                             STR_ARG(token));
    return OK;
}

enum err paper_find(struct cx *cx, str token, struct paper_public *out)
{
    struct paper_of_token_row row;
    char *clean = arena_alloc(cx->a, PAPER_TOKEN_CHARS + 1);
    size_t n = 0;
    for (size_t i = 0; i < token.n; i++) {
        const int value = base32_value(token.p[i]);
        if (token.p[i] == ' ' || token.p[i] == '-')
            continue;
        if (value < 0 || n == PAPER_TOKEN_CHARS)
            return ERR_NOT_FOUND;
        clean[n++] = base32_char((unsigned)value);
    }
    if (n != PAPER_TOKEN_CHARS)
        return ERR_NOT_FOUND;
    TRY(paper_of_token(cx, (struct paper_of_token_in){ .token = { clean, n } }, &row));
    *out = (struct paper_public){ row.number, row.unit_name, row.sha256, row.signed_on };
    return OK;
}
