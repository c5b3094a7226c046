/* Which months a report covers, and until when it is sent. */
#include "base/lang.h"
#include "domain/leader/report.h"

static const struct { const char *word, *label; } kinds[REPORT_KINDS + 1] = {
    { "", "" },
    { "month", TR("Báo cáo tháng") },
    { "quarter", TR("Báo cáo quý") },
    { "half", TR("Báo cáo sáu tháng") },
    { "nine", TR("Báo cáo chín tháng") },
    { "year", TR("Báo cáo năm") },
    { "sustainable", TR("Báo cáo phát triển bền vững") },
    { "sanction", TR("Báo cáo xử phạt vi phạm hành chính hằng năm") },
};

str report_word(enum report_kind kind)
{
    return str_from(kinds[kind].word);
}

const char *report_label(enum report_kind kind)
{
    return kinds[kind].label;
}

enum report_kind report_kind_of(str word)
{
    for (enum report_kind k = REPORT_MONTH; k <= REPORT_SANCTION; k++)
        if (str_eq(word, report_word(k)))
            return k;
    return 0;
}

enum err report_period_of(struct arena *a, enum report_kind kind, int64_t year, int64_t part,
                          struct report_period *out)
{
    const int64_t parts = kind == REPORT_MONTH ? 12 : kind == REPORT_QUARTER ? 4 : 0;
    if (year < 2000 || year > 2999 || part < 0 || part > parts || (parts > 0) != (part > 0))
        return ERR_INVALID;
    const int first = kind == REPORT_MONTH ? (int)part : kind == REPORT_QUARTER
        ? (int)part * 3 - 2 : 1;
    const int last = kind == REPORT_MONTH ? (int)part : kind == REPORT_QUARTER ? (int)part * 3
        : kind == REPORT_HALF ? 6 : kind == REPORT_NINE ? 9 : 12;
    *out = (struct report_period){
        .kind = kind, .year = (int)year, .part = (int)part,
        .first = str_fmt(a, "%04d-%02d", (int)year, first),
        .last = str_fmt(a, "%04d-%02d", (int)year, last) };
    return OK;
}

str report_title(struct arena *a, const struct report_period *p)
{
    const str args[] = { str_fmt(a, "%d", p->part), str_fmt(a, "%d", p->year) };
    switch (p->kind) {
    case REPORT_MONTH: return tr_args(a, TR("Báo cáo tháng {0} năm {1}"), args, 2);
    case REPORT_QUARTER: return tr_args(a, TR("Báo cáo quý {0} năm {1}"), args, 2);
    case REPORT_HALF: return tr_args(a, TR("Báo cáo sáu tháng đầu năm {1}"), args, 2);
    case REPORT_NINE: return tr_args(a, TR("Báo cáo chín tháng đầu năm {1}"), args, 2);
    case REPORT_SUSTAINABLE: return tr_args(a, TR("Báo cáo phát triển bền vững năm {1}"), args, 2);
    case REPORT_SANCTION:
        return tr_args(a, TR("Báo cáo công tác xử phạt vi phạm hành chính năm {1}"), args, 2);
    case REPORT_YEAR:
    default: return tr_args(a, TR("Báo cáo năm {1}"), args, 2);
    }
}


struct report_due report_due_of(const struct law *law, str who, const struct report_period *p)
{
    struct report_due due = { 0 };
    const struct date new_year = { (int16_t)p->year, 1, 1 };
    const struct law_report_day *r;
    for (size_t at = 0; (r = law_next_report_day(law, new_year, &at));) {
        if (!str_eq(r->report, report_word(p->kind)) || !str_eq(r->who, who)
            || (r->part && r->part != p->part))
            continue;
        due.rule = r;
        if (r->day == 0)
            return due;
        if (r->month) {
            due.day = (struct date){ (int16_t)p->year, (int8_t)r->month, (int8_t)r->day };
            return due;
        }
        /* Of each month: the day in the month itself. */
        due.day = (struct date){ (int16_t)p->year, (int8_t)p->part, 1 };
        due.day = date_add(due.day, r->day - 1);
        return due;
    }
    return due;
}
