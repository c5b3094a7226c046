/*
 * When a legal term ends, and why. Counting rules: the Civil Code unless the
 * law says working days (Law 15/2012/QH13 art. 8.1; Civil Code arts. 147, 148).
 *
 * Day, month and year terms start on the day after the event; a last day that
 * is a Saturday, Sunday or holiday rolls to the next working day. Working days
 * leave out weekends and holidays and include make-up Saturdays. Hours and
 * minutes run through nights and holidays and never roll.
 *
 * A term may stand still (law_due_paused). What stood still is not counted:
 * - day, month and year terms: whole days. As the day of an event is never
 *   counted, the day of the pause still belongs to the term and the day of the
 *   resumption is the last that does not. A pause and a resumption on one day
 *   change nothing. A month or year term ends later by the days that stood
 *   still before its end, and its last day rolls after that, never onto a day
 *   that stood still.
 * - working-day terms: the same days; a day off among them is left out once.
 * - hour terms: the time itself; the end is the next full minute.
 * - terms that count back hang on the end of their period: a pause of their
 *   own changes nothing.
 * So a pause never makes the end earlier, overlapping pauses count once, and
 * a pause in two parts counts as the whole.
 */
#ifndef LAW_DUE_H
#define LAW_DUE_H

#include "base/cx.h"
#include "law/tables.h"

/* An interval in which a term stood still. reason and article may be missing. */
struct law_pause {
    instant from, until;
    bool open; /* it still stands; until is the moment to reckon with */
    str reason, article;
};

struct law_due {
    const struct law_term *term;
    struct moment from;
    bool is_moment;    /* an hour term: due is a moment; else a whole day, inclusive */
    struct moment due; /* hour and minute are 0 unless is_moment */
    bool rolled;
    struct date counted;        /* last day before rolling */
    const struct date *skipped; /* working-day terms: days not counted, in order, without
                                   those that stood still */
    size_t n_skipped;
    const struct law_pause *pauses; /* by their beginning */
    size_t n_pauses;
    str warning; /* missing, or why the date may still change (English) */
    str warning_vi;
};

/*
 * Errors  ERR_NOT_FOUND: no such code; ERR_EXPIRED: no row valid on that day;
 *         ERR_UNSET: left to the province; ERR_INVALID: the date leaves the calendar.
 */
MUST_USE enum err law_due(struct arena *a, const struct law *law, str code, struct moment from,
                          struct law_due *out);

/* The same for a term known by its row (a clock keeps the row it began with). */
MUST_USE enum err law_due_term(struct arena *a, const struct law *law,
                               const struct law_term *term, struct moment from,
                               struct law_due *out);

/*
 * The same for a term that stood still in these intervals, in any order; they
 * may overlap. Law: see the head of this file.
 * Errors  as law_due; ERR_INVALID also: an interval ends before it begins.
 */
MUST_USE enum err law_due_paused(struct arena *a, const struct law *law,
                                 const struct law_term *term, struct moment from,
                                 const struct law_pause *pauses, size_t n,
                                 struct law_due *out);

/* Last instant in time: end of the day, or the moment of an hour term. */
instant law_due_instant(const struct law_due *d);

/*
 * That instant of the term of this code that began at `from`; missing where the province has
 * not set it or no row is in force, so that nobody is shown an invented day.
 * Errors  the others of law_due.
 */
MUST_USE enum err law_due_if_set(struct arena *a, const struct law *law, str code, instant from,
                                 opt_instant *due);

/*
 * "3 ngày làm việc kể từ 28/04/2026, bỏ qua 30/4, 1/5 và cuối tuần; Điều 70
 * Luật 15/2012/QH13", or the same in English. Each pause is told: ", tạm
 * dừng từ 03/03/2026 đến 10/03/2026 (lý do; điều khoản)".
 */
str law_due_words(struct arena *a, enum lang lang, const struct law *law,
                  const struct law_due *d);

/* What the term is about: "Giao quyết định xử phạt"; the code itself when it is unknown. */
str law_term_name(const struct law *law, enum lang lang, str code);

/* "3 ngày làm việc", "24 giờ", "ngay lập tức". */
str law_length_words(struct arena *a, enum lang lang, const struct law_term *t);

/* Saturday, Sunday or holiday, and not a make-up working day. */
bool law_day_off(const struct law *law, struct date d);

/* Name of the holiday of that day; missing when it is none. */
str law_holiday_name(const struct law *law, struct date d, enum lang lang);

/* Is the table of rest days of that year whole? */
bool law_year_complete(const struct law *law, int year);

/* Working days after `from` up to and including `to`. */
int32_t law_working_days(const struct law *law, struct date from, struct date to);

#endif
