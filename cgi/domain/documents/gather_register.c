#include "domain/documents/check.h"
#include "domain/documents/gather.h"
#include "domain/intake/labels.h"
#include "domain/violations/delegation.h"
#include "sql/papers.h"

static str position_name(const struct law *law, str code, struct date day)
{
    const struct law_position *p;
    const struct law_deputy *d = law_deputy(law, code, day);
    for (size_t at = 0; !d && (p = law_next_position(law, day, &at));)
        if (str_eq(p->code, code))
            return p->name_vi;
    return d ? d->name_vi : code;
}

static void put_delegation(struct cx *cx, const struct paper_delegation_row *r, bool ends,
                           struct paper_data *d)
{
    paper_put(d, "delegation.giver", r->giver);
    paper_put(d, "delegation.giver_title", position_name(cx->law, r->position, r->signed_on));
    paper_put(d, "delegation.signature", signature_title(cx->a, cx->law, r->position,
                                                         r->signed_on, SIGN_OWN_POWER));
    paper_put(d, "delegation.deputy", r->deputy_position.has
        ? str_fmt(cx->a, "%.*s, %.*s", STR_ARG(r->deputy),
                  STR_ARG(position_name(cx->law, r->deputy_position.v, r->signed_on)))
        : r->deputy);
    paper_put(d, "delegation.scope", r->scope);
    if (r->fine_max.has)
        paper_put_money(d, "delegation.fine_max", r->fine_max.v);
    paper_put_day(d, "delegation.from", r->since);
    paper_put_day(d, "delegation.until", r->until);
    paper_put(d, "delegation.number", r->number);
    paper_put_day(d, "delegation.day", r->signed_on);
    if (!ends)
        return;
    paper_put_day(d, "delegation.ended", r->ended.v);
    paper_put(d, "delegation.end_reason", r->end_reason.has ? r->end_reason.v : S(""));
}

/* The head of a document that ends a delegation bears the end's number and day. */
static void head_of(struct cx *cx, const struct paper_delegation_row *r, bool ends,
                    struct paper *p)
{
    gather_put_number(p->form, ends ? r->end_number.v : r->number, p->data);
    p->around.day = ends ? r->ended.v : r->signed_on;
    paper_put_day(p->data, "head.day", p->around.day);
    paper_put(p->data, "head.day", paper_value(p->data, S("head.day.long")));
    (void)cx;
}

enum err paper_of_delegation(struct cx *cx, const struct user *who, delegation_id id, str slug,
                             struct paper *out)
{
    struct paper_delegation_row r;
    TRY(paper_delegation(cx, (struct paper_delegation_in){ .id = id }, &r));
    if (!user_roles_in(who, r.unit))
        return ERR_NOT_FOUND;
    const bool ends = str_eq(slug, S("MQD37"));
    const bool fits = ends ? r.ended.has && r.end_number.has
                    : str_eq(slug, delegation_content(r.content) == LAW_TO_SANCTION
                                       ? S("MQD34") : S("MQD35"));
    *out = (struct paper){
        .form = paper_form_on(cx->forms, slug, ends && r.ended.has ? r.ended.v : r.signed_on),
        .data = paper_data_new(cx->a), .ready = true, .around = { .verify = S("") } };
    if (!fits || !out->form)
        return ERR_NOT_FOUND;
    put_delegation(cx, &r, ends, out->data);
    head_of(cx, &r, ends, out);
    TRY(paper_confirmed(cx, out->form, &out->around.confirmed));
    return gather_body(cx, r.unit, out->around.day, out->data);
}

static void put_line(struct cx *cx, const struct paper_register_row *r, str unit,
                     struct paper_data *d)
{
    struct paper_data *row = paper_row(d, "line");
    const struct flow *flow = flow_find(cx->flows, r->flow, (int)r->version);
    const struct flow_stage *stage = flow ? flow_stage(flow, r->stage) : NULL;
    const struct flow_field *finding = flow ? flow_field(flow, S("finding")) : NULL;
    paper_put(row, "line.code", r->code);
    paper_put_day(row, "line.day", instant_date(r->opened));
    paper_put(row, "line.commune", unit);
    paper_put(row, "line.kind", str_from(pollution_word(r->pollution)));
    paper_put(row, "line.state", stage ? stage->title.vi : r->stage);
    if (r->due.has)
        paper_put_day(row, "line.due", instant_date(r->due.v));
    else
        paper_put(row, "line.due", S("-"));
    paper_put(row, "line.late", r->late ? S("Có") : S("-"));
    paper_put(row, "line.result", S("-"));
    for (size_t i = 0; finding && r->result.has && i < finding->n_choices; i++)
        if (str_eq(finding->choices[i].value, r->result.v))
            paper_put(row, "line.result", finding->choices[i].label.vi);
}

enum err paper_of_register(struct cx *cx, const struct office *office, struct date from,
                           struct date to, struct paper *out)
{
    struct paper_register_row *rows;
    size_t n;
    *out = (struct paper){ .form = paper_form_on(cx->forms, S("SO_THEO_DOI"), to),
                           .data = paper_data_new(cx->a), .ready = true,
                           .around = { .day = to, .verify = S("") } };
    if (date_cmp(to, from) < 0 || !out->form)
        return ERR_INVALID;
    TRY(paper_register(cx, (struct paper_register_in){
        .unit = office->unit, .since = instant_of((struct moment){ from, 0, 0 }),
        .until = day_end(to) }, &rows, &n));
    if (n > PAPER_REGISTER_MAX)
        return ERR_TOO_MANY;
    for (size_t i = 0; i < n; i++)
        put_line(cx, &rows[i], office->unit_name, out->data);
    paper_put_day(out->data, "register.from", from);
    paper_put_day(out->data, "register.to", to);
    TRY(paper_confirmed(cx, out->form, &out->around.confirmed));
    return gather_body(cx, office->unit, to, out->data);
}
