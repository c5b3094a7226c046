#include "domain/intake/months.h"
#include "sql/intake.h"

static struct date month_before(struct date d)
{
    return d.m > 1 ? (struct date){ d.y, d.m - 1, 1 } : (struct date){ d.y - 1, 12, 1 };
}

static str month_name(struct cx *cx, struct date d)
{
    return str_fmt(cx->a, "%04d-%02d", (int)d.y, (int)d.m);
}

enum err months_read(struct cx *cx, unit_id commune, str pollution, struct months *out)
{
    struct months_told_row *rows;
    size_t n;
    *out = (struct months){ .last_month = month_before(cx->today) };
    out->before_month = month_before(out->last_month);
    const str last = month_name(cx, out->last_month);
    TRY(months_told(cx, (struct months_told_in){
        .unit = commune, .pollution = pollution, .this = month_name(cx, cx->today),
        .last = last, .before = month_name(cx, out->before_month) }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (!rows[i].ended)
            out->now = rows[i].n;
        else if (str_eq(rows[i].month, last))
            out->last = rows[i].n;
        else
            out->before = rows[i].n;
    return OK;
}
