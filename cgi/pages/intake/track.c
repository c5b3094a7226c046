#include "pages/intake/track.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/intake/keyhelp.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/lost.h"
#include "pages/intake/view.h"
#include "tpl/track.h"

static enum err track_page(struct req *r, struct resp *w, int status, const struct form *f,
                           const char *note)
{
    struct track_view v = {
        .page = page_public(r, TR("Theo dõi"), status == 200 ? "/track" : NULL),
        .key = { .name = "key", .label = TR("Khóa riêng"), .required = true, .max = 60,
                 .hint = TR("24 chữ và số trên phiếu nhận; chữ hoa, chữ thường, dấu cách đều "
                            "được."),
                 .problem = form_problem_of(f, "key"), .autocomplete = "off" },
        .note = note,
    };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    v.page.script = "track";
    tpl_track(resp_html(w, status), &v);
    return OK;
}

enum err track_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    const str why = req_query(r, "why", 8);
    const char *note = NULL;
    if (str_eq(why, S("late")))
        note = TR("Phiên xem đã hết hạn. Hãy nhập lại khóa riêng.");
    if (str_eq(why, S("left")))
        note = TR("Đã khóa lại. Máy này không còn mở được phản ánh.");
    if (str_eq(why, S("wiped")))
        note = TR("Đã xóa những gì trang này giữ trên máy. Lịch sử của trình duyệt thì bạn tự xóa: "
                  "trình đơn, “Lịch sử”, rồi đóng thẻ này.");
    return track_page(r, w, 200, &f, note);
}

enum err track_post(struct req *r, struct resp *w)
{
    struct form f;
    str session;
    r->csrf_rule = CSRF_FREE; /* the key itself is what counts */
    TRY(form_read(r, &f));
    enum err e = track_open(r->cx, form_raw(&f, "key"), &session);
    if (e == ERR_NOT_FOUND) { /* a code against a lost key stands in its place */
        str fresh;
        e = key_help_renew(r->cx, form_raw(&f, "key"), &fresh);
        if (e == OK)
            return renewed_page(r, w, fresh);
    }
    if (e == ERR_NOT_FOUND) {
        form_problem(&f, "key", str_from(tr(TR(
            "Khóa này không mở được phản ánh nào. Hãy so lại từng nhóm bốn ký tự với phiếu "
            "nhận."))));
        return track_page(r, w, 422, &f, NULL);
    }
    TRY(e);
    resp_cookie_set(w, COOKIE_PUBLIC, session,
                    r->cx->conf->sessions.public_idle_minutes * 60, SAME_SITE_STRICT);
    return resp_redirect(w, S("/track/status"));
}

/* Drafts, waiting reports, receipts, the service worker and what it kept; older browsers do not. */
static enum err wiped(struct resp *w)
{
    resp_header(w, "Clear-Site-Data", S("\"cookies\", \"storage\""));
    return resp_redirect(w, S("/track?why=wiped"));
}

enum err track_leave_post(struct req *r, struct resp *w)
{
    struct form f;
    if (!r->session)
        r->csrf_rule = CSRF_FREE; /* from the receipt: nobody is known there */
    TRY(form_read(r, &f));
    if (r->session) {
        TRY(track_leave(r->cx, req_cookie(r, COOKIE_PUBLIC)));
        resp_cookie_clear(w, COOKIE_PUBLIC);
    }
    return str_eq(form_raw(&f, "wipe"), S("1")) ? wiped(w)
                                                : resp_redirect(w, S("/track?why=left"));
}
