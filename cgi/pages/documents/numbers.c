#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/documents/register.h"
#include "pages/answer.h"
#include "pages/documents/signed.h"
#include "pages/documents/signed_view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/numbers.h"

static str state_words(str state)
{
    return str_from(tr(str_eq(state, S("used"))    ? TR("Đã ký")
                       : str_eq(state, S("given")) ? TR("Đã cấp, chờ ký")
                                                   : TR("Bỏ số")));
}

static unsigned roles_at(const struct req *r)
{
    return user_roles_in(r->who, user_home(r->who)->unit);
}

static void fields(const struct page_drafts *d, struct numbers_view *v)
{
    const struct form *f = page_draft(d, "", &v->give);
    const struct form *leave = page_draft(d, "void", &v->leave);
    v->code = field_of(f, (struct field){
        .name = "code", .label = TR("Mã vụ việc"), .required = true,
        .hint = TR("Vụ việc mà cơ quan đang giữ, ví dụ VV-7K2M9QXA.") });
    v->book = field_of(f, (struct field){
        .name = "book", .label = TR("Ký hiệu"), .required = true,
        .hint = TR("Phần sau dấu gạch chéo, ví dụ QĐ-XPHC.") });
    v->day = field_of(f, (struct field){
        .name = "day", .label = TR("Ngày ghi trên văn bản"), .required = true });
    v->number = field_of(leave, (struct field){
        .name = "number", .label = TR("Số bỏ, ví dụ 7/QĐ-XPHC"), .required = true });
    v->reason = field_of(leave, (struct field){
        .name = "reason", .label = TR("Vì sao số này không có văn bản"), .required = true });
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct register_of_body_row *rows;
    struct register_gaps_row *gaps;
    struct page_drafts drafts;
    unit_id body;
    const int64_t year = req_query_i64(r, "year", 2000, 2999, cx->today.y);
    struct numbers_view v = {
        .page = page_staff(r, str_from(tr(TR("Sổ văn bản")))), .year = year,
        .unit = user_home(r->who)->unit_name, .clerk = roles_at(r) & ROLE_CLERK };
    TRY(register_body(cx, user_home(r->who)->unit, &body));
    TRY(register_of_body(cx, (struct register_of_body_in){
        .issuer = body, .year = year,
        .before = req_query_i64(r, "before", 1, 1000000, 1000000) }, &rows, &v.n));
    TRY(register_gaps(cx, (struct register_gaps_in){ .issuer = body, .year = year }, &gaps,
                      &v.n_gaps));
    struct number_line *list = NEWS(cx->a, struct number_line, v.n);
    struct gap_line *holes = NEWS(cx->a, struct gap_line, v.n_gaps);
    for (size_t i = 0; i < v.n; i++)
        list[i] = (struct number_line){
            .number = str_fmt(cx->a, "%lld/%.*s", (long long)rows[i].n, STR_ARG(rows[i].book)),
            .code = rows[i].code.has ? rows[i].code.v : S(""), .state = state_words(rows[i].state),
            .reason = rows[i].reason, .by = rows[i].name, .day = rows[i].day };
    for (size_t i = 0; i < v.n_gaps; i++)
        holes[i] = (struct gap_line){ gaps[i].book, gaps[i].first, gaps[i].last };
    v.list = list;
    v.gaps = holes;
    if (v.n == 100)
        v.next = url_own(str_fmt(cx->a, "/staff/numbers?year=%lld&before=%lld", (long long)year,
                                 (long long)rows[v.n - 1].n));
    TRY(page_drafts_open(r, (case_id){ 0 }, S(""), f, &v.page, &drafts));
    fields(&drafts, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_numbers(resp_html(w, status), &v);
    return OK;
}

enum err numbers_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "day", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &f, 200);
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

static enum err give(struct req *r, struct form *f)
{
    int64_t n;
    const str code = form_str(f, "code", 40), book = form_str(f, "book", 40);
    const struct date day = form_day(f, "day");
    if (date_cmp(day, r->cx->today) > 0)
        say(f, "day", TR("Ngày này ở tương lai."));
    TRY(form_ok(f));
    const enum err e = register_give(r->cx, r->who, user_home(r->who)->unit, code, book, day, &n);
    if (e != ERR_NOT_FOUND)
        return e;
    say(f, "code", TR("Cơ quan không giữ vụ việc nào có mã này. Hãy xem lại mã trên hồ sơ."));
    return ERR_INVALID;
}

static enum err leave_out(struct req *r, struct form *f)
{
    struct paper_number number;
    const str text = form_str(f, "number", 60), reason = form_str(f, "reason", 500);
    if (!str_empty(text) && paper_number_read(text, &number) != OK)
        say(f, "number", TR("Số văn bản có dạng số thứ tự, gạch chéo, ký hiệu: ví dụ "
                            "12/QĐ-XPHC."));
    TRY(form_ok(f));
    const enum err e = register_void(r->cx, r->who, user_home(r->who)->unit, &number,
                                     r->cx->today, reason);
    if (e != ERR_DUPLICATE)
        return e;
    say(f, "number", TR("Số này đã có văn bản hoặc đã được giải thích."));
    return ERR_INVALID;
}

enum err numbers_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "give", "void" };
    struct form f;
    TRY(form_read(r, &f));
    if (!(roles_at(r) & ROLE_CLERK))
        return ERR_FORBIDDEN;
    const bool gives = str_eq(form_one_of(&f, "do", acts, COUNT(acts)), S("give"));
    const enum err e = gives ? give(r, &f) : leave_out(r, &f);
    if (e == OK) {
        draft_sent(r, &f);
        return resp_redirect(w, r->path);
    }
    return e == ERR_INVALID ? page(r, w, &f, 422) : e;
}
