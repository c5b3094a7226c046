/* A due date and its reasons as people read them. */
#include "law/internal.h"

static const char *const months[] = { "January", "February", "March", "April", "May", "June",
                                      "July", "August", "September", "October", "November",
                                      "December" };

static void add_date(struct buf *b, enum lang lang, struct date d)
{
    if (lang == LANG_VI)
        buf_fmt(b, "%02d/%02d/%04d", d.d, d.m, d.y);
    else
        buf_fmt(b, "%d %s %d", d.d, months[d.m - 1], d.y);
}

static void add_moment(struct buf *b, enum lang lang, struct moment m, bool clock)
{
    if (clock)
        buf_fmt(b, "%02d:%02d ", m.hour, m.minute);
    add_date(b, lang, m.day);
}

str law_length_words(struct arena *a, enum lang lang, const struct law_term *t)
{
    static const char *const vi[] = { "", "giờ", "ngày", "ngày làm việc", "tháng", "năm",
                                      "phút" };
    static const char *const en[] = { "", "hour", "day", "working day", "month", "year",
                                      "minute" };
    if (!t->set)
        return lang == LANG_VI ? S("chưa được quy định") : S("not set");
    if (t->length == 0)
        return lang == LANG_VI ? S("ngay lập tức") : S("at once");
    if (lang == LANG_VI)
        return str_fmt(a, "%d %s", t->length, vi[t->unit]);
    return str_fmt(a, "%d %s%s", t->length, en[t->unit], t->length == 1 ? "" : "s");
}

/* "bỏ qua 30/4, 1/5 và cuối tuần": holidays by date, weekends in one word. */
static void add_skipped(struct buf *b, enum lang lang, const struct law *law,
                        const struct law_due *d)
{
    const bool vi = lang == LANG_VI;
    size_t listed = 0;
    bool weekend = false;
    for (size_t i = 0; i < d->n_skipped; i++) {
        const struct date day = d->skipped[i];
        if (!law_holiday_name(law, day, lang).p) {
            weekend = true;
            continue;
        }
        if (listed == 0)
            buf_add(b, vi ? S(", bỏ qua ") : S(", skipping "));
        else
            buf_add(b, S(", "));
        listed++;
        if (vi)
            buf_fmt(b, "%d/%d", day.d, day.m);
        else
            buf_fmt(b, "%d %s", day.d, months[day.m - 1]);
    }
    if (weekend && listed)
        buf_add(b, vi ? S(" và cuối tuần") : S(" and the weekend"));
    else if (weekend)
        buf_add(b, vi ? S(", bỏ qua cuối tuần") : S(", skipping the weekend"));
}

static void add_rolled(struct buf *b, enum lang lang, const struct law_due *d)
{
    if (!d->rolled)
        return;
    buf_add(b, lang == LANG_VI ? S("; hết hạn vào ngày nghỉ ") : S("; ends on a day off, "));
    add_date(b, lang, d->counted);
    buf_add(b, lang == LANG_VI ? S(" nên chuyển sang ") : S(", so moves to "));
    add_date(b, lang, d->due.day);
}

/* ", tạm dừng từ 03/03/2026 đến 10/03/2026 (lý do; điều khoản)" */
static void add_pauses(struct buf *b, enum lang lang, const struct law_due *d)
{
    const bool vi = lang == LANG_VI;
    for (size_t i = 0; i < d->n_pauses; i++) {
        const struct law_pause *p = &d->pauses[i];
        buf_add(b, vi ? S(", tạm dừng từ ") : S(", standing still from "));
        add_moment(b, lang, instant_moment(p->from), d->is_moment);
        if (!p->open) {
            buf_add(b, vi ? S(" đến ") : S(" to "));
            add_moment(b, lang, instant_moment(p->until), d->is_moment);
        }
        if (str_empty(p->reason) && str_empty(p->article))
            continue;
        buf_add(b, S(" ("));
        buf_add(b, p->reason);
        if (!str_empty(p->reason) && !str_empty(p->article))
            buf_add(b, S("; "));
        buf_add(b, p->article);
        buf_add(b, S(")"));
    }
}

static void add_doubts(struct buf *b, enum lang lang, const struct law_due *d)
{
    const bool vi = lang == LANG_VI;
    if (d->term->demo)
        buf_add(b, vi ? S(" (số liệu trình diễn)") : S(" (demonstration figure)"));
    else if (d->term->sure == LAW_UNVERIFIED)
        buf_add(b, vi ? S(" (chưa kiểm chứng)") : S(" (not verified)"));
    else if (d->term->sure == LAW_SECONDARY)
        buf_add(b, vi ? S(" (theo nguồn tóm tắt)") : S(" (from a summary)"));
    if (d->warning.p) {
        buf_add(b, S("; "));
        buf_add(b, vi ? d->warning_vi : d->warning);
    }
}

str law_due_words(struct arena *a, enum lang lang, const struct law *law,
                  const struct law_due *d)
{
    const bool vi = lang == LANG_VI;
    struct buf b = { .a = a, .max = 4000 };
    buf_add(&b, law_length_words(a, lang, d->term));
    if (d->term->back)
        buf_add(&b, vi ? S(" trước ") : S(" before "));
    else
        buf_add(&b, vi ? S(" kể từ ") : S(" from "));
    add_moment(&b, lang, d->from, d->is_moment);
    add_skipped(&b, lang, law, d);
    add_pauses(&b, lang, d);
    add_rolled(&b, lang, d);
    buf_add(&b, S("; "));
    buf_add(&b, vi ? d->term->basis_vi : d->term->basis);
    add_doubts(&b, lang, d);
    return buf_str(&b);
}

str vnd_words(struct arena *a, enum lang lang, int64_t v)
{
    const str digits = str_fmt(a, "%lld", (long long)v);
    struct buf b = { .a = a, .max = 64 };
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0 && digits.p[i - 1] != '-')
            buf_byte(&b, lang == LANG_VI ? '.' : ',');
        buf_byte(&b, digits.p[i]);
    }
    return buf_str(&b);
}
