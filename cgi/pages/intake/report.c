#include "pages/intake/report.h"
#include "base/lang.h"
#include "pages/intake/photos.h"
#include "pages/intake/report_form.h"
#include "pages/intake/report_json.h"
#include "pages/intake/report_more.h"

static enum err new_form(struct req *r, struct resp *w, str token)
{
    struct form f;
    struct places places;
    form_empty(r, &f);
    TRY(places_load(r->cx, &places));
    return report_page(r, w, 200, &f, token, &places, NULL, DANGER_NONE);
}

enum err intake_home_get(struct req *r, struct resp *w)
{
    return new_form(r, w, draft_token(r->cx));
}

enum err intake_offline_get(struct req *r, struct resp *w)
{
    return new_form(r, w, S(""));
}

/* What was sent, and the form again where it is no report yet. */
struct posted {
    struct form f;
    struct places places;
    struct report_new report;
    const struct commune *suggested;
    enum report_danger danger;
    enum err back; /* of taking back files */
    bool busy;     /* files could not be taken now */
};

static enum err again(struct req *r, struct resp *w, int status, struct posted *p, str token)
{
    if (report_json_asked(r))
        return report_json_problems(w, status, &p->f);
    return report_page(r, w, status, &p->f, token, &p->places, p->suggested, p->danger);
}

/* The second step of the form, for those without script: nothing is complained of yet. */
static enum err more(struct req *r, struct resp *w, struct posted *p, size_t n_problems)
{
    p->f.n_problems = n_problems;
    return again(r, w, 200, p, p->report.token);
}

static enum err file(struct req *r, struct resp *w, struct posted *p)
{
    struct receipt receipt;
    const enum err e = p->back == OK ? report_file(r->cx, &p->report, &receipt) : p->back;
    if (e == ERR_CONFLICT) {
        form_problem(&p->f, "", str_from(tr(TR(
            "Biểu mẫu này đã được gửi trước đó với nội dung khác và phản ánh ấy đã được nhận. Nếu "
            "đây là một phản ánh mới, hãy chọn lại ảnh (nếu có) rồi bấm gửi lần nữa."))));
        return again(r, w, 409, p, draft_token(r->cx));
    }
    if (e == ERR_DB || e == ERR_UNAVAILABLE) {
        form_problem(&p->f, "", str_from(tr(TR(
            "Hệ thống đang trục trặc nên chưa báo nhận được. Mọi điều bạn viết vẫn còn dưới đây: "
            "hãy chờ một chút rồi bấm gửi lần nữa. Gửi lại không tạo ra hai phản ánh."))));
        return again(r, w, 503, p, p->report.token);
    }
    TRY(e);
    return report_json_asked(r) ? report_json_receipt(w, &receipt)
                                : receipt_page(r, w, &receipt, p->danger);
}

enum err intake_report_post(struct req *r, struct resp *w)
{
    struct posted p = { 0 };
    struct photo_form photos;
    const struct upload_sink sink = photo_sink(r->cx, &p.f, &photos);
    r->csrf_rule = CSRF_FREE; /* nobody is known here; the gate checked where it comes from */
    TRY(form_read_with(r, &p.f, &sink));
    /* Old names only where a name was typed. */
    TRY(str_empty(form_raw(&p.f, "commune_name")) ? places_load(r->cx, &p.places)
                                                  : places_load_all(r->cx, &p.places));
    const size_t n_files_refused = p.f.n_problems;
    report_form_read(r->cx, &p.f, &p.places, &p.report, &p.suggested);
    p.danger = report_danger(r->cx, &p.report);
    /* The sink made a token where none could be read; its photos must stay with it. */
    p.report.token = photos.draft.token.p ? photos.draft.token
                                          : draft_token_of(r->cx, form_raw(&p.f, "token"));
    p.back = files_taken_back(r->cx, &p.f, p.report.token);
    p.busy = photos.busy;
    if (form_flag(&p.f, "more"))
        return more(r, w, &p, n_files_refused);
    if (form_ok(&p.f) == OK)
        return file(r, w, &p);
    return again(r, w, p.busy ? 503 : 422, &p, p.report.token);
}
