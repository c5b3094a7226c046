#include "pages/intake/lost.h"
#include "base/lang.h"
#include "domain/intake/keyhelp.h"
#include "domain/intake/track.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "tpl/lost.h"
#include "tpl/renewed.h"

#define GROUP 4
#define REF_MAX 40

static enum err page(struct req *r, struct resp *w, const struct form *f, bool sent)
{
    struct lost_view v = {
        .page = page_public(r, TR("Mất khóa riêng"), sent ? NULL : "/track/lost"), .sent = sent,
        .ref = field_of(f, (struct field){
            .name = "ref", .label = TR("Số phản ánh"), .max = REF_MAX, .required = true,
            .autocomplete = "off", .hint = TR("Ví dụ 26-0471-8352. Không nhớ số thì gọi cơ quan đã "
                                              "nhận phản ánh, họ gửi mã giúp được.") }),
    };
    tpl_lost(resp_html(w, 200), &v);
    return OK;
}

enum err lost_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, false);
}

enum err lost_post(struct req *r, struct resp *w)
{
    struct form f;
    struct form empty;
    r->csrf_rule = CSRF_FREE; /* nobody is known here, and nothing is told */
    TRY(form_read(r, &f));
    TRY(key_help_ask(r->cx, form_raw(&f, "ref")));
    form_empty(r, &empty);
    return page(r, w, &empty, true);
}

enum err renewed_page(struct req *r, struct resp *w, str key)
{
    const size_t n = key.n / GROUP;
    str *groups = NEWS(r->cx->a, str, n);
    struct buf shown = { .a = r->cx->a, .max = 64 };
    for (size_t i = 0; i < n; i++) {
        groups[i] = str_sub(key, i * GROUP, (i + 1) * GROUP);
        buf_fmt(&shown, "%s%.*s", i ? "-" : "", STR_ARG(groups[i]));
    }
    struct renewed_view v = { .page = page_public(r, TR("Khóa riêng mới"), NULL),
                              .key = buf_str(&shown), .groups = groups, .n_groups = n };
    v.page.script = "receipt";
    tpl_renewed(resp_html(w, 200), &v);
    return OK;
}

enum err track_reward_post(struct req *r, struct resp *w)
{
    static const char *const ways[] = { "code", "province", "decline" };
    struct form f;
    struct track_status s;
    if (!r->session)
        return resp_redirect(w, S("/track"));
    TRY(form_read(r, &f));
    const enum err e = track_read(r->cx, req_cookie(r, COOKIE_PUBLIC), &s);
    if (e == ERR_LOGIN)
        return resp_redirect(w, S("/track?why=late"));
    TRY(e);
    const str way = form_one_of(&f, "way", ways, COUNT(ways));
    if (form_ok(&f) == OK)
        TRY(track_reward_answer(r->cx, &s, way));
    return resp_redirect(w, S("/track/status#reward"));
}
