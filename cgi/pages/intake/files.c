#include "pages/intake/files.h"
#include "domain/intake/pieces.h"
#include "pages/intake/photos.h"

struct piece_form {
    struct req *r;
    struct form *f;
    struct piece_in *now;
    struct piece_state state;
    enum err e; /* of the piece */
    bool came;
};

static struct piece_new asked(const struct form *f)
{
    struct piece_new in = { .token = form_raw(f, "token"), .name = form_raw(f, "name"),
                            .chain = form_raw(f, "chain"), .total = -1, .at = -1 };
    if (str_i64(form_raw(f, "total"), &in.total) != OK)
        in.total = -1;
    if (str_i64(form_raw(f, "at"), &in.at) != OK)
        in.at = -1;
    return in;
}

/* What goes wrong with the piece is told at the end, with how much there is. */
static enum err on_begin(void *arg, const struct upload *u)
{
    struct piece_form *p = arg;
    const struct piece_new in = asked(p->f);
    (void)u;
    p->came = true;
    p->e = draft_token_ok(in.token) ? piece_new(p->r->cx, &in, &p->now) : ERR_BAD_REQUEST;
    return OK;
}

static enum err on_data(void *arg, const struct upload *u, str piece)
{
    struct piece_form *p = arg;
    (void)u;
    if (p->e == OK)
        p->e = piece_add(p->now, piece);
    return OK;
}

static enum err on_end(void *arg, const struct upload *u)
{
    struct piece_form *p = arg;
    (void)u;
    if (p->e == OK)
        p->e = piece_end(p->now, &p->state);
    return OK;
}

static void on_drop(void *arg, const struct upload *u)
{
    struct piece_form *p = arg;
    (void)u;
    if (p->now)
        piece_drop(p->now);
}

static enum err said(struct resp *w, int status, const struct piece_state *s, str problem)
{
    struct buf *b = resp_body(w, status, "application/json");
    buf_fmt(b, "{\"have\":%lld,\"done\":%s", (long long)s->have, s->done ? "true" : "false");
    if (!str_empty(problem)) {
        buf_add(b, S(",\"problem\":"));
        buf_json(b, problem);
    }
    buf_byte(b, '}');
    return OK;
}

static enum err answer(struct piece_form *p, struct resp *w)
{
    const struct refusal none = { 0 };
    const struct refusal why = p->now ? piece_refusal(p->now) : none;
    const str label = form_raw(p->f, "label");
    switch ((int)p->e) {
    case OK:
        return said(w, 200, &p->state, S(""));
    case ERR_CONFLICT:
        return said(w, 409, &p->state, S(""));
    case ERR_INVALID:
        return said(w, 422, &p->state, why.why ? refusal_words(p->r->cx, label, why) : S(""));
    case ERR_DB:
        return said(w, 503, &p->state, S(""));
    default:
        return p->e; /* 400, 413, 503 as everywhere */
    }
}

enum err report_files_post(struct req *r, struct resp *w)
{
    struct form f;
    struct piece_form p = { .r = r, .f = &f };
    const struct upload_sink sink = {
        .max_files = 1, .max_file_bytes = INT64_MAX, .max_total_bytes = INT64_MAX,
        .begin = on_begin, .data = on_data, .end = on_end, .drop = on_drop, .arg = &p };
    r->csrf_rule = CSRF_FREE; /* nobody is known here; the form's token is what counts */
    TRY(form_read_with(r, &f, &sink));
    if (p.came)
        return answer(&p, w);
    const str token = form_raw(&f, "token"), name = form_raw(&f, "name");
    if (!draft_token_ok(token))
        return ERR_BAD_REQUEST;
    if (str_eq(form_raw(&f, "do"), S("remove")))
        TRY(draft_remove_named(r->cx, token, name));
    TRY(piece_state(r->cx, token, name, &p.state));
    return said(w, 200, &p.state, S(""));
}
