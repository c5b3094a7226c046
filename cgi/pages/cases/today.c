#include "pages/cases/today.h"
#include "base/lang.h"
#include "domain/cases/inbox.h"
#include "domain/cases/today.h"
#include "domain/facilities/facility.h"
#include "domain/notices/notices.h"
#include "domain/violations/submission.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/today_view.h"
#include "pages/frame.h"
#include "tpl/today.h"

enum { LATE, SOON, WAITING, CAME, OFFERED, VISITS, UNIT, LISTS };

static struct url form_url(struct cx *cx, str code, str place)
{
    return url_own(str_fmt(cx->a, "/staff/cases/%.*s%.*s", STR_ARG(code), STR_ARG(place)));
}

/* The very form that ends the term; else the case, where the reason stands. */
static void way(struct cx *cx, const struct today_term *t, struct today_line *l)
{
    if (t->step && t->draft) {
        l->todo = str_from(tr(TR("Soạn dự thảo quyết định")));
        l->href = form_url(cx, t->row.code, S("/decision"));
    } else if (t->step) {
        l->todo = flow_words(cx->lang, t->step->title);
        l->href = form_url(cx, t->row.code,
                           str_fmt(cx->a, "/%s/%.*s", step_has_own_page(t->step) ? "write" : "step",
                                   STR_ARG(t->step->name)));
    } else {
        l->todo = str_from(tr(TR("Mở vụ việc")));
        l->href = form_url(cx, t->row.code, S(""));
    }
}

static struct today_line term_line(struct cx *cx, const struct user *who,
                                   const struct today_term *t)
{
    const bool own = t->row.handler.has && t->row.handler.v.v == who->id.v;
    struct today_line l = {
        .what = t->clock.name, .title = t->row.title, .code = t->row.code,
        .handler = own ? S("") : t->row.handler_name.has ? t->row.handler_name.v
                       : str_from(tr(TR("chưa phân công"))),
        .words = t->clock.words, .sure = t->clock.sure, .demo = t->clock.demo,
        .state = due_state(cx, (opt_instant){ .has = true, .v = t->row.due }),
        .due = instant_date(t->row.due), .hour = due_hour(cx->a, t->row.due) };
    way(cx, t, &l);
    return l;
}

/* Terms that ended or end today, and those of the next days. */
static void own_lists(struct req *r, const struct today_terms *in, struct today_list *lists)
{
    struct today_line *late = NEWS(r->cx->a, struct today_line, in->n);
    struct today_line *soon = NEWS(r->cx->a, struct today_line, in->n);
    for (size_t i = 0; i < in->n; i++) {
        const bool now = in->rows[i].row.due <= day_end(r->cx->today);
        struct today_list *list = &lists[now ? LATE : SOON];
        (now ? late : soon)[list->n++] = term_line(r->cx, r->who, &in->rows[i]);
    }
    lists[LATE].lines = late;
    lists[SOON].lines = soon;
    lists[SOON].more = in->n == TODAY_ROWS;
}

static enum err unit_list(struct req *r, struct today_list *list)
{
    struct today_terms in;
    TRY(today_of_unit(r->cx, r->who, user_home(r->who)->unit, &in));
    struct today_line *out = NEWS(r->cx->a, struct today_line, in.n);
    for (size_t i = 0; i < in.n; i++)
        out[i] = term_line(r->cx, r->who, &in.rows[i]);
    list->lines = out;
    list->n = in.n;
    list->more = in.n == TODAY_ROWS;
    return OK;
}

/* Where the draft is read, signed or written again: of a decision MQĐ02, of another step. */
static str draft_place(struct cx *cx, const struct today_draft *d)
{
    static const char *const decision[] = { [TODAY_REVIEW] = "/approval",
        [TODAY_SIGN] = "/write/decide", [TODAY_REDRAFT] = "/decision", [TODAY_NUMBER] = "" };
    if (!d->row.step.has || d->wait == TODAY_NUMBER)
        return str_from(decision[d->wait]);
    const str name = d->row.step.v;
    return d->wait == TODAY_SIGN ? str_fmt(cx->a, "/step/%.*s", STR_ARG(name))
        : str_fmt(cx->a, "/chain/%.*s%s", STR_ARG(name), d->wait == TODAY_REDRAFT ? "/draft" : "");
}

