#include "pages/coop/letters.h"
#include "base/lang.h"
#include "domain/cases/inbox.h"
#include "domain/cases/open.h"
#include "domain/cases/show.h"
#include "domain/documents/incoming.h"
#include "pages/answer.h"
#include "pages/coop/view.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/letter.h"
#include "tpl/letters.h"

#define ROWS 50

/* The lists have the same columns; the row of the first serves them all. */
_Static_assert(sizeof(struct letters_of_unit_row) == sizeof(struct letters_search_row)
               && sizeof(struct letters_of_unit_row) == sizeof(struct letters_of_case_row),
               "lists of letters have the same columns");

static const struct letter_line *lines(struct arena *a, const void *from, size_t n)
{
    const struct letters_of_unit_row *rows = from;
    struct letter_line *out = NEWS(a, struct letter_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct letter_line){ rows[i].id.v, rows[i].number, rows[i].sender,
                                       rows[i].subject, rows[i].dated, rows[i].came };
    return out;
}

static void fields(const struct form *f, struct letters_view *v)
{
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số công văn"), .required = true, .max = 60,
        .hint = TR("Chép đúng như trên văn bản, ví dụ 123/CSMT-ABC") });
    v->dated = field_of(f, (struct field){
        .name = "dated", .label = TR("Ngày công văn"), .required = true });
    v->came = field_of(f, (struct field){
        .name = "came", .label = TR("Ngày đến"), .required = true });
    v->sender = field_of(f, (struct field){
        .name = "sender", .label = TR("Cơ quan gửi"), .required = true, .max = 200 });
    v->subject = field_of(f, (struct field){
        .name = "subject", .label = TR("Trích yếu"), .required = true, .rows = 2 });
    v->cases = field_of(f, (struct field){
        .name = "cases", .label = TR("Gắn vào vụ việc"), .required = true,
        .hint = TR("Mã vụ việc, ví dụ VV-4F7K92QD; nhiều mã thì cách nhau bằng dấu phẩy, tối đa "
                   "20.") });
    v->file = field_of(f, (struct field){
        .name = "file", .label = TR("Bản công văn"), .required = true, .accept = DOCUMENT_ACCEPT,
        .hint = TR("Tệp PDF hoặc ảnh, tối đa 20 MB; được niêm phong khi lưu.") });
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static enum err found(struct req *r, unit_id unit, struct letters_view *v)
{
    struct letters_search_row *rows;
    const str words = search_words(r->cx->a, v->query.value);
    const str scope = case_scope(r->cx->a, unit);
    if (str_empty(words))
        return OK;
    TRY(letters_search(r->cx, (struct letters_search_in){
        .unit = unit, .words = str_fmt(r->cx->a, "%.*s +%.*s", STR_ARG(words),
                                       STR_ARG(scope)) }, &rows, &v->n_rows));
    v->rows = lines(r->cx->a, rows, v->n_rows < ROWS ? v->n_rows : ROWS);
    v->n_rows = v->n_rows < ROWS ? v->n_rows : ROWS;
    return OK;
}

static enum err book(struct req *r, unit_id unit, struct letters_view *v)
{
    struct letters_of_unit_row *rows;
    TRY(letters_of_unit(r->cx, (struct letters_of_unit_in){
        .unit = unit, .before = req_query_i64(r, "before", 1, INT64_MAX, INT64_MAX) }, &rows,
        &v->n_rows));
    if (v->n_rows > ROWS) {
        v->n_rows = ROWS;
        v->next = url_own(str_fmt(r->cx->a, "/staff/letters?before=%lld",
                                  (long long)rows[ROWS - 1].id.v));
    }
    v->rows = lines(r->cx->a, rows, v->n_rows);
    return OK;
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    const struct office *home = user_home(r->who);
    const str q = req_query(r, "q", 200);
    struct letters_view v = {
        .page = page_staff(r, str_from(tr(TR("Công văn đến")))), .unit = home->unit_name,
        .searched = q.p != NULL,
        .query = { .name = "q", .label = TR("Tìm theo số, cơ quan, trích yếu"), .type = "search",
                   .quiet = true, .value = q.p ? q : S("") } };
    TRY(v.searched ? found(r, home->unit, &v) : book(r, home->unit, &v));
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &v.page, &v.draft));
    fields(f, &v);
    tpl_letters(resp_html(w, status), &v);
    return OK;
}

enum err letters_get(struct req *r, struct resp *w)
{
    struct form f;
    const str code = req_query(r, "case", 20);
    form_empty(r, &f);
    form_fill(&f, "came", date_iso(r->cx->a, r->cx->today));
    form_fill(&f, "cases", code.p ? code : S(""));
    return page(r, w, &f, 200);
}

/* "VV-1, VV-2": each code once, in the order typed. */
static void codes_of(struct form *f, struct letter_new *in)
{
    str rest = form_str(f, "cases", 400), one;
    str *codes = NEWS(f->a, str, LETTER_CASES_MAX);
    in->cases = codes;
    while (str_next(&rest, ',', &one)) {
        one = str_trim(one);
        bool there = str_empty(one);
        for (size_t i = 0; i < in->n_cases; i++)
            there |= str_eq_nocase(codes[i], one);
        if (there)
            continue;
        if (in->n_cases == LETTER_CASES_MAX) {
            form_problem(f, "cases", str_from(tr(TR("Tối đa 20 vụ việc một lần; gắn tiếp ở trang "
                                                    "của công văn."))));
            return;
        }
        codes[in->n_cases++] = one;
    }
}

