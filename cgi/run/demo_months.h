/* Stories of the demonstration's months that are over. */
#ifndef RUN_DEMO_MONTHS_H
#define RUN_DEMO_MONTHS_H

#include "base/date.h"
#include "run/demo_story.h"

#define DEMO_MONTHS 9       /* unless asked otherwise */
#define DEMO_MONTHS_MOST 12

struct arena;

struct demo_month {
    struct story *stories;
    size_t n;
    size_t number; /* of the first one: no other month has it */
};

/* Of the month that begins on that day. Pure. */
void demo_month_make(struct arena *a, struct date today, struct date first,
                     struct demo_month *out);

#endif
