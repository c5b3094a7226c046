#include "pages/leader/plan.h"
#include "base/lang.h"
#include "domain/drafts/form_draft.h"
#include "domain/leader/tasks.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/plan_line.h"
#include "tpl/leader_task.h"
#include "tpl/leader_tasks.h"
#include <string.h>

#define GOAL_MAX 1000000000

static const char *const whats[] = { "", "received", "verified", "answered", "late", "record",
                                     "decided", "executed", "published" };

struct task_line task_line_of(struct cx *cx, const struct tasks_of_year_row *t, int64_t reached)
{
    struct report_period p = { 0 };
    const bool finished = str_eq(t->state, S("done")) || str_eq(t->state, S("dropped"));
    const str id = str_fmt(cx->a, "%lld", (long long)t->id);
    struct task_line l = {
        .kind = task_word(t->kind), .state = task_word(t->state), .reach = task_word(t->reach),
        .title = t->title, .basis = t->basis, .lead = t->lead, .others = t->others,
        .product = t->product, .note = t->note, .due = t->due, .finished = finished,
        .late = !finished && date_cmp(t->due, cx->today) < 0, .goal = t->goal,
        .reached = reached, .kept = reached >= 0 && target_kept(t, reached),
        .what = str_empty(t->what) ? S("") : report_what_words(t->what),
        .href = url_path(cx->a, "/staff/leader/plan/%s", &id, 1) };
    if (!str_empty(t->what)
        && report_period_of(cx->a, REPORT_YEAR, t->year, 0, &p) == OK)
        l.rows = figure_url(cx, &p, t->what, (str){ 0 }, (unit_id){ 0 });
    return l;
}

static const struct choice *choices(struct cx *cx, const char *const *words, size_t n, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct choice){ .value = str_from(words[i]),
                                  .label = str_from(tr(task_word(str_from(words[i])))),
                                  .on = str_eq(typed, str_from(words[i])) };
    return out;
}

static const struct choice *figures(struct cx *cx, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, COUNT(whats));
    for (size_t i = 0; i < COUNT(whats); i++)
        out[i] = (struct choice){ .value = str_from(whats[i]),
                                  .label = i ? report_what_words(str_from(whats[i]))
                                             : str_from(tr(TR("Không phải chỉ tiêu"))),
                                  .on = str_eq(typed, str_from(whats[i])) };
    return out;
}

static void form_fields(struct cx *cx, const struct form *f, struct tasks_view *v)
{
    v->kind = field_of(f, (struct field){ .name = "kind", .label = TR("Loại"), .required = true });
    v->title = field_of(f, (struct field){ .name = "title", .label = TR("Nội dung"),
                                           .required = true, .max = TASK_TITLE_MAX });
    v->basis = field_of(f, (struct field){ .name = "basis", .required = true,
        .label = TR("Kế hoạch (số, ngày)"), .max = TASK_TITLE_MAX });
    v->lead = field_of(f, (struct field){ .name = "lead", .label = TR("Cơ quan chủ trì"),
                                          .required = true, .max = TASK_BODY_MAX });
    v->others = field_of(f, (struct field){ .name = "others",
        .label = TR("Cơ quan phối hợp"), .max = TASK_TITLE_MAX });
    v->product = field_of(f, (struct field){ .name = "product", .label = TR("Sản phẩm"),
                                             .max = TASK_TITLE_MAX });
    v->due = field_of(f, (struct field){ .name = "due", .label = TR("Hạn hoàn thành"),
                                         .required = true });
    v->what = field_of(f, (struct field){ .name = "what",
        .label = TR("Số liệu đo chỉ tiêu"), .quiet = true });
    v->reach = field_of(f, (struct field){ .name = "reach", .label = TR("Phải đạt"),
                                           .quiet = true });
    v->goal = field_of(f, (struct field){ .name = "goal", .label = TR("Con số của chỉ tiêu"),
                                          .inputmode = "numeric" });
    v->kinds = choices(cx, task_kinds, v->n_kinds = COUNT(task_kinds), v->kind.value);
    v->reaches = choices(cx, task_reaches, v->n_reaches = COUNT(task_reaches), v->reach.value);
    v->whats = figures(cx, v->what.value);
    v->n_whats = COUNT(whats);
}