static void refused(struct form *f, const struct letter_fault *fault)
{
    const str code[] = { fault->case_code };
    if (fault->there)
        form_problem(f, "number", str_from(tr(TR("Sổ đã có công văn số này, ngày này của cơ quan "
                                                 "này. Tìm nó ở trên rồi gắn vào vụ việc."))));
    if (fault->days)
        form_problem(f, "came", str_from(tr(TR("Ngày đến không trước ngày công văn và không ở "
                                               "tương lai."))));
    if (fault->case_code.p)
        form_problem(f, "cases", tr_args(f->a, TR("Không có vụ việc {0} do cơ quan bạn giữ, hoặc "
                                                  "nó đã ghép vào vụ việc khác. Kiểm tra lại mã "
                                                  "rồi gửi lại."), code, 1));
}

enum err letters_post(struct req *r, struct resp *w)
{
    struct form f;
    struct document doc;
    struct letter_fault fault = { 0 };
    letter_id id;
    TRY(document_form(r, &f, &doc));
    struct letter_new in = {
        .unit = user_home(r->who)->unit, .number = form_str(&f, "number", 60),
        .sender = form_str(&f, "sender", 200), .subject = form_str(&f, "subject", 500),
        .dated = form_day(&f, "dated"), .came = form_day(&f, "came"), .file = &doc,
    };
    codes_of(&f, &in);
    if (!doc.blob.p)
        form_problem(&f, "file", str_from(tr(TR("Hãy chọn bản công văn (PDF hoặc ảnh)."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = letter_register(r->cx, r->who, &in, &id, &fault);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, str_fmt(r->cx->a, "/staff/letters/%lld", (long long)id.v));
    }
    if (e == ERR_DB)
        return e;
    document_forget(r->cx, &doc);
    if (e != ERR_INVALID)
        return e;
    refused(&f, &fault);
    return page(r, w, &f, 422);
}

static enum err letter_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct letter_by_id_row l;
    struct letter_cases_row *rows;
    letter_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(letter_load(r->cx, r->who, id, &l));
    struct page page = page_staff(r, str_from(tr(TR("Công văn đến"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct letter_view v = {
        .page = page, .draft = draft, .action = url_own(r->path),
        .l = { id.v, l.number, l.sender, l.subject, l.dated, l.came }, .by = l.name,
        .code = field_of(f, (struct field){ .name = "code", .label = TR("Gắn thêm vào vụ việc"),
                                            .quiet = true,
                                            .hint = TR("Mã vụ việc, ví dụ VV-4F7K92QD") }) };
    TRY(letter_cases(r->cx, (struct letter_cases_in){ .id = id }, &rows, &v.n_cases));
    struct letter_case_line *cases = NEWS(r->cx->a, struct letter_case_line, v.n_cases);
    for (size_t i = 0; i < v.n_cases; i++) {
        const bool seen = case_visible(r->who, rows[i].unit,
                                       rows[i].parent.has ? rows[i].parent.v : S(""),
                                       rows[i].to_unit);
        cases[i] = (struct letter_case_line){ rows[i].code, seen ? rows[i].title : S(""), seen };
    }
    v.cases = cases;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_letter(resp_html(w, status), &v);
    return OK;
}

enum err letter_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return letter_page(r, w, &f, 200);
}

enum err letter_post(struct req *r, struct resp *w)
{
    struct form f;
    letter_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    const str off = form_opt(&f, "off", 20);
    const str code = str_empty(off) ? form_str(&f, "code", 20) : off;
    if (form_ok(&f) != OK)
        return letter_page(r, w, &f, 422);
    const enum err e = letter_move(r->cx, r->who, id, code,
                                   str_empty(off) ? LETTER_ATTACH : LETTER_DETACH);
    if (e == OK) {
        draft_sent(r, &f);
        return resp_redirect(w, r->path);
    }
    if (e != ERR_NOT_FOUND && e != ERR_CONFLICT)
        return e;
    form_problem(&f, "code", str_from(tr(
        e == ERR_CONFLICT ? TR("Công văn đang gắn (hoặc đã gỡ) ở vụ việc này; tải lại trang để "
                               "xem.")
                          : TR("Không có vụ việc này do cơ quan bạn giữ. Kiểm tra lại mã; vụ việc "
                               "của cơ quan khác thì gửi cho họ."))));
    return letter_page(r, w, &f, 422);
}

enum err letter_file_get(struct req *r, struct resp *w)
{
    struct letter_by_id_row l;
    letter_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(letter_load(r->cx, r->who, id, &l));
    const struct document d = { .blob = l.blob, .type = l.type, .size = l.size };
    return document_send(r, w, &d, S("cong-van"));
}

enum err case_letters_get(struct req *r, struct resp *w)
{
    struct letters_of_case_row *rows;
    struct letters_view v = { .page = page_staff(r, str_from(tr(TR("Công văn đến")))),
                              .code = req_path(r, "code") };
    TRY(letters_on_case(r->cx, r->who, v.code, &rows, &v.n_rows));
    v.rows = lines(r->cx->a, rows, v.n_rows);
    tpl_letters(resp_html(w, 200), &v);
    return OK;
}

enum err case_letter_file_get(struct req *r, struct resp *w)
{
    struct letter_of_case_row l;
    letter_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(letter_on_case(r->cx, r->who, req_path(r, "code"), id, &l));
    const struct document d = { .blob = l.blob, .type = l.type, .size = l.size };
    return document_send(r, w, &d, S("cong-van"));
}
