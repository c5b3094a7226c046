/* Which days, or which time, a term stood still: intervals in order and apart. */
#include "law/internal.h"

#include <stdlib.h>

static int by_start(const void *x, const void *y)
{
    const struct law_pause *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->until > b->until) - (a->until < b->until);
}

enum err pauses_sorted(struct arena *a, const struct law_pause *pauses, size_t n,
                       const struct law_pause **out)
{
    struct law_pause *v = NEWS(a, struct law_pause, n);
    for (size_t i = 0; i < n; i++) {
        if (pauses[i].until < pauses[i].from || !date_valid(instant_date(pauses[i].from))
            || !date_valid(instant_date(pauses[i].until)))
            return ERR_INVALID;
        v[i] = pauses[i];
    }
    if (n > 1)
        qsort(v, n, sizeof *v, by_start);
    *out = v;
    return OK;
}

/* Join an interval to the last one where they touch; an empty one is left out. */
static void add(struct stills *s, int64_t after, int64_t until)
{
    if (until <= after)
        return;
    if (s->n > 0 && after <= s->v[s->n - 1].until) {
        if (until > s->v[s->n - 1].until)
            s->v[s->n - 1].until = until;
        return;
    }
    s->v[s->n++] = (struct still){ after, until };
}

struct stills stills_of(struct arena *a, enum law_unit unit, const struct law_pause *sorted,
                        size_t n)
{
    struct stills s = { .v = NEWS(a, struct still, n) };
    for (size_t i = 0; i < n; i++)
        if (unit == LAW_HOUR || unit == LAW_MINUTE)
            add(&s, sorted[i].from, sorted[i].until);
        else
            add(&s, date_days(instant_date(sorted[i].from)),
                date_days(instant_date(sorted[i].until)));
    return s;
}

bool stills_day(const struct stills *s, struct date d)
{
    const int32_t day = date_days(d);
    for (size_t i = 0; i < s->n && s->v[i].after < day; i++)
        if (day <= s->v[i].until)
            return true;
    return false;
}

int64_t stills_shift(const struct stills *s, int64_t from, int64_t end)
{
    for (size_t i = 0; i < s->n; i++) {
        const int64_t after = s->v[i].after > from ? s->v[i].after : from;
        if (after < end && s->v[i].until > after)
            end += s->v[i].until - after;
    }
    return end;
}
