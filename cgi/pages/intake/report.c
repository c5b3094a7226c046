#include "pages/intake/report.h"
#include "base/lang.h"
#include "pages/intake/photos.h"
#include "pages/intake/report_form.h"

enum err intake_home_get(struct req *r, struct resp *w)
{
    struct form f;
    struct places places;
    form_empty(r, &f);
    TRY(places_load(r->cx, &places));
    return report_page(r, w, 200, &f, draft_token(r->cx), &places, NULL);
}

enum err intake_report_post(struct req *r, struct resp *w)
{
    struct form f;
    struct photo_form photos;
    struct places places;
    struct report_new report;
    struct receipt receipt;
    const struct commune *suggested;
    const struct upload_sink sink = photo_sink(r->cx, &f, &photos);
    r->csrf_rule = CSRF_FREE; /* nobody is known here; the gate checked where it comes from */
    TRY(form_read_with(r, &f, &sink));
    /* Old names only where a name was typed. */
    TRY(str_empty(form_raw(&f, "commune_name")) ? places_load(r->cx, &places)
                                                : places_load_all(r->cx, &places));
    report_form_read(r->cx, &f, &places, &report, &suggested);
    /* The sink made a token where none could be read; its photos must stay with it. */
    report.token = photos.draft.token.p ? photos.draft.token
                                        : draft_token_of(r->cx, form_raw(&f, "token"));
    const enum err back = files_taken_back(r->cx, &f, report.token);
    if (form_ok(&f) != OK)
        return report_page(r, w, photos.busy ? 503 : 422, &f, report.token, &places, suggested);
    const enum err e = back == OK ? report_file(r->cx, &report, &receipt) : back;
    if (e == ERR_CONFLICT) {
        form_problem(&f, "", str_from(tr(TR(
            "Biểu mẫu này đã được gửi trước đó với nội dung khác và phản ánh ấy đã được nhận. Nếu "
            "đây là một phản ánh mới, hãy chọn lại ảnh (nếu có) rồi bấm gửi lần nữa."))));
        return report_page(r, w, 409, &f, draft_token(r->cx), &places, NULL);
    }
    if (e == ERR_DB || e == ERR_UNAVAILABLE) {
        form_problem(&f, "", str_from(tr(TR(
            "Hệ thống đang trục trặc nên chưa báo nhận được. Mọi điều bạn viết vẫn còn dưới đây: "
            "hãy chờ một chút rồi bấm gửi lần nữa. Gửi lại không tạo ra hai phản ánh."))));
        return report_page(r, w, 503, &f, report.token, &places, NULL);
    }
    TRY(e);
    return receipt_page(r, w, &receipt);
}
