/* Dates and times as the W3C note has them (a subset of ISO 8601), to instants. */
#include "base/date.h"

/* n digits at the beginning of *rest, taken off. */
static bool digits(str *rest, size_t n, int *out)
{
    *out = 0;
    if (rest->n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (rest->p[i] < '0' || rest->p[i] > '9')
            return false;
        *out = *out * 10 + (rest->p[i] - '0');
    }
    *rest = str_sub(*rest, n, rest->n);
    return true;
}

static bool sign(str *rest, char c)
{
    if (rest->n == 0 || rest->p[0] != c)
        return false;
    *rest = str_sub(*rest, 1, rest->n);
    return true;
}

/* ".45": one digit at least; what is below a microsecond is cut. */
static bool fraction(str *rest, int64_t *us)
{
    int64_t worth = US_PER_S / 10;
    int d;
    *us = 0;
    if (!sign(rest, '.'))
        return true;
    if (!digits(rest, 1, &d))
        return false;
    do {
        *us += d * worth;
        worth /= 10;
    } while (digits(rest, 1, &d));
    return true;
}

/* "Z", "+07:00"; a blank for '+', as an address that was not encoded brings it. */
static bool zone(str rest, int *minutes)
{
    int h, m;
    *minutes = 0;
    if (sign(&rest, 'Z'))
        return rest.n == 0;
    const bool west = sign(&rest, '-');
    if (!west && !sign(&rest, '+') && !sign(&rest, ' '))
        return false;
    if (!digits(&rest, 2, &h) || !sign(&rest, ':') || !digits(&rest, 2, &m) || rest.n)
        return false;
    *minutes = (west ? -1 : 1) * (h * 60 + m);
    return h <= 14 && m <= 59;
}

enum err instant_parse_w3c(str s, instant *out)
{
    struct moment at = { 0 };
    int h, min, sec = 0, offset;
    int64_t us = 0;
    TRY(date_parse(str_sub(s, 0, 10), &at.day));
    if (s.n == 10) {
        *out = instant_of(at);
        return OK;
    }
    str rest = str_sub(s, 10, s.n);
    if (!sign(&rest, 'T') || !digits(&rest, 2, &h) || !sign(&rest, ':')
        || !digits(&rest, 2, &min))
        return ERR_INVALID;
    if (sign(&rest, ':') && (!digits(&rest, 2, &sec) || !fraction(&rest, &us)))
        return ERR_INVALID;
    if (h > 23 || min > 59 || sec > 59 || !zone(rest, &offset))
        return ERR_INVALID;
    *out = ((int64_t)date_days(at.day) * 86400 + h * 3600 + (min - offset) * 60 + sec) * US_PER_S
        + us;
    return OK;
}

str day_w3c(struct arena *a, struct date d)
{
    return str_fmt(a, "%04d-%02d-%02dT00:00:00+07:00", d.y, d.m, d.d);
}
