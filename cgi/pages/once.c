#include "pages/once.h"
#include "base/log.h"
#include "domain/accounts/once.h"
#include "domain/accounts/sessions.h"

enum err once_read(struct req *r, const struct form *f)
{
    struct arena *a = r->cx->a;
    size_t n = 0;
    /* A draft may be saved as often as one likes; programs have no page. */
    if (str_empty(form_raw(f, "once")) || str_ends(r->path, S("/drafts")))
        return OK;
    str *pieces = NEWS(a, str, 2 * f->fields.n + 4);
    pieces[n++] = r->session->token;
    pieces[n++] = r->path;
    pieces[n++] = r->query;
    /* Files count by the length of the whole. */
    pieces[n++] = str_fmt(a, "%lld", (long long)r->body_length);
    for (size_t i = 0; i < f->fields.n; i++) {
        pieces[n++] = f->fields.v[i].name;
        pieces[n++] = f->fields.v[i].value;
    }
    const str digest = form_digest(r->cx, pieces, n);
    TRY(form_begin(r->cx, digest, &r->again));
    r->sent = digest;
    return OK;
}

void once_answered(struct req *r, const struct resp *w)
{
    if (str_empty(r->sent))
        return;
    const enum err e = form_done(r->cx, r->sent, w->status == 303 ? w->to : S(""));
    if (e != OK)
        log_line(LOG_WARN, "form_not_noted", LOG_ERR("error", e));
}
