#include "pages/desk/desk.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/draft.h"
#include "pages/frame.h"
#include "pages/intake/report_form.h"

enum err desk_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return desk_page(r, w, 200, &f, draft_token(r->cx), NULL, NULL);
}

static enum err not_filed(struct req *r, struct resp *w, struct form *f, str token,
                          const struct places *places, enum err e)
{
    if (e == ERR_CONFLICT) {
        form_problem(f, "", str_from(tr(TR(
            "Biểu mẫu này đã được ghi nhận với nội dung khác. Nếu đây là cuộc gọi mới, hãy ghi "
            "nhận lần nữa."))));
        return desk_page(r, w, 409, f, draft_token(r->cx), places, NULL);
    }
    if (e != ERR_DB && e != ERR_UNAVAILABLE)
        return e;
    form_problem(f, "", str_from(tr(TR(
        "Hệ thống đang trục trặc nên chưa ghi nhận được. Mọi điều đã gõ vẫn còn: hãy bấm ghi nhận "
        "lần nữa; chỉ một phản ánh được tạo."))));
    return desk_page(r, w, 503, f, token, places, NULL);
}

/* Not registered, nothing lost: the page again with a line that says what to do. */
static enum err again(struct req *r, struct resp *w, struct form *f, int status, const char *why,
                      const struct places *places)
{
    if (why)
        form_problem(f, "", str_from(tr(why)));
    return desk_page(r, w, status, f, draft_token_of(r->cx, form_raw(f, "token")), places, NULL);
}

static enum err register_call(struct req *r, struct resp *w, struct form *f,
                              const struct places *places)
{
    struct report_new report;
    struct receipt receipt;
    const struct commune *suggested;
    report_form_read(r->cx, f, places, &report, &suggested);
    const struct report_call call = { .taken_by = r->who->id, .urgent = form_flag(f, "urgent"),
                                      .for_other = form_flag(f, "for_other") };
    report.call = &call;
    report.channel = S("phone");
    report.token = draft_token_of(r->cx, form_raw(f, "token"));
    if (form_flag(f, "sms") && !str_empty(report.sender.phone))
        report.sender.wish = WISH_SMS;
    if (form_ok(f) != OK)
        return desk_page(r, w, 422, f, report.token, places, suggested);
    const enum err e = report_file(r->cx, &report, &receipt);
    if (e != OK)
        return not_filed(r, w, f, report.token, places, e);
    return desk_receipt_page(r, w, &receipt, f);
}

enum err desk_post(struct req *r, struct resp *w)
{
    struct form f;
    struct places places;
    r->csrf_rule = CSRF_FREE; /* compared here: a page that refuses would lose what was typed */
    TRY(form_read(r, &f));
    if (!str_eq(form_raw(&f, "csrf"), r->csrf))
        return again(r, w, &f, 409, TR("Bạn đã đăng nhập lại nên biểu mẫu cần xác nhận: hãy bấm "
                                       "ghi nhận lần nữa."), NULL);
    TRY(places_load_all(r->cx, &places));
    if (str_eq(form_raw(&f, "do"), S("search")))
        return again(r, w, &f, 200, NULL, &places);
    return register_call(r, w, &f, &places);
}
