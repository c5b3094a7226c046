#include "pages/documents/signed.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/documents/signed.h"
#include "pages/answer.h"
#include "pages/documents/signed_view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/signed.h"

static str verdict_words(str word)
{
    static const char *const words[] = {
        TR("Chữ ký số hợp lệ, phủ toàn bộ tệp, chứng thư được tin cậy"),
        TR("Tệp không có chữ ký số"),
        TR("Chữ ký số không hợp lệ: tệp đã bị sửa hoặc không kiểm tra được"),
        TR("Chữ ký số của một chứng thư không có trong danh mục tin cậy"),
        TR("Sau chữ ký cuối cùng còn nội dung được thêm vào tệp"),
        TR("Không kiểm tra được chữ ký số (ảnh chụp, bản quét)"),
        TR("Chữ ký số hợp lệ nhưng không mang tên người ký hoặc cơ quan"),
        TR("Chữ ký số hợp lệ nhưng không đọc thấy trong tệp nội dung đã duyệt"),
    };
    return str_from(tr(words[signature_of_word(word) - 1]));
}

/* "số văn bản; số tiền" in the reader's language. */
static str missing_words(struct arena *a, str kinds)
{
    struct buf b = { .a = a, .max = 1000 };
    while (!str_empty(kinds)) {
        const size_t end = str_find(kinds, S("; "));
        const str kind = str_sub(kinds, 0, end);
        buf_fmt(&b, "%s%s", b.n ? "; " : "", tr(str_c(a, kind)));
        kinds = end + 2 < kinds.n ? str_sub(kinds, end + 2, kinds.n) : S("");
    }
    return buf_str(&b);
}

static struct signed_line line_of(struct cx *cx, const struct user *who,
                                 const struct case_show *show,
                                 const struct signed_of_case_row *p)
{
    const struct flow_step *step = flow_step_ever(cx->flows, show->held.flow, p->step);
    const str at[] = { show->held.code, p->blob };
    const bool good = str_eq(p->verdict, signature_word(SIGNATURE_GOOD));
    return (struct signed_line){
        .id = p->id.v, .number = p->number, .form = p->form, .signer = p->signer_name,
        .step = step ? flow_words(cx->lang, step->title) : p->step,
        .names = p->names, .times = p->times, .verdict = verdict_words(p->verdict),
        .missing = missing_words(cx->a, p->missing), .late_why = p->late_why,
        .late = date_cmp(p->signed_on, instant_date(p->made)) < 0,
        .confirmer = p->confirmer.has ? p->confirmer.v : S(""),
        .confirmed = p->confirmed.has ? instant_vi(cx->a, p->confirmed.v) : S(""),
        .signed_on = p->signed_on, .made = instant_vi(cx->a, p->made),
        .in_force = good || p->confirmer.has,
        .may = signed_may_confirm(who, show->held.unit, p),
        .file = url_path(cx->a, "/staff/cases/%s/files/%s", at, 2) };
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct page_drafts drafts;
    struct cx *cx = r->cx;
    struct case_show show;
    struct signed_of_case_row *rows;
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &show));
    struct signed_view v = {
        .page = page_staff(r, str_from(tr(TR("Văn bản đã ký")))), .code = show.held.code,
        .title = show.c.title };
    TRY(signed_of_case(cx, (struct signed_of_case_in){ .cid = show.c.id }, &rows, &v.n));
    struct signed_line *list = NEWS(cx->a, struct signed_line, v.n);
    TRY(page_drafts_open(r, show.c.id, S(""), f, &v.page, &drafts));
    for (size_t i = 0; i < v.n; i++) {
        list[i] = line_of(cx, r->who, &show, &rows[i]);
        list[i].typed = form_raw(page_draft_line(&drafts, "paper", rows[i].id.v, &list[i].draft),
                                 "late_why");
    }
    v.list = list;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_signed(resp_html(w, status), &v);
    return OK;
}

enum err signed_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, 200);
}

enum err signed_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const paper_id id = { form_i64(&f, "paper", 1, INT64_MAX) };
    if (!form_flag(&f, "compared"))
        form_problem(&f, "", str_from(tr(TR("Hãy đánh dấu rằng bạn đã so tệp với bản gốc có đóng "
                                            "dấu."))));
    const str why = form_opt(&f, "late_why", 500);
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    const enum err e = signed_confirm(r->cx, r->who, req_path(r, "code"), id, why);
    if (e == ERR_INVALID) {
        form_problem(&f, "", str_from(tr(TR("Văn bản được nhập sau ngày ghi trên đó. Hãy so "
                                            "ngày ký trên bản gốc và ghi vì sao nhập muộn: "
                                            "thời hạn tính theo ngày ký (khoản 1 Điều 66 Luật "
                                            "15/2012/QH13)."))));
        return page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, r->path);
}
