#include "domain/leader/sent.h"
#include "base/json.h"
#include "domain/audit/audit.h"
#include "store/db.h"
#include <stdlib.h>

#define FIGURES_MAX ((size_t)1024 * 1024)

static str key_of(struct arena *a, const struct report_figure *f)
{
    return str_fmt(a, "%.*s/%.*s", STR_ARG(f->what), (int)f->part.n, f->part.p ? f->part.p : "");
}

enum err sent_find(struct cx *cx, const struct scope *scope, const struct report_period *p,
                   struct sent_report *out)
{
    struct reports_sent_row *rows;
    size_t n;
    TRY(reports_sent(cx, (struct reports_sent_in){ .unit = scope->unit, .year = p->year },
                     &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].report, report_word(p->kind)) && rows[i].part == p->part) {
            *out = (struct sent_report){ rows[i].number, rows[i].by, rows[i].sent,
                                         rows[i].figures };
            return OK;
        }
    return ERR_NOT_FOUND;
}

int64_t sent_figure(struct arena *a, const struct sent_report *s, const struct report_figure *f)
{
    const struct json *all, *one;
    str fault;
    if (json_parse(a, s->figures, &all, &fault) != OK)
        return -1;
    one = json_get(all, key_of(a, f));
    return one && one->type == JSON_WHOLE ? one->whole : -1;
}

static int by_day(const void *left, const void *right)
{
    const struct report_owed *x = left, *y = right;
    const bool has_x = date_valid(x->due), has_y = date_valid(y->due);
    if (has_x != has_y)
        return has_x ? -1 : 1;
    const int day = has_x ? date_cmp(x->due, y->due) : 0;
    return day ? day : (int)x->period.kind - (int)y->period.kind;
}

enum err reports_owed(struct cx *cx, const struct scope *scope, int year,
                      struct report_owed **out, size_t *n)
{
    struct reports_sent_row *rows;
    size_t n_rows;
    TRY(reports_sent(cx, (struct reports_sent_in){ .unit = scope->unit, .year = year }, &rows,
                     &n_rows));
    struct report_owed *all = NEWS(cx->a, struct report_owed, REPORT_KINDS + 12 + 4);
    *n = 0;
    for (enum report_kind k = REPORT_MONTH; k <= REPORT_SANCTION; k++) {
        for (int part = 0; part <= 12; part++) {
            struct report_owed *o = &all[*n];
            *o = (struct report_owed){ 0 };
            if (report_period_of(cx->a, k, year, part, &o->period) != OK)
                continue;
            const struct report_due due = report_due_of(cx->law, scope->who, &o->period);
            if (!due.rule || (k == REPORT_MONTH && due.rule->day == 0 && part != 1))
                continue;
            o->rule = due.rule;
            o->due = due.day;
            for (size_t i = 0; i < n_rows; i++)
                o->sent |= str_eq(rows[i].report, report_word(k)) && rows[i].part == part;
            (*n)++;
        }
    }
    qsort(all, *n, sizeof *all, by_day);
    *out = all;
    return OK;
}

struct sending {
    const struct user *who;
    const struct scope *scope;
    const struct report_period *p;
    str number;
    struct date day;
};

static enum err send_tx(struct cx *cx, void *arg)
{
    const struct sending *j = arg;
    struct report all;
    struct buf b = { .a = cx->a, .max = FIGURES_MAX };
    TRY(report_load(cx, j->scope, j->p, &all));
    buf_byte(&b, '{');
    for (size_t i = 0; i < all.n; i++) {
        if (all.figures[i].unknown)
            continue;
        if (b.n > 1)
            buf_byte(&b, ',');
        buf_json(&b, key_of(cx->a, &all.figures[i]));
        buf_fmt(&b, ":%lld", (long long)all.figures[i].n);
    }
    buf_byte(&b, '}');
    TRY(b.full ? ERR_TOO_LARGE : OK);
    TRY(report_sent_add(cx, (struct report_sent_add_in){
        .unit = j->scope->unit, .report = report_word(j->p->kind), .year = j->p->year,
        .part = j->p->part, .number = j->number, .sent = j->day, .figures = buf_str(&b),
        .account = j->who->id, .now = cx->now }));
    const str pairs[] = {
        S("report"), report_word(j->p->kind), S("year"), str_fmt(cx->a, "%d", j->p->year),
        S("part"), str_fmt(cx->a, "%d", j->p->part), S("number"), j->number,
        S("sent"), date_iso(cx->a, j->day), S("figures"), buf_str(&b) };
    return audit_act(cx, j->who, str_fmt(cx->a, "report:%lld", (long long)j->scope->unit.v),
                     S("report_sent"), audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err report_send(struct cx *cx, const struct user *who, const struct scope *scope,
                     const struct report_period *p, str number, struct date day,
                     enum sent_fault *why)
{
    struct date first;
    TRY(date_parse(str_fmt(cx->a, "%.*s-01", STR_ARG(p->first)), &first));
    *why = date_cmp(day, cx->today) > 0 ? SENT_AHEAD : date_cmp(day, first) < 0 ? SENT_EARLY : 0;
    if (*why)
        return ERR_INVALID;
    return db_tx(cx, send_tx, &(struct sending){ who, scope, p, number, day });
}
