#include "base/csv.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/registers/registers.h"
#include "pages/registers/view.h"
#include "tpl/figures.h"

#define CSV_MAX ((size_t)1024 * 1024)

struct asked {
    str province, period, first, last;
    enum borders borders;
    bool wrong; /* the period cannot be read; this year is shown */
};

/* Figures of a province are for those who lead or audit it: by an office there. */
static str province_of(const struct user *who)
{
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        if (!(o->role & (ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN)))
            continue;
        if (str_eq(o->level, S("province")))
            return o->unit_code;
        if (str_eq(o->level, S("department")) && !str_empty(o->parent))
            return o->parent;
    }
    return S("");
}

static bool period_ok(struct cx *cx, str period)
{
    struct date d;
    if (period.n == 4)
        period = str_fmt(cx->a, "%.*s-01", STR_ARG(period));
    return period.n == 7
        && date_parse(str_fmt(cx->a, "%.*s-01", STR_ARG(period)), &d) == OK;
}

static enum err ask(struct req *r, struct asked *q)
{
    struct cx *cx = r->cx;
    *q = (struct asked){
        .province = province_of(r->who), .period = req_query(r, "period", 10),
        .borders = str_eq(req_query(r, "borders", 5), S("old")) ? BORDERS_OLD : BORDERS_NEW };
    if (str_empty(q->province))
        return ERR_FORBIDDEN;
    q->wrong = !str_empty(q->period) && !period_ok(cx, q->period);
    if (str_empty(q->period) || q->wrong)
        q->first = str_fmt(cx->a, "%04d-01", cx->today.y);
    else
        q->first = q->period.n == 4 ? str_fmt(cx->a, "%.*s-01", STR_ARG(q->period)) : q->period;
    q->last = q->period.n == 7 && !q->wrong
        ? q->period : str_fmt(cx->a, "%.*s-12", STR_ARG(str_sub(q->first, 0, 4)));
    if (str_empty(q->period))
        q->period = str_sub(q->first, 0, 4);
    return OK;
}

static str line_name(struct cx *cx, const struct figure_line *l)
{
    if (l->kind == LINE_UNIT)
        return unit_place_words(cx->a, cx->lang, l->unit->kind, l->unit->name);
    return str_from(l->kind == LINE_DIVIDED
                        ? tr(TR("Đơn vị cũ đã chia tách, không cộng được vào đơn vị nào"))
                        : tr(TR("Đơn vị cũ không rõ nơi tiếp nhận")));
}

/* "đến 30/06/2025" for a unit that is no more: two rows of the table may share a name. */
static str line_note(struct cx *cx, const struct figure_line *l)
{
    if (l->kind != LINE_UNIT || !l->unit->until.has
        || date_cmp(l->unit->until.v, cx->today) >= 0)
        return S("");
    const str day[] = { date_vi(cx->a, l->unit->until.v) };
    return tr_args(cx->a, TR("đến {0}"), day, 1);
}

static const struct problem *problems_of(struct cx *cx, const struct asked *q, size_t *n)
{
    struct problem *p = NEW(cx->a, struct problem);
    *n = q->wrong;
    *p = (struct problem){ .field = S("period"), .label = TR("Năm hoặc tháng"),
                           .text = str_from(tr(TR("Gõ năm (2026) hoặc năm và tháng (2026-11).")))};
    return p;
}

enum err figures_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked q;
    struct border_figures f;
    TRY(ask(r, &q));
    TRY(figures_on_borders(cx, q.province, q.first, q.last, q.borders, &f));
    const struct choice borders[] = {
        { .value = S("new"), .label = str_from(tr(TR("Địa giới hiện nay"))),
          .on = q.borders == BORDERS_NEW },
        { .value = S("old"), .label = str_from(tr(TR("Địa giới cũ"))),
          .on = q.borders == BORDERS_OLD },
    };
    struct figures_row *rows = NEWS(cx->a, struct figures_row, f.n);
    for (size_t i = 0; i < f.n; i++)
        rows[i] = (struct figures_row){ line_name(cx, &f.lines[i]), line_note(cx, &f.lines[i]),
                                        f.lines[i].n };
    struct figures_view v = {
        .page = page_staff(r, str_from(tr(TR("Số liệu theo đơn vị")))),
        .period = q.first.n && str_eq(q.first, q.last) ? q.first : str_sub(q.first, 0, 4),
        .borders = borders, .n_borders = COUNT(borders), .heads = counted_words, .rows = rows,
        .n = f.n,
        .total = f.total,
        .silent = f.total[COUNTED_ASKED] - f.total[COUNTED_CONFIRMED] - f.total[COUNTED_OBJECTED],
        .period_field = { .name = "period", .label = TR("Năm hoặc tháng"), .value = q.period,
                          .hint = TR("2026 hoặc 2026-11"), .quiet = true },
        .csv = url_own(str_fmt(cx->a, "/staff/figures.csv?period=%s&borders=%s",
                               str_eq(q.first, q.last) ? str_c(cx->a, q.first)
                                                       : str_c(cx->a, str_sub(q.first, 0, 4)),
                               q.borders == BORDERS_OLD ? "old" : "new")),
    };
    v.problems = problems_of(cx, &q, &v.n_problems);
    if (v.n_problems)
        v.period_field.problem = v.problems[0].text;
    v.page.has_problems = v.n_problems > 0;
    tpl_figures(resp_html(w, v.n_problems ? 422 : 200), &v);
    return OK;
}

static void csv_line(struct cx *cx, struct buf *b, str code, str name, str note, const int64_t *n)
{
    csv_cell(b, CSV_FIRST, code);
    csv_cell(b, CSV_NEXT, name);
    csv_cell(b, CSV_NEXT, note);
    for (size_t k = 0; k < COUNTED_KINDS; k++)
        csv_cell(b, CSV_NEXT, str_fmt(cx->a, "%lld", (long long)n[k]));
    csv_end(b);
}

enum err figures_csv_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked q;
    struct border_figures f;
    struct buf b = { .a = cx->a, .max = CSV_MAX };
    TRY(ask(r, &q));
    if (q.wrong)
        return ERR_BAD_REQUEST;
    TRY(figures_on_borders(cx, q.province, q.first, q.last, q.borders, &f));
    buf_add(&b, S("\xEF\xBB\xBF")); /* without it spreadsheets read the bytes as Latin-1 */
    buf_add(&b, S("unit,name,until"));
    for (size_t k = 0; k < COUNTED_KINDS; k++)
        buf_fmt(&b, ",%s", counted_codes[k]);
    buf_add(&b, S("\r\n"));
    for (size_t i = 0; i < f.n; i++)
        csv_line(cx, &b, f.lines[i].unit ? f.lines[i].unit->code : S(""),
                 line_name(cx, &f.lines[i]), line_note(cx, &f.lines[i]), f.lines[i].n);
    csv_line(cx, &b, S(""), str_from(tr(TR("Tổng"))), S(""), f.total);
    resp_download(w, str_fmt(cx->a, "figures-%.*s-%s.csv", STR_ARG(q.period),
                             q.borders == BORDERS_OLD ? "old" : "new"));
    return resp_bytes(w, 200, "text/csv; charset=utf-8", buf_str(&b));
}