static enum err page(struct req *r, struct resp *w, int status, struct form *f,
                     const struct scope *scope, int64_t year)
{
    struct cx *cx = r->cx;
    struct task_list l;
    const bool late = str_eq(req_query(r, "late", 1), S("1"));
    struct desk_after after = { 0 };
    if (date_parse(req_query(r, "day", 10), &after.day) != OK
        || str_i64(req_query(r, "after", 20), &after.id) != OK)
        after = (struct desk_after){ 0 };
    TRY(late ? tasks_overdue(cx, scope, after, &l) : tasks_year(cx, scope, year, &l));
    struct task_line *rows = NEWS(cx->a, struct task_line, l.n);
    for (size_t i = 0; i < l.n; i++)
        rows[i] = task_line_of(cx, &l.rows[i], l.reached[i]);
    struct tasks_view v = {
        .page = page_staff(r, str_from(tr(TR("Kế hoạch năm")))), .unit = scope->name,
        .year = str_fmt(cx->a, "%lld", (long long)year), .late = late, .rows = rows, .n = l.n,
        .f_year = { .name = "year", .label = TR("Năm"), .quiet = true, .inputmode = "numeric",
                    .value = str_fmt(cx->a, "%lld", (long long)year) } };
    if (l.more)
        v.next = url_own(str_fmt(cx->a, "/staff/leader/plan?late=1&day=%s&after=%lld",
                                 str_c(cx->a, date_iso(cx->a, l.next.day)),
                                 (long long)l.next.id));
    if (!late)
        TRY(draft_here(r, (case_id){ 0 }, str_fmt(cx->a, "leader/plan" DRAFT_TAIL "%lld",
                                                  (long long)year), f, &v.page, &v.draft));
    form_fields(cx, f, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_leader_tasks(resp_html(w, status), &v);
    return OK;
}

/* This year where none, or none that can be, was asked for. */
int64_t plan_year_of(struct req *r)
{
    int64_t year;
    const bool ok = str_i64(req_query(r, "year", 4), &year) == OK && year >= 2000 && year <= 2999;
    return ok ? year : r->cx->today.y;
}

enum err tasks_get(struct req *r, struct resp *w)
{
    struct scope scope;
    struct form f;
    TRY(scope_of(r->who, &scope));
    form_empty(r, &f);
    form_fill(&f, "kind", S("task"));
    form_fill(&f, "reach", S("least"));
    return page(r, w, 200, &f, &scope, plan_year_of(r));
}

/* A target has a figure and a number, nothing else has. */
static void target_check(struct form *f, struct task_new *in)
{
    const bool target = str_eq(in->kind, S("target"));
    const str goal = form_opt(f, "goal", 12);
    if (!target) {
        in->what = in->reach = S("");
        return;
    }
    if (str_empty(in->what))
        form_problem(f, "what", str_from(tr(TR("Chọn số liệu mà chỉ tiêu được đo."))));
    if (str_i64(goal, &in->goal) != OK || in->goal < 0 || in->goal > GOAL_MAX)
        form_problem(f, "goal", str_from(tr(TR("Gõ con số của chỉ tiêu, từ 0 đến "
                                               "1.000.000.000, chỉ gồm chữ số."))));
}

enum err tasks_post(struct req *r, struct resp *w)
{
    struct scope scope;
    struct form f;
    int64_t id = 0;
    const int64_t year = plan_year_of(r);
    TRY(scope_of(r->who, &scope));
    TRY(form_read(r, &f));
    struct task_new in = {
        .year = year, .kind = form_one_of(&f, "kind", task_kinds, COUNT(task_kinds)),
        .title = form_str(&f, "title", TASK_TITLE_MAX),
        .basis = form_str(&f, "basis", TASK_TITLE_MAX),
        .lead = form_str(&f, "lead", TASK_BODY_MAX),
        .others = form_opt(&f, "others", TASK_TITLE_MAX),
        .product = form_opt(&f, "product", TASK_TITLE_MAX), .due = form_day(&f, "due"),
        .what = str_empty(form_opt(&f, "what", 20)) ? S("")
              : form_one_of(&f, "what", whats, COUNT(whats)),
        .reach = form_one_of(&f, "reach", task_reaches, COUNT(task_reaches)) };
    target_check(&f, &in);
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f, &scope, year);
    const enum err e = task_make(r->cx, r->who, &scope, &in, &id);
    if (e == ERR_TOO_MANY) {
        form_problem(&f, "", str_from(tr(TR("Kế hoạch một năm có nhiều nhất 500 dòng."))));
        return page(r, w, 422, &f, &scope, year);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/leader/plan?year=%lld", (long long)year));
}

static enum err one(struct req *r, struct resp *w, int status, struct form *f,
                    const struct task_one_row *t)
{
    struct cx *cx = r->cx;
    struct tasks_of_year_row row;
    _Static_assert(sizeof row == sizeof *t, "a task has the columns of the list");
    memcpy(&row, t, sizeof row);
    struct page page = page_staff(r, t->title);
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct task_view v = {
        .page = page, .draft = draft, .t = task_line_of(cx, &row, -1),
        .state = field_of(f, (struct field){ .name = "state", .label = TR("Tình trạng"),
                                             .required = true }),
        .note = field_of(f, (struct field){ .name = "note", .label = TR("Ghi chú"), .rows = 4,
                                            .max = TASK_NOTE_MAX }),
        .back = url_own(str_fmt(cx->a, "/staff/leader/plan?year=%lld", (long long)t->year)) };
    v.states = choices(cx, task_states, v.n_states = COUNT(task_states), v.state.value);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_leader_task(resp_html(w, status), &v);
    return OK;
}

static enum err load(struct req *r, struct scope *scope, struct task_one_row *t)
{
    int64_t id = 0;
    TRY(req_id(r, "id", &id));
    TRY(scope_of(r->who, scope));
    return task_one(r->cx, (struct task_one_in){ .id = id, .unit = scope->unit }, t);
}

enum err task_get(struct req *r, struct resp *w)
{
    struct scope scope;
    struct task_one_row t;
    struct form f;
    TRY(load(r, &scope, &t));
    form_empty(r, &f);
    form_fill(&f, "state", t.state);
    form_fill(&f, "note", t.note);
    return one(r, w, 200, &f, &t);
}

enum err task_post(struct req *r, struct resp *w)
{
    struct scope scope;
    struct task_one_row t;
    struct form f;
    TRY(load(r, &scope, &t));
    TRY(form_read(r, &f));
    const str state = form_one_of(&f, "state", task_states, COUNT(task_states));
    const str note = form_opt(&f, "note", TASK_NOTE_MAX);
    if (form_ok(&f) != OK)
        return one(r, w, 422, &f, &t);
    TRY(task_move(r->cx, r->who, &scope, t.id, state, note));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/leader/plan?year=%lld", (long long)t.year));
}
