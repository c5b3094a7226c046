/* report_days.csv: until when a body sends which report. */
#include "law/internal.h"

enum { R_CODE, R_REPORT, R_PART, R_WHO, R_MONTH, R_DAY, R_BASIS, R_BASIS_VI, R_FROM, R_TO, R_SURE,
       R_NOTE };
static const char *const columns[] = {
    "code", "report", "part", "who", "month", "day", "basis", "basis_vi", "valid_from",
    "valid_to", "verified", "note",
};
static const char *const reports[] = { "month", "quarter", "half", "nine", "year", "sustainable",
                                       "sanction", NULL };
static const char *const bodies[] = { "unit", "department", "province", NULL };

static void day_of(struct loader *l, const str *c, struct law_report_day *r)
{
    const bool set = !str_empty(c[R_MONTH]) || !str_empty(c[R_DAY]);
    if (!set)
        return;
    r->month = (int)need_whole(l, c[R_MONTH], "month", str_eq(r->report, S("month")) ? 0 : 1, 12);
    r->day = (int)need_whole(l, c[R_DAY], "day", 1, 31);
    if (r->month && !date_valid((struct date){ 2023, (int8_t)r->month, (int8_t)r->day }))
        fault(l, "there is no such day in every year");
}

void load_report_days(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/report_days.csv", STR_ARG(l->dir)), S("report_days.csv"),
               columns, COUNT(columns), s);
    law->report_days = NEWS(l->a, struct law_report_day, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        struct law_report_day *r = &law->report_days[i];
        l->line = s->rows[i].line;
        *r = (struct law_report_day){
            .code = need_text(l, c[R_CODE], "code"), .report = c[R_REPORT], .who = c[R_WHO],
            .part = (int)need_whole(l, c[R_PART], "part", 0, 4),
            .basis = need_text(l, c[R_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[R_BASIS_VI]), .sure = need_sure(l, c[R_SURE]),
        };
        need_word(l, c[R_REPORT], "report", reports);
        need_word(l, c[R_WHO], "who", bodies);
        if (r->part && !str_eq(r->report, S("quarter")))
            fault(l, "part is the number of a quarter");
        day_of(l, c, r);
        need_period(l, c[R_FROM], c[R_TO], &r->from, &r->to);
        p[i] = (struct period){ r->code, S(""), r->from, r->to, l->line };
    }
    law->n_report_days = s->n;
    check_overlap(l, s, p, s->n);
}

const struct law_report_day *law_next_report_day(const struct law *law, struct date day,
                                                 size_t *at)
{
    while (*at < law->n_report_days) {
        const struct law_report_day *r = &law->report_days[(*at)++];
        if (in_force(r->from, r->to, day))
            return r;
    }
    return NULL;
}
