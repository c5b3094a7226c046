#include "pages/audit/supervision.h"
#include "base/lang.h"
#include "base/log.h"
#include "domain/audit/observer.h"
#include "domain/audit/supervision.h"
#include "domain/drafts/form_draft.h"
#include "domain/publication/purge.h"
#include "pages/answer.h"
#include "pages/audit/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/supervision.h"
#include "tpl/supervision_form.h"
#include "tpl/supervision_list.h"
#include "tpl/supervision_public.h"

#define PAGE_ROWS 50
#define PUBLIC_ROWS 20
#define CACHE_S 60

static bool late(instant now, opt_instant due, opt_instant answered)
{
    return due.has && (answered.has ? answered.v : now) > due.v;
}

/* Rows of the three statements have these columns, but a type each. */
#define LINE_OF(cx, row) {                                                                     \
    .id = (row)->id, .title = (row)->title, .made = (row)->made,                               \
    .unit = unit_body_words((cx)->a, (cx)->lang, (row)->level, (row)->kind, (row)->name),      \
    .due = (row)->due.has ? (row)->due.v : 0,                                                  \
    .answered = (row)->answered.has ? (row)->answered.v : 0,                                   \
    .late = late((cx)->now, (row)->due, (row)->answered) }

static struct url own_url(struct cx *cx, int64_t id)
{
    return url_own(str_fmt(cx->a, "/staff/supervision/%lld", (long long)id));
}

/* The lines with their links; of n rows one more than v->n is only the sign of a next page. */
static enum err list_page(struct req *r, struct resp *w, struct supervision_list_view *v,
                          struct supervision_line *lines, size_t n, const char *next)
{
    struct cx *cx = r->cx;
    for (size_t i = 0; i < v->n; i++)
        lines[i].href = own_url(cx, lines[i].id);
    v->lines = lines;
    if (n > v->n)
        v->next = url_own(str_fmt(cx->a, "%s%lld", next, (long long)lines[v->n - 1].id));
    tpl_supervision_list(resp_html(w, 200), v);
    return OK;
}

enum err supervision_list_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct supervision_list_row *rows;
    size_t n;
    TRY(supervision_of(cx, r->who, req_query_i64(r, "before", 1, INT64_MAX, INT64_MAX), &rows,
                       &n));
    struct supervision_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Kiến nghị giám sát")))),
        .n = n > PAGE_ROWS ? PAGE_ROWS : n, .may_write = observes_in(r->who) != NULL };
    struct supervision_line *lines = NEWS(cx->a, struct supervision_line, v.n);
    for (size_t i = 0; i < v.n; i++)
        lines[i] = (struct supervision_line)LINE_OF(cx, &rows[i]);
    return list_page(r, w, &v, lines, n, "/staff/supervision?before=");
}

enum err supervision_wait_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct supervision_waiting_row *rows;
    size_t n;
    TRY(supervision_wait_list(cx, r->who, req_query_i64(r, "after", 0, INT64_MAX, 0), &rows, &n));
    struct supervision_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Kiến nghị giám sát chờ trả lời")))),
        .n = n > PAGE_ROWS ? PAGE_ROWS : n, .waiting = true };
    struct supervision_line *lines = NEWS(cx->a, struct supervision_line, v.n);
    for (size_t i = 0; i < v.n; i++)
        lines[i] = (struct supervision_line)LINE_OF(cx, &rows[i]);
    return list_page(r, w, &v, lines, n, "/staff/leader/supervision?after=");
}

/* One draft about the unit, and one about each case. */
static str draft_of(struct req *r, str code)
{
    return str_empty(code) ? S("supervision/new")
                           : str_fmt(r->cx->a, "supervision/new" DRAFT_TAIL "%.*s", STR_ARG(code));
}

