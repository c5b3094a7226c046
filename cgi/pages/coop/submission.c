#include "pages/coop/submission.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/violations/submission.h"
#include "pages/answer.h"
#include "pages/coop/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/submission.h"
#include "tpl/submissions.h"

struct ready {
    struct case_show show;
    struct violation v;
    struct submission_why why;
    str body; /* name of the unit */
    bool may_make;
};

static const char *state_label(str state)
{
    return str_eq(state, S("submitted")) ? TR("Đã trình, chờ trả lời")
        : str_eq(state, S("returned"))   ? TR("Trả lại, có ý kiến")
                                         : TR("Đã trả lời");
}

/* "Vượt thẩm quyền...; Tái phạm..." in the reader's language. */
static str grounds_said(struct arena *a, unsigned set)
{
    struct buf b = { .a = a, .max = 1000 };
    for (unsigned bit = 1; bit <= GROUND_SUSPENSION; bit <<= 1)
        if (set & bit)
            buf_fmt(&b, "%s%s", b.n ? "; " : "",
                    tr(submission_ground_label((enum submission_ground)bit)));
    return buf_str(&b);
}

static enum err load(struct req *r, struct ready *p)
{
    struct cx *cx = r->cx;
    *p = (struct ready){ 0 };
    TRY(case_show_head(cx, r->who, req_path(r, "code"), &p->show));
    const struct case_held *c = &p->show.held;
    if (!str_eq(c->flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    p->body = unit_body_name(cx->a, p->show.c.level, p->show.c.kind, p->show.c.unit_name);
    enum err e = violation_load(cx, c->id, &p->v);
    if (e == OK)
        e = submission_due(cx, c, &p->v, &p->why);
    p->may_make = c->standing.conflict == CONFLICT_NONE
        && user_roles_in(r->who, c->unit) & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD);
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err earlier(struct req *r, const struct ready *p, struct submission_view *v)
{
    struct submissions_of_case_row *rows;
    TRY(submissions_of_case(r->cx, (struct submissions_of_case_in){ .cid = p->show.held.id },
                            &rows, &v->n_rows));
    struct submission_line *out = NEWS(r->cx->a, struct submission_line, v->n_rows);
    for (size_t i = 0; i < v->n_rows; i++)
        out[i] = (struct submission_line){
            .number = rows[i].number, .dated = rows[i].dated, .body = rows[i].body,
            .by = rows[i].by, .state = state_label(rows[i].state),
            .grounds = grounds_said(r->cx->a, submission_grounds(rows[i].grounds)),
            .answer = rows[i].answer.has ? rows[i].answer.v : S(""),
            .answerer = rows[i].answerer.has ? rows[i].answerer.v : S(""),
            .answered = rows[i].answered.has ? rows[i].answered.v : 0 };
    v->rows = out;
    v->waits = v->n_rows > 0 && str_eq(rows[0].state, S("submitted"));
    v->may_answer = v->waits && submission_answerer(r->who, rows[0].to_unit)
        && p->show.held.standing.conflict == CONFLICT_NONE;
    return OK;
}

static enum err page(struct req *r, struct resp *w, const struct ready *p, struct form *typed,
                     int status)
{
    struct page page = page_staff(r, str_from(tr(TR("Tờ trình Chủ tịch UBND cấp tỉnh"))));
    struct draft_bar draft, reply;
    struct page_drafts drafts;
    TRY(page_drafts_open(r, p->show.held.id, S("submission"), typed, &page, &drafts));
    const struct form *f = page_draft(&drafts, "", &draft);
    const struct form *said = page_draft(&drafts, "reply", &reply);
    struct submission_view v = {
        .page = page, .draft = draft, .reply = reply,
        .code = p->show.held.code, .title = p->show.c.title, .to = p->why.province,
        .grounds = grounds_said(r->cx->a, p->why.grounds), .has_record = p->v.n > 0,
        .number = field_of(f, (struct field){
            .name = "number", .label = TR("Số tờ trình"), .required = true, .max = 60,
            .hint = TR("Số của sổ văn bản đi, kết thúc bằng /TTr, ví dụ 45/TTr") }),
        .dated = field_of(f, (struct field){
            .name = "dated", .label = TR("Ngày tờ trình"), .required = true }),
        .body = field_of(f, (struct field){
            .name = "body", .label = TR("Nội dung tờ trình"), .required = true, .rows = 16,
            .hint = TR("Soạn sẵn từ hồ sơ; sửa được trước khi trình.") }),
        .answer = field_of(said, (struct field){
            .name = "answer", .label = TR("Ý kiến của Chủ tịch"), .required = true, .rows = 4 }),
    };
    TRY(earlier(r, p, &v));
    v.may_make = p->may_make && p->why.grounds && !v.waits;
    v.problems = form_problems(typed, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_submission(resp_html(w, status), &v);
    return OK;
}

enum err submission_get(struct req *r, struct resp *w)
{
    struct ready p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    form_fill(&f, "dated", date_iso(r->cx->a, r->cx->today));
    if (p.why.grounds)
        form_fill(&f, "body", submission_text(r->cx, p.body, &p.v, &p.why));
    return page(r, w, &p, &f, 200);
}

static void refused(struct form *f, const struct submission_fault *fault)
{
    if (fault->number_taken)
        form_problem(f, "number", str_from(tr(TR("Số này đã là của một tờ trình khác của cơ quan "
                                                 "trong năm. Xem lại sổ văn bản đi và nhập số "
                                                 "đúng."))));
    if (fault->days)
        form_problem(f, "dated", str_from(tr(TR("Ngày tờ trình không ở tương lai."))));
    if (fault->waits)
        form_problem(f, "", str_from(tr(TR("Một tờ trình của hồ sơ này đang chờ trả lời; chưa "
                                           "trình thêm được."))));
    if (fault->not_due)
        form_problem(f, "", str_from(tr(TR("Hồ sơ không có căn cứ nào để trình (vượt thẩm quyền, "
                                           "tái phạm, danh sách ô nhiễm nghiêm trọng, đình chỉ "
                                           "hoặc tước giấy phép). Kiểm tra lại hành vi trong biên "
                                           "bản."))));
}

enum err submission_post(struct req *r, struct resp *w)
{
    struct ready p;
    struct form f;
    struct submission_fault fault;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    const struct submission_new in = { .number = form_str(&f, "number", 60),
                                       .dated = form_day(&f, "dated"),
                                       .body = form_str(&f, "body", SUBMISSION_BODY_MAX) };
    if (!str_empty(in.number) && !str_ends(in.number, S(SUBMISSION_SUFFIX)))
        form_problem(&f, "number", str_from(tr(TR("Số tờ trình kết thúc bằng /TTr, ví dụ "
                                                  "45/TTr."))));
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    const enum err e = submission_make(r->cx, r->who, p.show.held.code, &in, &fault);
    if (e == OK) {
        draft_sent(r, &f);
        return resp_redirect(w, r->path);
    }
    if (e != ERR_INVALID)
        return e;
    refused(&f, &fault);
    return page(r, w, &p, &f, 422);
}

enum err submission_reply_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "return", "answer" };
    struct ready p;
    struct form f;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    const str answer = form_str(&f, "answer", SUBMISSION_ANSWER_MAX);
    const str act = form_one_of(&f, "act", acts, COUNT(acts));
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    TRY(submission_reply_to(r->cx, r->who, p.show.held.code,
                            str_eq(act, S("return")) ? SUBMISSION_RETURN : SUBMISSION_ANSWER,
                            answer));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/submission",
                                    STR_ARG(p.show.held.code)));
}

