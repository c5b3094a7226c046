/* The end of a term: sanction-procedure counting rules, Civil Code arts. 147 and 148. */
#include "law/internal.h"

/* A begun minute is given whole. */
static struct moment full_minute(instant t)
{
    struct moment m = instant_moment(t);
    return instant_of(m) < t ? instant_moment(t + 60 * US_PER_S) : m;
}

static void count_hours(struct law_due *d, const struct stills *still)
{
    const int32_t each = d->term->unit == LAW_HOUR ? 60 : 1;
    const int32_t minutes = d->from.hour * 60 + d->from.minute + d->term->length * each;
    d->is_moment = true;
    d->due.day = date_add(d->from.day, minutes / (24 * 60));
    d->due.hour = (int8_t)(minutes / 60 % 24);
    d->due.minute = (int8_t)(minutes % 60);
    if (still->n > 0)
        d->due = full_minute(stills_shift(still, instant_of(d->from), instant_of(d->due)));
    d->counted = d->due.day;
}

/* A term may count back from the end of a period. */
static void count_working_days(struct arena *a, const struct law *law, struct law_due *d,
                               const struct stills *still)
{
    const int step = d->term->back ? -1 : 1;
    size_t cap = 16;
    struct date *off = NEWS(a, struct date, cap);
    struct date day = d->from.day;
    for (int32_t left = d->term->length; left > 0;) {
        day = date_add(day, step);
        if (stills_day(still, day))
            continue;
        if (!law_day_off(law, day)) {
            left--;
            continue;
        }
        if (d->n_skipped == cap) {
            off = arena_grow(a, off, cap * sizeof *off, cap * 2 * sizeof *off);
            cap *= 2;
        }
        off[d->n_skipped++] = day;
    }
    for (size_t i = 0; step < 0 && i < d->n_skipped / 2; i++) {
        const struct date swap = off[i];
        off[i] = off[d->n_skipped - 1 - i];
        off[d->n_skipped - 1 - i] = swap;
    }
    d->skipped = off;
    d->counted = d->due.day = day;
}

static void count_calendar(const struct law *law, struct law_due *d, const struct stills *still)
{
    const struct law_term *t = d->term;
    const struct date from = d->from.day;
    if (t->unit == LAW_DAY)
        d->counted = date_add(from, t->back ? -t->length : t->length);
    else
        d->counted = date_add_months(from, t->unit == LAW_YEAR ? t->length * 12 : t->length);
    if (still->n > 0)
        d->counted = date_from_days((int32_t)stills_shift(still, date_days(from),
                                                          date_days(d->counted)));
    d->due.day = d->counted;
    while (t->rolls && (law_day_off(law, d->due.day) || stills_day(still, d->due.day))) {
        d->due.day = date_add(d->due.day, 1);
        d->rolled = true;
    }
}

/* The span is what is counted: the day after the event to the due day, or back. */
static void warn(struct arena *a, const struct law *law, struct law_due *d)
{
    if (d->is_moment)
        return;
    const int first = d->term->back ? d->due.day.y : date_add(d->from.day, 1).y;
    const int last = d->term->back ? date_add(d->from.day, -1).y : d->due.day.y;
    for (int y = first; y <= last; y++) {
        if (law_year_complete(law, y))
            continue;
        d->warning = str_fmt(a, "the holidays of %d are not complete: the date may change", y);
        d->warning_vi =
            str_fmt(a, "lịch nghỉ năm %d chưa đầy đủ: ngày hết hạn có thể thay đổi", y);
        return;
    }
}

enum err law_due_paused(struct arena *a, const struct law *law, const struct law_term *term,
                        struct moment from, const struct law_pause *pauses, size_t n,
                        struct law_due *out)
{
    enum { YEAR_MIN = 1910, YEAR_MAX = 2900 }; /* far from the ends of struct date */
    if (!date_valid(from.day) || from.day.y < YEAR_MIN || from.day.y > YEAR_MAX)
        return ERR_INVALID;
    if (!term->set)
        return ERR_UNSET;
    struct law_due d = { .term = term, .from = from, .n_pauses = n };
    TRY(pauses_sorted(a, pauses, n, &d.pauses));
    const struct stills still = stills_of(a, term->unit, d.pauses, term->back ? 0 : n);
    if (term->unit == LAW_YEAR && from.day.y + term->length > YEAR_MAX)
        return ERR_INVALID;
    if (term->unit == LAW_HOUR || term->unit == LAW_MINUTE)
        count_hours(&d, &still);
    else if (term->unit == LAW_WORKING_DAY)
        count_working_days(a, law, &d, &still);
    else
        count_calendar(law, &d, &still);
    if (!date_valid(d.due.day))
        return ERR_INVALID;
    warn(a, law, &d);
    *out = d;
    return OK;
}

enum err law_due_term(struct arena *a, const struct law *law, const struct law_term *term,
                      struct moment from, struct law_due *out)
{
    return law_due_paused(a, law, term, from, NULL, 0, out);
}

enum err law_due(struct arena *a, const struct law *law, str code, struct moment from,
                 struct law_due *out)
{
    const struct law_term *t = law_term(law, code, from.day);
    if (!t)
        return law_term_known(law, code) ? ERR_EXPIRED : ERR_NOT_FOUND;
    return law_due_term(a, law, t, from, out);
}

instant law_due_instant(const struct law_due *d)
{
    return d->is_moment ? instant_of(d->due) : day_end(d->due.day);
}

enum err law_due_if_set(struct arena *a, const struct law *law, str code, instant from,
                        opt_instant *due)
{
    struct law_due d;
    const enum err e = law_due(a, law, code, instant_moment(from), &d);
    *due = (opt_instant){ .has = e == OK, .v = e == OK ? law_due_instant(&d) : 0 };
    return e == ERR_UNSET || e == ERR_EXPIRED ? OK : e;
}