static struct today_line draft_line(struct cx *cx, const struct today_draft *d)
{
    static const struct { enum today_wait wait; const char *what, *todo; } ways[] = {
        { TODAY_REVIEW, TR("Dự thảo quyết định chờ bạn duyệt"), TR("Duyệt") },
        { TODAY_SIGN, TR("Dự thảo quyết định chờ bạn ký"), TR("Ký, nhập số và bản đã ký") },
        { TODAY_REDRAFT, TR("Dự thảo bị trả lại cho bạn"), TR("Sửa dự thảo") },
        { TODAY_NUMBER, TR("Quyết định sắp ký, cần lấy số"), TR("Mở vụ việc") },
    };
    const struct flow *flow = flow_find(cx->flows, d->row.flow, (int)d->row.version);
    size_t i = 0;
    while (ways[i].wait != d->wait)
        i++;
    const str step = d->row.step.has ? event_title(cx, flow, d->row.step.v) : S("");
    const str what = str_from(tr(ways[i].what));
    return (struct today_line){
        .what = d->row.step.has ? str_fmt(cx->a, "%.*s: %.*s", STR_ARG(what),
                                          STR_ARG(step)) : what,
        .title = d->row.title, .code = d->row.code,
        .words = S(""), .handler = S(""), .sure = true, .todo = str_from(tr(ways[i].todo)),
        .href = form_url(cx, d->row.code, draft_place(cx, d)) };
}

static enum err waiting_list(struct req *r, struct today_list *list)
{
    struct today_draft *drafts;
    struct submissions_to_row *papers = NULL;
    size_t n, n_papers;
    TRY(today_drafts_for(r->cx, r->who, user_home(r->who)->unit, &drafts, &n));
    TRY(submissions_waiting(r->cx, r->who, &papers, &n_papers));
    struct today_line *out = NEWS(r->cx->a, struct today_line, n + n_papers);
    for (size_t i = 0; i < n; i++)
        out[list->n++] = draft_line(r->cx, &drafts[i]);
    for (size_t i = 0; i < n_papers; i++)
        out[list->n++] = (struct today_line){
            .what = tr_args(r->cx->a, TR("Tờ trình số {0} chờ trả lời"), &papers[i].number, 1),
            .title = papers[i].title, .code = papers[i].code, .words = S(""), .handler = S(""),
            .sure = true, .todo = str_from(tr(TR("Xem và trả lời"))),
            .href = form_url(r->cx, papers[i].code, S("/submission")) };
    list->lines = out;
    return OK;
}

/* What others answered: results, refusals, returned papers. */
static bool is_answer(str code)
{
    static const char *const codes[] = {
        "agree", "decline", "give_result", "give_up", "note_result", "results",
        "submission_return", "submission_answer", "letter_in", "reporter:message",
        "reporter:objection", "reporter:confirm", "explain", "complaint", "remind",
    };
    for (size_t i = 0; i < COUNT(codes); i++)
        if (str_eq(code, str_from(codes[i])))
            return true;
    return false;
}

static enum err came_list(struct req *r, struct today_list *list)
{
    struct notices_unread_row *rows;
    size_t n;
    TRY(notices_of(r->cx, r->who, &rows, &n));
    struct today_line *out = NEWS(r->cx->a, struct today_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct notices_unread_row *row = &rows[i];
        if (!row->case_code.has || !is_answer(row->code))
            continue;
        const struct flow *f =
            row->flow.has ? flow_find(r->cx->flows, row->flow.v, (int)row->version.v) : NULL;
        out[list->n++] = (struct today_line){
            .what = event_title(r->cx, f, row->code), .words = S(""), .handler = S(""),
            .title = row->title.has ? row->title.v : S(""), .code = row->case_code.v,
            .sure = true, .todo = str_from(tr(TR("Đọc"))),
            .href = url_path(r->cx->a, "/staff/notices/%s", &row->case_code.v, 1) };
    }
    list->lines = out;
    return OK;
}

