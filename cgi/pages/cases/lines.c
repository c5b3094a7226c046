#include "pages/cases/lines.h"
#include "base/lang.h"
#include <string.h>

#define NEAR_US (24 * 3600 * US_PER_S)

const struct choice *flow_choices(struct cx *cx, const struct flow_field *field, str typed,
                                  size_t *n)
{
    struct choice *out = NEWS(cx->a, struct choice, field->n_choices);
    for (*n = 0; *n < field->n_choices; ++*n)
        out[*n] = (struct choice){ .value = field->choices[*n].value,
                                   .label = flow_words(cx->lang, field->choices[*n].label),
                                   .on = str_eq(typed, field->choices[*n].value) };
    return out;
}

str stage_words(const struct cx *cx, str flow, int64_t version, str stage)
{
    return flow_stage_words(cx->flows, cx->lang, flow, version, stage);
}

const char *pollution_label(str pollution)
{
    return tr(pollution_word(pollution));
}

enum due_state due_state(const struct cx *cx, opt_instant due)
{
    if (!due.has)
        return DUE_DONE;
    if (due.v < cx->now)
        return DUE_LATE;
    return due.v - cx->now < NEAR_US ? DUE_NEAR : DUE_FAR;
}

str due_hour(struct arena *a, instant due)
{
    const struct moment at = instant_moment(due);
    return due == day_end(at.day) ? S("") : str_fmt(a, "%02d:%02d", at.hour, at.minute);
}

const struct case_line *case_lines(struct cx *cx, const struct inbox *in)
{
    struct case_line *out = NEWS(cx->a, struct case_line, in->n);
    for (size_t i = 0; i < in->n; i++) {
        const struct inbox_unit_row *r = &in->rows[i];
        out[i] = (struct case_line){
            .code = r->code, .title = r->title, .place = r->place,
            .stage = stage_words(cx, r->flow, r->version, r->stage),
            .kind = str_from(pollution_label(r->pollution)),
            .handler = r->handler_name.has ? r->handler_name.v : S(""),
            .state = due_state(cx, r->due), .opened = r->opened,
        };
        if (r->due.has) {
            out[i].due = instant_date(r->due.v);
            out[i].due_hour = due_hour(cx->a, r->due.v);
        }
        if (r->hand_due.has) {
            out[i].own_due = r->hand_due.v;
            out[i].own_late = date_cmp(r->hand_due.v, cx->today) < 0;
        }
    }
    return out;
}

struct inbox_after lines_after(const struct req *r)
{
    return (struct inbox_after){ .due = req_query_i64(r, "due", 0, INT64_MAX, 0),
                                 .id = req_query_i64(r, "after", 0, INT64_MAX, 0) };
}

struct url lines_next(struct cx *cx, const char *path, const struct inbox *in)
{
    if (!in->more)
        return (struct url){ 0 };
    return url_own(str_fmt(cx->a, "%s%cdue=%lld&after=%lld", path, strchr(path, '?') ? '&' : '?',
                           (long long)in->next.due, (long long)in->next.id));
}

str flow_value_words(struct cx *cx, const struct flow_field *field, str text)
{
    struct date d;
    int64_t dong;
    if (!field)
        return text;
    if (field->type == FIELD_MONEY && str_i64(text, &dong) == OK) {
        const str amount = money_words(cx->a, dong);
        return tr_args(cx->a, TR("{0} đồng"), &amount, 1);
    }
    if (field->type == FIELD_DATE && date_parse(text, &d) == OK)
        return date_vi(cx->a, d);
    if (field->type == FIELD_YES_NO)
        return str_from(tr(str_eq(text, S("yes")) ? TR("Có") : TR("Không")));
    if (field->type == FIELD_FILE)
        return str_from(tr(TR("tải tệp")));
    for (size_t i = 0; i < field->n_choices; i++)
        if (str_eq(field->choices[i].value, text))
            return flow_words(cx->lang, field->choices[i].label);
    return text;
}
