#include "base/config.h"
#include "base/lang.h"
#include "domain/intake/draft.h"
#include "domain/privacy/erase.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/kinds.h"
#include "pages/intake/photos.h"
#include "pages/intake/track.h"
#include "pages/intake/view.h"
#include "tpl/status.h"

const char *message_label(const struct track_message *m)
{
    if (m->answer)
        return TR("Trả lời chính thức");
    if (str_eq(m->kind, S("objection")))
        return TR("Bạn báo: chưa khắc phục");
    if (str_eq(m->kind, S("confirm")))
        return TR("Bạn xác nhận: đã hết ô nhiễm");
    return m->mine ? TR("Bạn viết") : TR("Cơ quan viết");
}

/* A letter whose files cannot go is sent without them. */
static enum err files_forgotten(struct cx *cx, str token)
{
    struct draft d;
    TRY(draft_read(cx, token, &d));
    for (size_t i = 0; i < d.n_files; i++)
        TRY(draft_remove(cx, token, d.files[i].id));
    return OK;
}

static enum err status_page(struct req *r, struct resp *w, int status, const struct form *f,
                            const struct track_status *s)
{
    const str token = draft_token_of(r->cx, form_raw(f, "token"));
    struct draft draft = { .token = token };
    if (f->fields.n > 0) /* a new form has no files */
        TRY(draft_read(r->cx, token, &draft));
    struct status_view v = {
        .page = page_public(r, TR("Theo dõi"), status == 200 ? "/track/status" : NULL),
        .s = s, .pollution = kind_label(s->pollution),
        .token = draft.sent ? draft_token(r->cx) : token,
        .files = files_view(r->cx, f, &draft),
        .sent = str_eq(req_query(r, "sent", 2), S("1")),
    };
    const bool objects = str_eq(form_raw(f, "kind"), S("objection"));
    v.body = (struct field){ .name = "body", .label = TR("Viết cho cơ quan xử lý"), .rows = 4,
                             .required = true, .max = TRACK_BODY_MAX,
                             .hint = TR("Đừng ghi tên hay số điện thoại nếu bạn muốn không ai biết "
                                        "mình là ai.") };
    v.forget = field_of(f, (struct field){
        .name = "sure", .label = TR("Tôi hiểu: xóa rồi không lấy lại được.") });
    v.objection = (struct field){ .name = "objection", .label = TR("Còn ô nhiễm thế nào?"),
                                  .rows = 4, .required = true, .max = TRACK_BODY_MAX };
    if (objects)
        v.objection = field_of(f, v.objection);
    else
        v.body = field_of(f, v.body);
    if (url_tel(r->cx->a, s->phone, &v.tel) != OK)
        v.tel = (struct url){ 0 };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    /* The browser forgets the cookie when the page has not been looked at for so long. */
    resp_cookie_set(w, COOKIE_PUBLIC, req_cookie(r, COOKIE_PUBLIC),
                    r->cx->conf->sessions.public_idle_minutes * 60, SAME_SITE_STRICT);
    tpl_status(resp_html(w, status), &v);
    return OK;
}

/* Without a session that still holds, the key has to be typed again. */
static enum err locked(struct req *r, struct resp *w)
{
    if (!r->session)
        return resp_redirect(w, S("/track"));
    resp_cookie_clear(w, COOKIE_PUBLIC);
    return resp_redirect(w, S("/track?why=late"));
}

enum err track_status_get(struct req *r, struct resp *w)
{
    struct form f;
    struct track_status s;
    form_empty(r, &f);
    enum err e = track_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &s);
    if (e == OK && s.unopened) {
        TRY(track_seen(r->cx, req_cookie(r, COOKIE_PUBLIC)));
        e = track_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &s);
    }
    if (e == ERR_LOGIN)
        return locked(r, w);
    TRY(e);
    return status_page(r, w, 200, &f, &s);
}

enum err track_message_post(struct req *r, struct resp *w)
{
    static const struct { const char *word, *field; enum track_kind kind; } kinds[] = {
        { "message", "body", TRACK_MESSAGE },
        { "objection", "objection", TRACK_OBJECTION },
        { "confirm", NULL, TRACK_CONFIRM },
    };
    struct form f;
    struct track_status s;
    struct photo_form photos;
    const struct upload_sink sink = photo_sink(r->cx, &f, &photos);
    if (!r->session)
        return locked(r, w);
    TRY(form_read_with(r, &f, &sink));
    enum err e = track_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &s);
    if (e == ERR_LOGIN)
        return locked(r, w);
    TRY(e);
    size_t k = 0;
    while (k < COUNT(kinds) && !str_eq(form_raw(&f, "kind"), str_from(kinds[k].word)))
        k++;
    if (k == COUNT(kinds))
        return ERR_BAD_REQUEST;
    const str body = kinds[k].field ? form_str(&f, kinds[k].field, TRACK_BODY_MAX) : S("");
    if (form_ok(&f) != OK)
        return status_page(r, w, photos.busy ? 503 : 422, &f, &s);
    e = track_write(r->cx, req_cookie(r, COOKIE_PUBLIC), &s,
                    photos.draft.token.p ? photos.draft.token
                                         : draft_token_of(r->cx, form_raw(&f, "token")),
                    kinds[k].kind, body);
    if (e == ERR_INVALID) {
        form_problem(&f, "photos", str_from(tr(TR(
            "Phản ánh này đã có 40 tệp nên không nhận thêm. Hãy tả bằng lời rồi gửi thư không kèm "
            "tệp."))));
        TRY(files_forgotten(r->cx, form_raw(&f, "token")));
        return status_page(r, w, 422, &f, &s);
    }
    if (e == ERR_CONFLICT) {
        form_problem(&f, "", str_from(tr(TR("Vụ việc vừa được mở lại nên chưa thể làm điều này. "
                                            "Hãy xem tình trạng mới bên dưới."))));
        return status_page(r, w, 409, &f, &s);
    }
    TRY(e);
    return resp_redirect(w, S("/track/status?sent=1#messages"));
}

enum err track_forget_post(struct req *r, struct resp *w)
{
    struct form f;
    struct track_status s;
    if (!r->session)
        return locked(r, w);
    TRY(form_read(r, &f));
    const enum err e = track_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &s);
    if (e == ERR_LOGIN)
        return locked(r, w);
    TRY(e);
    if (!form_flag(&f, "sure")) {
        form_problem(&f, "sure", str_from(tr(TR("Hãy đánh dấu ô này: xóa rồi không lấy lại "
                                                "được."))));
        return status_page(r, w, 422, &f, &s);
    }
    TRY(person_forget_me(r->cx, req_cookie(r, COOKIE_PUBLIC)));
    return resp_redirect(w, S("/track/status?sent=1#forget"));
}
