#include "pages/cases/hands.h"
#include "base/lang.h"
#include "domain/cases/hands.h"
#include "domain/cases/people.h"
#include "pages/frame.h"

#define CONFIRM "late_ok"

static bool picked(const struct form *f, const char *name, str value)
{
    for (size_t i = 0; i < form_count(f, name); i++)
        if (str_eq(form_raw_nth(f, name, i), value))
            return true;
    return false;
}

static str person_label(struct cx *cx, const struct person *p)
{
    if (str_empty(p->cover))
        return p->name;
    const str args[] = { p->name, date_vi(cx->a, p->until), p->cover };
    return tr_args(cx->a, TR("{0} (nghỉ đến hết {1}, {2} làm thay)"), args, COUNT(args));
}

void people_choices(struct cx *cx, const struct form *f, const char *name,
                    const struct person *people, size_t n, struct step_field *out)
{
    struct choice *list = NEWS(cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++) {
        list[i].value = str_fmt(cx->a, "%lld", (long long)people[i].id.v);
        list[i].label = person_label(cx, &people[i]);
        list[i].on = picked(f, name, list[i].value);
    }
    out->choices = list;
    out->n_choices = n;
}

str people_typed(const struct form *f, const char *name)
{
    struct buf ids = { .a = f->a, .max = (HELPERS_MAX + 1) * 21 };
    for (size_t i = 0; i < form_count(f, name) && i <= HELPERS_MAX; i++) {
        const str id = form_raw_nth(f, name, i);
        if (id.n > 20)
            return S("?"); /* nobody's; the domain refuses it */
        buf_fmt(&ids, "%s%.*s", i ? "," : "", STR_ARG(id));
    }
    return buf_str(&ids);
}

/* Why the internal day needs a second thought: it is behind the day of the case. */
static str too_late_words(struct cx *cx, struct date last)
{
    const str day = date_vi(cx->a, last);
    if (date_cmp(last, cx->today) < 0)
        return tr_args(cx->a, TR("Vụ việc đã quá hạn từ {0}. Hãy chọn ngày sớm nhất có thể và đánh "
                                 "dấu vào ô xác nhận bên dưới."), &day, 1);
    return tr_args(cx->a, TR("Vụ việc phải xong bước này chậm nhất {0}. Hãy chọn ngày sớm hơn, "
                             "hoặc đánh dấu vào ô xác nhận bên dưới."), &day, 1);
}

enum err hands_due_check(struct cx *cx, struct form *f, const struct case_show *s,
                         const struct flow_step *step, const struct step_in *in)
{
    struct date due;
    str text = S("");
    for (size_t i = 0; step->assigns_due && i < in->n_values; i++)
        if (str_eq(in->values[i].field, step->assigns_due->name))
            text = in->values[i].text;
    if (str_empty(text))
        return OK;
    TRY(date_parse(text, &due));
    const char *name = str_c(f->a, step->assigns_due->name);
    if (date_cmp(due, cx->today) < 0)
        form_problem(f, name, str_from(tr(TR("Ngày này đã qua. Hãy chọn hôm nay hoặc sau đó."))));
    else if (s->c.due.has && date_cmp(due, instant_date(s->c.due.v)) > 0
             && !form_flag(f, CONFIRM)) {
        form_problem(f, name, too_late_words(cx, instant_date(s->c.due.v)));
        form_fill(f, CONFIRM "_asked", S("1"));
    }
    return form_ok(f);
}

struct field hands_confirm(const struct form *f)
{
    if (!form_flag(f, CONFIRM) && !form_flag(f, CONFIRM "_asked"))
        return (struct field){ 0 };
    return field_of(f, (struct field){
        .name = CONFIRM, .label = TR("Tôi biết hạn nội bộ này muộn hơn hạn của vụ việc.") });
}

void hands_show(struct cx *cx, const struct case_show *s, struct case_view *v)
{
    const struct case_by_code_row *c = &s->c;
    v->helpers = c->helpers.has ? c->helpers.v : S("");
    v->cover = c->cover_name.has && !c->ended ? c->cover_name.v : S("");
    v->since = c->hand_since.has ? c->hand_since.v : 0;
    v->recused = s->held.standing.conflict == CONFLICT_DECLARED;
    if (!c->hand_due.has || c->ended)
        return;
    v->own_due = c->hand_due.v;
    v->own_late = date_cmp(c->hand_due.v, cx->today) < 0;
}