static enum err offered_list(struct req *r, struct today_list *list)
{
    struct inbox in;
    TRY(inbox_offered(r->cx, user_home(r->who)->unit, &in));
    struct today_line *out = NEWS(r->cx->a, struct today_line, in.n);
    for (size_t i = 0; i < in.n; i++) {
        const struct inbox_unit_row *row = &in.rows[i];
        out[i] = (struct today_line){
            .what = stage_words(r->cx, row->flow, row->version, row->stage), .title = row->title,
            .code = row->code, .words = S(""), .handler = S(""), .sure = true,
            .state = due_state(r->cx, row->due),
            .due = row->due.has ? instant_date(row->due.v) : (struct date){ 0 },
            .todo = str_from(tr(TR("Nhận hoặc từ chối"))),
            .href = form_url(r->cx, row->code, S("")) };
    }
    list->lines = out;
    list->n = in.n;
    return OK;
}

/* Visits of the plan in force, of this month and those of before that nobody made. */
static enum err visits_list(struct req *r, struct today_list *list)
{
    struct today_visits_row *rows;
    TRY(today_planned(r->cx, user_home(r->who)->unit, &rows, &list->n));
    struct today_line *out = NEWS(r->cx->a, struct today_line, list->n);
    for (size_t i = 0; i < list->n; i++) {
        const str month = str_fmt(r->cx->a, "%lld/%d", (long long)rows[i].month, r->cx->today.y);
        out[i] = (struct today_line){
            .what = tr_args(r->cx->a, TR("Kiểm tra theo kế hoạch, tháng {0}"), &month, 1),
            .title = facility_label(r->cx->a, rows[i].kind, rows[i].name, rows[i].facility),
            .code = S(""), .words = S(""), .handler = rows[i].focus, .sure = true,
            .todo = str_from(tr(TR("Xem kế hoạch"))), .href = url_own(S("/staff/plan")) };
    }
    list->lines = out;
    return OK;
}

enum err today_get(struct req *r, struct resp *w)
{
    struct today_terms own;
    struct today_list lists[LISTS] = {
        [LATE] = { .title = TR("Đến hạn hôm nay hoặc đã quá hạn"),
                   .empty = TR("Không có việc nào của bạn đến hạn hôm nay.") },
        [SOON] = { .title = TR("Hết hạn trong ba ngày tới") },
        [WAITING] = { .title = TR("Đang chờ bạn") },
        [CAME] = { .title = TR("Trả lời, kết quả mới đến") },
        [OFFERED] = { .title = TR("Cơ quan khác gửi đến, chờ nhận") },
        [VISITS] = { .title = TR("Kiểm tra theo kế hoạch đến tháng này") },
        [UNIT] = { .title = TR("Việc gấp khác của cơ quan") },
    };
    TRY(today_of_person(r->cx, r->who, &own));
    own_lists(r, &own, lists);
    TRY(waiting_list(r, &lists[WAITING]));
    TRY(came_list(r, &lists[CAME]));
    TRY(offered_list(r, &lists[OFFERED]));
    TRY(visits_list(r, &lists[VISITS]));
    TRY(unit_list(r, &lists[UNIT]));
    for (size_t i = 0; i < LISTS; i++)
        lists[i].folded = (int64_t)lists[i].n - TODAY_OPEN;
    const struct today_view v = { .page = page_staff(r, str_from(tr(TR("Hôm nay")))),
                                  .day = r->cx->today, .lists = lists, .n_lists = LISTS };
    tpl_today(resp_html(w, 200), &v);
    return OK;
}
