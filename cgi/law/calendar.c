/* Which days are worked. */
#include "law/internal.h"

#include <stdlib.h>

static int by_day(const void *key, const void *row)
{
    const int32_t day = *(const int32_t *)key;
    const struct holiday *h = row;
    return (day > h->day) - (day < h->day);
}

static const struct holiday *holiday_on(const struct law *law, struct date d)
{
    const int32_t day = date_days(d);
    return bsearch(&day, law->holidays, law->n_holidays, sizeof *law->holidays, by_day);
}

bool law_day_off(const struct law *law, struct date d)
{
    const struct holiday *h = holiday_on(law, d);
    if (h)
        return !h->makeup;
    const int w = date_weekday(d);
    return w == SATURDAY || w == SUNDAY;
}

str law_holiday_name(const struct law *law, struct date d, enum lang lang)
{
    const struct holiday *h = holiday_on(law, d);
    if (!h || h->makeup)
        return (str){ 0 };
    return lang == LANG_VI ? h->name_vi : h->name;
}

bool law_year_complete(const struct law *law, int year)
{
    for (size_t i = 0; i < law->n_complete; i++)
        if (law->complete_years[i] == year)
            return true;
    return false;
}

int32_t law_working_days(const struct law *law, struct date from, struct date to)
{
    int32_t n = 0;
    for (struct date d = date_add(from, 1); date_cmp(d, to) <= 0; d = date_add(d, 1))
        n += !law_day_off(law, d);
    return n;
}
