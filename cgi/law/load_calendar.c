/* holidays.csv and holiday_years.csv. */
#include "law/internal.h"

#include <stdlib.h>

enum { H_DATE, H_KIND, H_NAME, H_NAME_VI, H_BASIS, H_BASIS_VI };
static const char *const holiday_columns[] = { "date", "kind", "name", "name_vi", "basis",
                                               "basis_vi" };
enum { Y_YEAR, Y_COMPLETE, Y_BASIS, Y_BASIS_VI, Y_NOTE };
static const char *const year_columns[] = { "year", "complete", "basis", "basis_vi", "note" };

static struct holiday read_holiday(struct loader *l, const str *c)
{
    static const char *const kinds[] = { "holiday", "makeup_workday", NULL };
    const struct date d = need_date(l, c[H_DATE], "date");
    struct holiday h = { .day = date_days(d) };
    h.makeup = need_word(l, c[H_KIND], "kind", kinds) == 2;
    h.name = need_text(l, c[H_NAME], "name");
    h.name_vi = need_text(l, c[H_NAME_VI], "name_vi");
    need_text(l, c[H_BASIS], "basis");
    need_basis_vi(l, c[H_BASIS_VI]);
    if (h.makeup && date_weekday(d) != SATURDAY)
        fault(l, "a make-up working day that is no Saturday");
    return h;
}

static int by_day(const void *a, const void *b)
{
    const struct holiday *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

static bool year_listed(const int *years, size_t n, int year)
{
    for (size_t i = 0; i < n; i++)
        if (years[i] == year)
            return true;
    return false;
}

/* Every year has rest days, every rest day its year, and no year between is left out. */
static void check_years(struct loader *l, const struct sheet *ys, const int *years)
{
    const struct law *law = l->law;
    l->sheet = ys;
    for (size_t i = 0; i < ys->n; i++) {
        bool any = false;
        l->line = ys->rows[i].line;
        for (size_t k = 0; k < law->n_holidays; k++)
            any = any
                || (date_from_days(law->holidays[k].day).y == years[i] && !law->holidays[k].makeup);
        if (!any)
            fault(l, "the year %d has no holidays in holidays.csv", years[i]);
        if (i > 0 && years[i] != years[i - 1] + 1)
            fault(l, "the year %d does not follow %d", years[i], years[i - 1]);
    }
    l->sheet = &law->holidays_sheet;
    for (size_t k = 0; k < law->holidays_sheet.n; k++) {
        struct date d;
        if (date_parse(law->holidays_sheet.rows[k].cell[H_DATE], &d) != OK)
            continue;
        l->line = law->holidays_sheet.rows[k].line;
        if (!year_listed(years, ys->n, d.y))
            fault(l, "the year %d is not in holiday_years.csv", d.y);
    }
}

static void load_years(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/holiday_years.csv", STR_ARG(l->dir)),
               S("holiday_years.csv"), year_columns, COUNT(year_columns), s);
    int *years = NEWS(l->a, int, s->n);
    law->complete_years = NEWS(l->a, int, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        years[i] = (int)need_whole(l, c[Y_YEAR], "year", 1900, 2999);
        if (need_yes(l, c[Y_COMPLETE], "complete"))
            law->complete_years[law->n_complete++] = years[i];
        need_text(l, c[Y_BASIS], "basis");
        need_basis_vi(l, c[Y_BASIS_VI]);
    }
    check_years(l, s, years);
}

void load_holidays(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = &law->holidays_sheet;
    sheet_read(l, str_fmt(l->a, "%.*s/holidays.csv", STR_ARG(l->dir)), S("holidays.csv"),
               holiday_columns, COUNT(holiday_columns), s);
    law->holidays = NEWS(l->a, struct holiday, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        law->holidays[i] = read_holiday(l, s->rows[i].cell);
        const struct date d = date_from_days(law->holidays[i].day);
        p[i] = (struct period){ s->rows[i].cell[H_DATE], S(""), d, { true, d }, l->line };
    }
    law->n_holidays = s->n;
    check_overlap(l, s, p, s->n);
    qsort(law->holidays, law->n_holidays, sizeof *law->holidays, by_day);
    load_years(l);
}
