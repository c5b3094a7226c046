#include "pages/api/hook.h"
#include "base/lang.h"

static enum err answer(struct req *r, struct resp *w, int status, const char *name, str value)
{
    struct buf b = { .a = r->cx->a, .max = 200 };
    buf_fmt(&b, "{\"%s\":", name);
    buf_json(&b, value);
    buf_add(&b, S("}\n"));
    return resp_bytes(w, status, "application/json; charset=utf-8", buf_str(&b));
}

/* Neutral: whoever sees the telephone learns nothing of what was reported. */
static enum err filed(struct req *r, struct resp *w, const struct receipt *got)
{
    struct buf b = { .a = r->cx->a, .max = 1000 };
    buf_add(&b, S("{\"ref\":"));
    buf_json(&b, got->ref);
    buf_add(&b, S(",\"answer\":"));
    buf_json(&b, tr_args(r->cx->a, TR("Đã nhận tin. Mã số {0}. Nếu nguy hiểm tính mạng, hãy gọi "
                                      "113, 114 hoặc 115."), &got->ref, 1));
    buf_add(&b, S("}\n"));
    return resp_bytes(w, 200, "application/json; charset=utf-8", buf_str(&b));
}

enum err hook_post(struct req *r, struct resp *w)
{
    struct hook_message m;
    struct receipt got;
    str body, channel;
    const str gateway = req_path(r, "gateway");
    TRY(req_body_all(r, HOOK_BODY_MAX, &body));
    if (hook_check(r->cx, gateway, req_header(r, "HTTP_X_HOTLINE_TIMESTAMP"), body,
                   req_header(r, "HTTP_X_HOTLINE_SIGNATURE"), &channel) != OK)
        return answer(r, w, 403, "error", S("refused"));
    if (hook_parse(r->cx->a, body, &m) != OK)
        return answer(r, w, 400, "error", S("body"));
    const enum err e = hook_file(r->cx, gateway, channel, &m, &got);
    if (e == ERR_DB || e == ERR_UNAVAILABLE)
        return answer(r, w, 503, "error", S("later"));
    TRY(e);
    return filed(r, w, &got);
}
