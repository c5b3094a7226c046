#include "pages/audit/observer.h"
#include "base/lang.h"
#include "domain/audit/observer.h"
#include "domain/cases/show.h"
#include "domain/intake/jobs.h"
#include "law/due.h"
#include "pages/answer.h"
#include "pages/audit/view.h"
#include "pages/frame.h"
#include "tpl/observed.h"
#include "tpl/observer.h"

static struct sample_line line_of(struct cx *cx, const struct sample_cases_row *row)
{
    return (struct sample_line){
        .code = row->code, .what = str_from(tr(pollution_title(row->pollution))),
        .unit = unit_body_words(cx->a, cx->lang, row->level, row->kind, row->name),
        .href = url_path(cx->a, "/staff/observer/%s", &row->code, 1),
        .opened = row->opened, .ended = row->ended, .late = row->late };
}

/* The first day of the month that was typed; false: it cannot be read. */
static bool month_of(struct cx *cx, str typed, struct date *day)
{
    *day = date_add_months((struct date){ cx->today.y, cx->today.m, 1 }, -1);
    if (str_empty(typed))
        return true;
    return typed.n == 7
        && date_parse(str_fmt(cx->a, "%.*s-01", STR_ARG(typed)), day) == OK;
}

enum err observer_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct sample_cases_row *rows = NULL;
    struct date day;
    size_t n = 0;
    const str typed = str_trim(req_query(r, "month", 10));
    const bool good = month_of(cx, typed, &day);
    struct observer_view v = {
        .page = page_staff(r, str_from(tr(TR("Giám sát")))),
        .month = { .name = "month", .label = TR("Tháng"), .quiet = true,
                   .value = good ? str_sub(date_iso(cx->a, day), 0, 7) : typed,
                   .hint = TR("Gõ năm và tháng, ví dụ 2026-11.") } };
    if (good) {
        TRY(observer_sample(cx, r->who, day, &rows, &n));
    } else {
        struct problem *p = NEW(cx->a, struct problem);
        *p = (struct problem){ .field = S("month"), .label = TR("Tháng"),
                               .text = str_from(tr(TR("Gõ năm và tháng, ví dụ 2026-11."))) };
        v.month.problem = p->text;
        v.problems = p;
        v.n_problems = 1;
        v.page.has_problems = true;
    }
    struct sample_line *lines = NEWS(cx->a, struct sample_line, n);
    for (size_t i = 0; i < n; i++)
        lines[i] = line_of(cx, &rows[i]);
    v.lines = lines;
    v.n = n;
    v.running = good && date_cmp(date_add_months((struct date){ day.y, day.m, 1 }, 1),
                                 cx->today) > 0;
    tpl_observer(resp_html(w, good ? 200 : 422), &v);
    return OK;
}

enum err observer_case_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct observed o;
    const str code = req_path(r, "code");
    TRY(observer_case(cx, r->who, code, &o));
    struct dated_line *events = NEWS(cx->a, struct dated_line, o.n_events);
    for (size_t i = 0; i < o.n_events; i++)
        events[i] = (struct dated_line){ o.events[i].at,
                                         event_title(cx, o.flow, o.events[i].type) };
    struct term_state *terms = NEWS(cx->a, struct term_state, o.n_terms);
    for (size_t i = 0; i < o.n_terms; i++)
        terms[i] = (struct term_state){ law_term_name(cx->law, cx->lang, o.terms[i].code),
                                        o.terms[i].due, o.terms[i].late.has,
                                        o.terms[i].stopped.has };
    const struct observed_view v = {
        .page = page_staff(r, code), .line = line_of(cx, &o.row), .events = events,
        .n_events = o.n_events, .terms = terms, .n_terms = o.n_terms, .answer = o.answer,
        .write = url_path(cx->a, "/staff/supervision/new?code=%s", &code, 1) };
    tpl_observed(resp_html(w, 200), &v);
    return OK;
}
