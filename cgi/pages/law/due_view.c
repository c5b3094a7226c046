#include "pages/law/due_view.h"
#include "base/lang.h"
#include "pages/frame.h"

static str weekday_words(struct date d)
{
    static const char *const names[] = { TR("Chủ nhật"), TR("Thứ Hai"), TR("Thứ Ba"),
                                         TR("Thứ Tư"), TR("Thứ Năm"), TR("Thứ Sáu"),
                                         TR("Thứ Bảy") };
    return str_from(tr(names[date_weekday(d)]));
}

struct term_list {
    struct choice *v;
    size_t n, cap;
    bool chosen; /* one of them is the term asked for */
};

static void add_term(struct cx *cx, struct term_list *l, str code, str label, str asked)
{
    if (l->n == l->cap) {
        const size_t more = l->cap ? l->cap * 2 : 128;
        l->v = arena_grow(cx->a, l->v, l->cap * sizeof *l->v, more * sizeof *l->v);
        l->cap = more;
    }
    const bool on = str_eq(code, asked);
    l->v[l->n++] = (struct choice){ .value = code, .label = label, .on = on };
    l->chosen = l->chosen || on;
}

/* Terms of the day typed, those of today alone, and the one asked for in any case. */
static struct term_list term_list(struct cx *cx, str asked, struct date typed)
{
    const struct date days[] = { typed, cx->today };
    struct term_list l = { 0 };
    for (size_t k = 0; k < COUNT(days); k++) {
        const struct law_term *t;
        for (size_t at = 0; (t = law_next_term(cx->law, days[k], &at));) {
            if (k > 0 && law_term(cx->law, t->code, days[0]))
                continue;
            const str name = law_term_name(cx->law, cx->lang, t->code);
            const str length = law_length_words(cx->a, cx->lang, t);
            add_term(cx, &l, t->code,
                     str_fmt(cx->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(length)), asked);
        }
    }
    if (!l.chosen && law_term_known(cx->law, asked))
        add_term(cx, &l, asked, law_term_name(cx->law, cx->lang, asked), asked);
    return l;
}

void due_fields(struct cx *cx, const struct form *f, struct law_due_view *v)
{
    struct date typed;
    if (date_parse_vi(str_sub(form_raw(f, "from"), 0, 10), &typed) != OK)
        typed = cx->today;
    v->term = field_of(f, (struct field){
        .name = "term", .label = TR("Thời hạn"), .required = true });
    v->from = field_of(f, (struct field){
        .name = "from", .label = TR("Tính từ ngày"), .required = true,
        .hint = TR("Ngày xảy ra sự kiện bắt đầu thời hạn.") });
    if (date_parse_vi(v->from.value, &typed) == OK)
        v->from.value = date_iso(cx->a, typed); /* what a date field shows */
    v->time = field_of(f, (struct field){
        .name = "from_time", .label = TR("Giờ"), .quiet = true, .max = 5,
        .hint = TR("Cho thời hạn tính bằng giờ, ví dụ 14:30. Để trống: 00:00.") });
    const struct term_list terms = term_list(cx, form_raw(f, "term"), typed);
    v->terms = terms.v;
    v->n_terms = terms.n;
}

static struct off_day off_day(struct cx *cx, struct date day)
{
    const str holiday = law_holiday_name(cx->law, day, cx->lang);
    return (struct off_day){ day, str_empty(holiday) ? weekday_words(day) : holiday };
}

static void add_off_days(struct cx *cx, const struct law_due *d, struct due_answer *v)
{
    struct off_day *skipped = NEWS(cx->a, struct off_day, d->n_skipped);
    for (size_t i = 0; i < d->n_skipped; i++)
        skipped[i] = off_day(cx, d->skipped[i]);
    v->skipped = skipped;
    v->n_skipped = d->n_skipped;
    if (!d->rolled)
        return;
    v->n_passed = (size_t)(date_days(d->due.day) - date_days(d->counted));
    struct off_day *passed = NEWS(cx->a, struct off_day, v->n_passed);
    for (size_t i = 0; i < v->n_passed; i++)
        passed[i] = off_day(cx, date_add(d->counted, (int32_t)i));
    v->passed = passed;
}

static str moment_words(struct cx *cx, struct moment m, bool clock)
{
    const str day = date_vi(cx->a, m.day);
    return clock ? str_fmt(cx->a, "%02d:%02d %.*s", m.hour, m.minute, STR_ARG(day)) : day;
}

struct due_answer due_answer(struct cx *cx, const struct law_due *d)
{
    const struct law_term *t = d->term;
    const bool en = cx->lang == LANG_EN;
    struct due_answer v = {
        .name = law_term_name(cx->law, cx->lang, t->code),
        .start = en ? t->start : t->start_vi,
        .weekday = weekday_words(d->due.day),
        .words = law_due_words(cx->a, cx->lang, cx->law, d),
        .length = law_length_words(cx->a, cx->lang, t),
        .basis = en ? t->basis : t->basis_vi,
        .from = d->from.day, .first = date_add(d->from.day, t->back ? -1 : 1),
        .counted = d->counted, .due = d->due.day,
        .from_words = moment_words(cx, d->from, d->is_moment),
        .due_words = moment_words(cx, d->due, d->is_moment),
        .hours = d->is_moment, .at_once = d->is_moment && t->length == 0, .back = t->back,
        .working = t->unit == LAW_WORKING_DAY, .rolled = d->rolled,
        .never_rolls = !t->rolls && t->unit != LAW_WORKING_DAY && !d->is_moment,
        .sure = t->sure == LAW_TEXT, .demo = t->demo,
    };
    const str warning = en ? d->warning : d->warning_vi;
    v.warning = warning.p ? warning : S("");
    add_off_days(cx, d, &v);
    return v;
}

void due_refusal(struct cx *cx, str code, struct date day, enum err e, struct law_due_view *v)
{
    const struct law_term *t = law_term(cx->law, code, day);
    const str args[] = { law_term_name(cx->law, cx->lang, code), date_vi(cx->a, day) };
    const char *why = TR("Không tính được: ngày nằm ngoài lịch của bảng.");
    if (e == ERR_UNSET)
        why = TR("“{0}”: độ dài do tỉnh quy định và tỉnh chưa đặt. Hệ thống không đoán thay.");
    else if (e == ERR_EXPIRED)
        why = TR("“{0}”: bảng không có quy định nào có hiệu lực vào ngày {1}.");
    v->refusal = tr_args(cx->a, why, args, 2);
    v->refusal_basis = !t ? S("") : cx->lang == LANG_EN ? t->basis : t->basis_vi;
}
