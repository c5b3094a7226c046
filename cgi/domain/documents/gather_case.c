#include "base/words_vi.h"
#include "domain/documents/gather.h"
#include "sql/papers.h"

enum err gather_body(struct cx *cx, unit_id unit, struct date day, struct paper_data *d)
{
    struct paper_body_row b;
    const enum err e = paper_body(cx, (struct paper_body_in){ .unit = unit, .day = day }, &b);
    if (e == ERR_NOT_FOUND) /* on that day there was no such body: the place stays open */
        return OK;
    TRY(e);
    const bool department = str_eq(b.level, S("department"));
    const str up = b.up_name.has ? str_fmt(cx->a, "%.*s %.*s", STR_ARG(b.up_kind.v),
                                           STR_ARG(b.up_name.v)) : S("");
    const str name = str_fmt(cx->a, "%.*s %.*s", STR_ARG(b.kind), STR_ARG(b.name));
    if (department && !str_empty(up))
        paper_put(d, "body.above", upper_vi(cx->a, str_fmt(cx->a, "Ủy ban nhân dân\n%.*s",
                                                           STR_ARG(up))));
    paper_put(d, "body.name", upper_vi(cx->a, department
        ? name : str_fmt(cx->a, "Ủy ban nhân dân\n%.*s", STR_ARG(name))));
    paper_put(d, "body.words", department
        ? name : str_fmt(cx->a, "Ủy ban nhân dân %.*s", STR_ARG(name)));
    paper_put(d, "body.place", department && b.up_name.has ? b.up_name.v : b.name);
    return OK;
}

static str choice_words(const struct flow_field *f, str value)
{
    for (size_t i = 0; i < f->n_choices; i++)
        if (str_eq(f->choices[i].value, value))
            return f->choices[i].label.vi;
    return value;
}

/* Accounts, units and files are numbers here: their names come from elsewhere. */
static void put_value(struct cx *cx, const struct flow_field *f, const char *key, str value,
                      struct paper_data *d)
{
    struct date day;
    struct moment at;
    int64_t money;
    if (f->type == FIELD_DATE && date_parse(value, &day) == OK)
        paper_put_day(d, key, day);
    else if (f->type == FIELD_MONEY && str_i64(value, &money) == OK)
        paper_put_money(d, key, money);
    else if (f->type == FIELD_MOMENT && moment_parse(value, &at) == OK)
        paper_put(d, key, str_fmt(cx->a, "%02d giờ %02d phút, %.*s", at.hour, at.minute,
                                  STR_ARG(day_words_vi(cx->a, at.day))));
    else if (f->type == FIELD_CHOICE)
        paper_put(d, key, choice_words(f, value));
    else if (f->type == FIELD_YES_NO)
        paper_put(d, key, str_eq(value, S("yes")) ? S("Có") : S("Không"));
    else if (f->type == FIELD_TEXT || f->type == FIELD_LONG_TEXT)
        paper_put(d, key, value);
}

enum err gather_values(struct cx *cx, const struct case_by_code_row *c, struct paper_data *d)
{
    struct case_values_row *rows;
    size_t n;
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    TRY(case_values(cx, (struct case_values_in){ .cid = c->id }, &rows, &n));
    for (size_t i = 0; flow && i < n; i++) {
        const struct flow_field *f = flow_field_ever(cx->flows, flow, rows[i].name);
        const char *key = str_fmt(cx->a, "value.%.*s", STR_ARG(rows[i].name)).p;
        if (f)
            put_value(cx, f, key, rows[i].value, d);
    }
    return OK;
}