_Static_assert(sizeof(struct submissions_to_row) == sizeof(struct submissions_from_row),
               "lists of submissions have the same columns");

enum err submissions_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    const struct office *home = user_home(r->who);
    struct submissions_to_row *to = NULL;
    struct submissions_from_row *from = NULL;
    struct submissions_view v = { .page = page_staff(r, str_from(tr(TR("Tờ trình")))),
                                  .chair = str_eq(home->level, S("province")) };
    if (v.chair)
        TRY(submissions_to(cx, (struct submissions_to_in){ .unit = home->unit }, &to, &v.n_rows));
    else
        TRY(submissions_from(cx, (struct submissions_from_in){ .unit = home->unit }, &from,
                             &v.n_rows));
    const struct submissions_to_row *rows = v.chair ? to : (const void *)from;
    struct submission_line *out = NEWS(cx->a, struct submission_line, v.n_rows);
    for (size_t i = 0; i < v.n_rows; i++)
        out[i] = (struct submission_line){
            .code = rows[i].code, .title = rows[i].title, .number = rows[i].number,
            .dated = rows[i].dated, .state = state_label(rows[i].state),
            .by = unit_body_words(cx->a, cx->lang, rows[i].level, rows[i].kind, rows[i].name),
            .grounds = grounds_said(cx->a, submission_grounds(rows[i].grounds)) };
    v.rows = out;
    tpl_submissions(resp_html(w, 200), &v);
    return OK;
}
