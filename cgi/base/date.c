#include "base/date.h"

static const int8_t month_days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static bool leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int days_in(int y, int m)
{
    return m == 2 && leap(y) ? 29 : month_days[m - 1];
}

bool date_valid(struct date d)
{
    return d.y >= 1900 && d.y <= 2999 && d.m >= 1 && d.m <= 12 && d.d >= 1
        && d.d <= days_in(d.y, d.m);
}

int date_cmp(struct date a, struct date b)
{
    if (a.y != b.y)
        return a.y < b.y ? -1 : 1;
    if (a.m != b.m)
        return a.m < b.m ? -1 : 1;
    return (a.d > b.d) - (a.d < b.d);
}

bool date_eq(struct date a, struct date b)
{
    return date_cmp(a, b) == 0;
}

/* Days from civil and back: eras of 400 years that begin on 1 March. */
int32_t date_days(struct date d)
{
    const int y = d.y - (d.m <= 2);
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yoe = y - era * 400;
    const int doy = (153 * (d.m + (d.m > 2 ? -3 : 9)) + 2) / 5 + d.d - 1;
    const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct date date_from_days(int32_t days)
{
    const int z = days + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int doe = z - era * 146097;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int m = mp < 10 ? mp + 3 : mp - 9;
    return (struct date){ (int16_t)(yoe + era * 400 + (m <= 2)), (int8_t)m,
                          (int8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

struct date date_add(struct date d, int32_t days)
{
    return date_from_days(date_days(d) + days);
}

struct date date_add_months(struct date d, int months)
{
    const int total = d.y * 12 + (d.m - 1) + months;
    const int y = total / 12, m = total % 12 + 1, last = days_in(y, m);
    return (struct date){ (int16_t)y, (int8_t)m, d.d > last ? (int8_t)last : d.d };
}

int date_weekday(struct date d)
{
    const int32_t w = (date_days(d) + THURSDAY) % 7;
    return w < 0 ? w + 7 : w;
}

static enum err digits(str s, size_t from, size_t n, int *out)
{
    int v = 0;
    for (size_t i = from; i < from + n; i++) {
        if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
            return ERR_INVALID;
        v = v * 10 + (s.p[i] - '0');
    }
    *out = v;
    return OK;
}

static enum err made(int y, int m, int d, struct date *out)
{
    const struct date r = { (int16_t)y, (int8_t)m, (int8_t)d };
    if (m > 12 || d > 31 || !date_valid(r))
        return ERR_INVALID;
    *out = r;
    return OK;
}

enum err date_parse(str s, struct date *out)
{
    int y, m, d;
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return ERR_INVALID;
    TRY(digits(s, 0, 4, &y));
    TRY(digits(s, 5, 2, &m));
    TRY(digits(s, 8, 2, &d));
    return made(y, m, d, out);
}

enum err moment_parse(str s, struct moment *out)
{
    struct moment r = { 0 };
    int h, min;
    TRY(date_parse(str_sub(s, 0, 10), &r.day));
    if (s.n == 10) {
        *out = r;
        return OK;
    }
    if (s.n != 16 || s.p[10] != 'T' || s.p[13] != ':')
        return ERR_INVALID;
    TRY(digits(s, 11, 2, &h));
    TRY(digits(s, 14, 2, &min));
    if (h > 23 || min > 59)
        return ERR_INVALID;
    r.hour = (int8_t)h;
    r.minute = (int8_t)min;
    *out = r;
    return OK;
}

enum err date_parse_vi(str s, struct date *out)
{
    if (date_parse(s, out) == OK)
        return OK;
    int part[3];
    str rest = s, piece;
    for (int i = 0; i < 3; i++) {
        const size_t most = i < 2 ? 2 : 4;
        if (!str_next(&rest, '/', &piece) || piece.n == 0 || piece.n > most
            || (i == 2 && piece.n != 4))
            return ERR_INVALID;
        TRY(digits(piece, 0, piece.n, &part[i]));
    }
    return rest.p ? ERR_INVALID : made(part[2], part[1], part[0], out);
}

str date_iso(struct arena *a, struct date d)
{
    return str_fmt(a, "%04d-%02d-%02d", d.y, d.m, d.d);
}

str date_vi(struct arena *a, struct date d)
{
    return str_fmt(a, "%02d/%02d/%04d", d.d, d.m, d.y);
}

str moment_iso(struct arena *a, struct moment m)
{
    return str_fmt(a, "%04d-%02d-%02dT%02d:%02d", m.day.y, m.day.m, m.day.d, m.hour, m.minute);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

struct moment instant_moment(instant t)
{
    const int64_t s = floor_div(t, US_PER_S) + LOCAL_OFFSET_S;
    const int64_t day = floor_div(s, 86400), in_day = s - day * 86400;
    return (struct moment){ date_from_days((int32_t)day), (int8_t)(in_day / 3600),
                            (int8_t)(in_day % 3600 / 60) };
}

struct date instant_date(instant t)
{
    return instant_moment(t).day;
}

instant instant_of(struct moment m)
{
    return ((int64_t)date_days(m.day) * 86400 + m.hour * 3600 + m.minute * 60 - LOCAL_OFFSET_S)
        * US_PER_S;
}

instant day_end(struct date d)
{
    return instant_of((struct moment){ date_add(d, 1), 0, 0 }) - 1;
}

str instant_vi(struct arena *a, instant t)
{
    const struct moment m = instant_moment(t);
    return str_fmt(a, "%02d:%02d %02d/%02d/%04d", m.hour, m.minute, m.day.d, m.day.m, m.day.y);
}

str instant_iso(struct arena *a, instant t)
{
    const int64_t s = floor_div(t, US_PER_S), us = t - s * US_PER_S;
    const int64_t day = floor_div(s, 86400), in_day = s - day * 86400;
    const struct date d = date_from_days((int32_t)day);
    return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", d.y, d.m, d.d, (int)(in_day / 3600),
                   (int)(in_day % 3600 / 60), (int)(in_day % 60), (int)us);
}