static enum err new_page(struct req *r, struct resp *w, struct form *f, str code,
                         const struct looks *looks, int status)
{
    struct observed seen;
    if (!str_empty(code))
        TRY(observer_case(r->cx, r->who, code, &seen));
    struct page page = page_staff(r, str_from(tr(TR("Viết kiến nghị giám sát"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, draft_of(r, code), f, &page, &draft));
    struct supervision_form_view v = {
        .page = page, .draft = draft, .code = code,
        .title = field_of(f, (struct field){ .name = "title", .label = TR("Về việc gì"),
                                             .required = true, .max = SUPERVISION_TITLE_MAX }),
        .body = field_of(f, (struct field){
            .name = "body", .label = TR("Nội dung kiến nghị"), .required = true, .rows = 8,
            .max = SUPERVISION_TEXT_MAX,
            .hint = TR("Ai cũng đọc được. Không nêu tên người phản ánh hay người vi phạm.") }),
        .looks = looks };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_supervision_form(resp_html(w, status), &v);
    return OK;
}

/* Before the answer goes out, /supervision as nginx kept it is nowhere. */
static void told_all(struct cx *cx)
{
    const enum err e = pages_anew(cx);
    if (e != OK)
        log_line(LOG_ERROR, "pages_not_purged", LOG_ERR("error", e));
}

enum err supervision_new_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return new_page(r, w, &f, req_query(r, "code", 16), &(struct looks){ 0 }, 200);
}

enum err supervision_new_post(struct req *r, struct resp *w)
{
    struct form f;
    struct looks looks = { 0 };
    int64_t id;
    TRY(form_read(r, &f));
    const str code = form_opt(&f, "code", 16);
    const struct supervision_new in = {
        .code = str_empty(code) ? S("") : code,
        .title = form_str(&f, "title", SUPERVISION_TITLE_MAX),
        .body = form_str(&f, "body", SUPERVISION_TEXT_MAX) };
    look_at(r, &f, "title", in.title, S(""), &looks);
    look_at(r, &f, "body", in.body, S(""), &looks);
    if (form_ok(&f) != OK)
        return new_page(r, w, &f, in.code, &looks, 422);
    TRY(supervision_write(r->cx, r->who, in, &id));
    told_all(r->cx);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/supervision/%lld", (long long)id));
}

static enum err one_page(struct req *r, struct resp *w, int64_t id, struct form *f,
                         const struct looks *looks, int status)
{
    struct cx *cx = r->cx;
    struct supervision s;
    TRY(supervision_open(cx, r->who, id, &s));
    struct page page = page_staff(r, s.row.title);
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct supervision_view v = {
        .page = page, .draft = draft,
        .line = { .id = id, .title = s.row.title, .body = s.row.body, .made = s.row.made,
                  .unit = unit_body_words(cx->a, cx->lang, s.row.level, s.row.kind, s.row.name),
                  .due = s.row.due.has ? s.row.due.v : 0,
                  .answer = s.row.answer.has ? s.row.answer.v : S(""),
                  .answered = s.row.answered.has ? s.row.answered.v : 0,
                  .late = late(cx->now, s.row.due, s.row.answered) },
        .code = s.row.code.has ? s.row.code.v : S(""), .may_answer = s.may_answer,
        .answer = field_of(f, (struct field){
            .name = "answer", .label = TR("Câu trả lời"), .required = true, .rows = 8,
            .max = SUPERVISION_TEXT_MAX,
            .hint = TR("Ai cũng đọc được ngay sau khi gửi. Không sửa được.") }),
        .looks = looks, .action = own_url(cx, id) };
    if (s.row.code.has)
        v.of = url_path(cx->a, observes_in(r->who) ? "/staff/observer/%s" : "/staff/cases/%s",
                        &s.row.code.v, 1);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_supervision(resp_html(w, status), &v);
    return OK;
}

static enum err id_of(const struct req *r, int64_t *id)
{
    return str_i64(req_path(r, "id"), id) == OK && *id > 0 ? OK : ERR_NOT_FOUND;
}

enum err supervision_get(struct req *r, struct resp *w)
{
    struct form f;
    int64_t id;
    TRY(id_of(r, &id));
    form_empty(r, &f);
    return one_page(r, w, id, &f, &(struct looks){ 0 }, 200);
}

enum err supervision_answer_post(struct req *r, struct resp *w)
{
    struct form f;
    struct looks looks = { 0 };
    int64_t id;
    TRY(id_of(r, &id));
    TRY(form_read(r, &f));
    const str answer = form_str(&f, "answer", SUPERVISION_TEXT_MAX);
    look_at(r, &f, "answer", answer, S(""), &looks);
    if (form_ok(&f) != OK)
        return one_page(r, w, id, &f, &looks, 422);
    TRY(supervision_reply(r->cx, r->who, id, answer));
    told_all(r->cx);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/supervision/%lld", (long long)id));
}

enum err supervision_public_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct supervision_public_row *rows;
    size_t n;
    TRY(supervision_for_all(cx, req_query_i64(r, "before", 1, INT64_MAX, INT64_MAX), &rows, &n));
    struct supervision_list_view v = {
        .page = page_public(r, TR("Kiến nghị giám sát và trả lời"), "/supervision"),
        .n = n > PUBLIC_ROWS ? PUBLIC_ROWS : n };
    struct supervision_line *lines = NEWS(cx->a, struct supervision_line, v.n);
    for (size_t i = 0; i < v.n; i++) {
        lines[i] = (struct supervision_line)LINE_OF(cx, &rows[i]);
        lines[i].body = rows[i].body;
        lines[i].answer = rows[i].answer.has ? rows[i].answer.v : S("");
    }
    v.lines = lines;
    if (n > v.n)
        v.next = url_own(str_fmt(cx->a, "/supervision?before=%lld",
                                 (long long)rows[v.n - 1].id));
    tpl_supervision_public(resp_html(w, 200), &v);
    resp_cache_public(w, CACHE_S);
    return OK;
}
