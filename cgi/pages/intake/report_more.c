#include "pages/intake/report_more.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/kinds.h"
#include "domain/intake/months.h"
#include "domain/intake/tables.h"
#include "pages/frame.h"
#include "pages/intake/kinds.h"
#include "pages/intake/report_form.h"
#include "pages/intake/view.h"

const struct emergency *emergency_numbers(struct arena *a)
{
    static const struct { const char *number, *label; } numbers[N_EMERGENCY] = {
        { "113", TR("Công an") },
        { "114", TR("Cháy, cứu nạn") },
        { "115", TR("Cấp cứu y tế") },
        { "112", TR("Tìm kiếm cứu nạn") },
    };
    struct emergency *e = NEWS(a, struct emergency, N_EMERGENCY);
    for (size_t i = 0; i < N_EMERGENCY; i++) {
        e[i] = (struct emergency){ .number = numbers[i].number, .label = numbers[i].label };
        if (url_tel(a, str_from(numbers[i].number), &e[i].tel) != OK)
            e[i].tel = url_own(S("#main"));
    }
    return e;
}

static const struct choice *choices_of(struct cx *cx, const struct question *q, str chosen)
{
    struct choice *c = NEWS(cx->a, struct choice, q->n_choices);
    for (size_t i = 0; i < q->n_choices; i++)
        c[i] = (struct choice){ .value = q->choices[i].value,
                                .label = answer_words(q, cx->lang, q->choices[i].value),
                                .on = str_eq(q->choices[i].value, chosen) };
    return c;
}

void questions_view(struct cx *cx, const struct form *f, struct report_view *v)
{
    const struct intake_tables *t = cx->intake;
    struct question_view *list = NEWS(cx->a, struct question_view, t->n_questions);
    for (size_t i = 0; i < t->n_questions; i++) {
        const struct question *q = &t->questions[i];
        struct question_view *qv = &list[i];
        *qv = (struct question_view){
            .about = q->pollutions, .danger = q->danger, .type = q->type,
            .shown = question_about(q, v->pollution.value),
            .field = field_of(f, (struct field){
                .name = question_field(cx->a, q), .quiet = true, .max = ANSWER_MAX,
                .label = str_c(cx->a, question_label(q, cx->lang)), .autocomplete = "off" }) };
        qv->choices = choices_of(cx, q, qv->field.value);
        qv->n_choices = q->n_choices;
        v->any_question = v->any_question || (qv->shown && !str_empty(v->pollution.value));
    }
    v->questions = list;
    v->n_questions = t->n_questions;
}

static str month_words(struct cx *cx, struct date month)
{
    return str_fmt(cx->a, "%d/%d", (int)month.m, (int)month.y);
}

static void month_told(struct cx *cx, struct buf *b, struct date month, int64_t n)
{
    const char *words = n ? TR("Tháng {0}: {1} phản ánh.") : TR("Tháng {0}: dưới {1} phản ánh.");
    const long long shown = n ? n : MONTH_LEAST;
    const str args[] = { month_words(cx, month), str_fmt(cx->a, "%lld", shown) };
    buf_byte(b, ' ');
    buf_add(b, tr_args(cx->a, words, args, COUNT(args)));
}

enum err alike_words(struct cx *cx, const struct commune *c, str pollution, str *out)
{
    struct months m;
    struct buf b = { .a = cx->a, .max = 1000 };
    TRY(months_read(cx, c->id, pollution, &m));
    const str args[] = { unit_place_words(cx->a, cx->lang, c->kind, c->name),
                         str_from(tr(kind_label(pollution))) };
    buf_add(&b, tr_args(cx->a, TR("Ở {0}, về “{1}”:"), args, COUNT(args)));
    if (m.now) {
        const str n = str_fmt(cx->a, "%lld", (long long)m.now);
        buf_byte(&b, ' ');
        buf_add(&b, tr_args(cx->a, TR("Tháng này đã có từ {0} phản ánh trở lên."), &n, 1));
    }
    month_told(cx, &b, m.last_month, m.last);
    month_told(cx, &b, m.before_month, m.before);
    *out = buf_str(&b);
    return OK;
}

enum err alike_get(struct req *r, struct resp *w)
{
    struct places places;
    str words;
    const str pollution = req_query(r, "pollution", 20);
    TRY(places_load(r->cx, &places));
    const struct commune *c = places_code(&places, req_query(r, "commune", 10));
    if (!c || !pollution_known(pollution))
        return ERR_NOT_FOUND;
    TRY(alike_words(r->cx, c, pollution, &words));
    struct buf *b = resp_body(w, 200, "application/json");
    buf_add(b, S("{\"words\":"));
    buf_json(b, words);
    buf_byte(b, '}');
    return OK;
}

enum report_danger report_danger(struct cx *cx, const struct report_new *r)
{
    return answers_danger(cx->intake, r->answers, r->n_answers) || kind_urgent(cx, r->what)
        ? DANGER_TOLD : DANGER_NONE;
}
