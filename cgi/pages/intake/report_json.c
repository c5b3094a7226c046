#include "pages/intake/report_json.h"

bool report_json_asked(const struct req *r)
{
    return str_eq(req_header(r, "HTTP_ACCEPT"), S("application/json"));
}

static void member(struct buf *b, const char *name, str value)
{
    buf_fmt(b, "%s\"%s\":", b->n > 1 ? "," : "", name);
    buf_json(b, value);
}

enum err report_json_receipt(struct resp *w, const struct receipt *receipt)
{
    struct buf *b = resp_body(w, 200, "application/json");
    buf_byte(b, '{');
    member(b, "ref", receipt->ref);
    member(b, "key", receipt_key_words(b->a, receipt));
    member(b, "unit", receipt->unit);
    member(b, "phone", receipt->phone);
    if (receipt->due.has)
        member(b, "due", date_vi(b->a, receipt->due.v));
    buf_byte(b, '}');
    return OK;
}

enum err report_json_problems(struct resp *w, int status, const struct form *f)
{
    size_t n;
    const struct problem *list = form_problems(f, &n);
    struct buf *b = resp_body(w, status, "application/json");
    buf_add(b, S("{\"problems\":["));
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_byte(b, ',');
        buf_json(b, list[i].text);
    }
    buf_add(b, S("]}"));
    return OK;
}
