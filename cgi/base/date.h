/*
 * Civil dates and moments. struct date is a local day (UTC+7, no summer time),
 * instant is microseconds since 1970-01-01T00:00Z. Nothing here reads a clock.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

struct date {
    int16_t y;
    int8_t m, d; /* 1..12, 1..31; a zeroed date is "not set" */
};

typedef struct { bool has; struct date v; } opt_date;

typedef int64_t instant;
typedef struct { bool has; instant v; } opt_instant;

struct moment { /* local civil time */
    struct date day;
    int8_t hour, minute;
};

#define US_PER_S 1000000LL
#define LOCAL_OFFSET_S (7 * 3600)

enum { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

bool date_valid(struct date d);                  /* years 1900..2999 */
bool date_eq(struct date a, struct date b);
int date_cmp(struct date a, struct date b);      /* <0, 0, >0 */
int32_t date_days(struct date d);                /* days since 1970-01-01 */
struct date date_from_days(int32_t days);
struct date date_add(struct date d, int32_t days);
/* Same day number, or the last day of a shorter month. */
struct date date_add_months(struct date d, int months);
int date_weekday(struct date d);

/* "YYYY-MM-DD", exactly. ERR_INVALID. */
MUST_USE enum err date_parse(str s, struct date *out);
/* "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM"; a bare date means 00:00. ERR_INVALID. */
MUST_USE enum err moment_parse(str s, struct moment *out);
/* "D/M/YYYY" or "DD/MM/YYYY" as people type it, or the ISO form. ERR_INVALID. */
MUST_USE enum err date_parse_vi(str s, struct date *out);

str date_iso(struct arena *a, struct date d);        /* 2026-05-05 */
str date_vi(struct arena *a, struct date d);         /* 05/05/2026 */
str moment_iso(struct arena *a, struct moment m);    /* 2026-05-05T14:30 */

struct date instant_date(instant t);                 /* local day of t */
struct moment instant_moment(instant t);
instant instant_of(struct moment m);                 /* start of that minute */
instant day_end(struct date d);                      /* last microsecond of the local day */
str instant_vi(struct arena *a, instant t);          /* 14:30 05/05/2026 */
str instant_iso(struct arena *a, instant t);         /* 2026-05-05T07:30:00.123456Z */

/*
 * "2026-05-05T14:30:00+07:00" as the W3C note on dates has it: seconds and their fraction
 * may be missing, the zone may not; a bare day is its beginning here. ERR_INVALID.
 */
MUST_USE enum err instant_parse_w3c(str s, instant *out);
/* The beginning of a local day: 2026-05-05T00:00:00+07:00. */
str day_w3c(struct arena *a, struct date d);

#endif
