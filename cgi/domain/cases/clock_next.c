#include "domain/cases/clock_next.h"
#include "base/config.h"

#define MINUTE_US (60 * US_PER_S)
#define DAY_US (24 * 60 * MINUTE_US)

struct clock_rules clock_rules_of(const struct cx *cx)
{
    const struct config *c = cx->conf;
    return (struct clock_rules){
        .warn_percent = c->jobs.warn_percent, .warn_least_minutes = c->jobs.warn_least_minutes,
        .head_days = c->jobs.late_head_days, .superior_days = c->jobs.late_superior_days };
}

/* A long term takes no share of its microseconds: the product would leave 64 bits. */
static instant warning(const struct clock_rules *r, const struct clock_state *k)
{
    const instant share = k->since + (k->due - k->since) / 100 * r->warn_percent;
    const instant latest = k->due - r->warn_least_minutes * MINUTE_US;
    const instant at = share < latest ? share : latest;
    return at > k->since ? at : k->due;
}

/* The same time of the day, so many working days on. */
static instant days_late(const struct law *law, instant due, int64_t days)
{
    const struct date first = instant_date(due);
    struct date day = first;
    while (days > 0) {
        day = date_add(day, 1);
        days -= !law_day_off(law, day);
    }
    return due + (date_days(day) - date_days(first)) * DAY_US;
}

instant clock_moment(const struct law *law, const struct clock_rules *r,
                     const struct clock_state *k, enum clock_told level)
{
    switch (level) {
    case TOLD_NEAR:
        return warning(r, k);
    case TOLD_HEAD:
        return days_late(law, k->due, r->head_days);
    case TOLD_SUPERIOR: {
        const bool later = r->superior_days > r->head_days;
        return days_late(law, k->due, later ? r->superior_days : r->head_days);
    }
    case TOLD_NOBODY:
    case TOLD_LATE:
    default:
        return k->due;
    }
}

enum clock_told clock_reached(const struct law *law, const struct clock_rules *r,
                              const struct clock_state *k, instant now)
{
    enum clock_told told = k->told;
    if (k->stands)
        return told;
    while (told < TOLD_SUPERIOR && clock_moment(law, r, k, told + 1) < now)
        told++;
    return told;
}

opt_instant clock_next(const struct law *law, const struct clock_rules *r,
                       const struct clock_state *k)
{
    if (k->stands || k->told >= TOLD_SUPERIOR)
        return (opt_instant){ 0 };
    return (opt_instant){ true, clock_moment(law, r, k, k->told + 1) };
}
