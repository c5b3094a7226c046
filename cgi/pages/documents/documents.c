#include "pages/documents/documents.h"
#include "base/lang.h"

struct taking {
    struct req *r;
    struct form *f;
    struct document_in *in;
    struct document *out;
};

static enum err begin(void *arg, const struct upload *u)
{
    struct taking *t = arg;
    (void)u;
    return document_new(t->r->cx, &t->in);
}

static enum err data(void *arg, const struct upload *u, str piece)
{
    (void)u;
    return document_add_bytes(((struct taking *)arg)->in, piece);
}

static enum err end(void *arg, const struct upload *u)
{
    struct taking *t = arg;
    enum err e = u->bytes > 0 ? document_end(t->in, t->out) : ERR_MEDIA_TYPE;
    if (e != ERR_MEDIA_TYPE)
        return e;
    document_drop(t->in);
    form_problem(t->f, str_c(t->f->a, u->field),
                 str_from(tr(TR("Tệp này không phải PDF, JPEG hoặc PNG. Hãy chọn tệp khác."))));
    return ERR_INVALID;
}

static void drop(void *arg, const struct upload *u)
{
    (void)u;
    document_drop(((struct taking *)arg)->in);
}

enum err document_form(struct req *r, struct form *f, struct document *doc)
{
    struct taking t = { .r = r, .f = f, .out = doc };
    const struct upload_sink sink = {
        .max_files = 1, .max_file_bytes = DOCUMENT_MAX_BYTES,
        .max_total_bytes = DOCUMENT_MAX_BYTES, .begin = begin, .data = data, .end = end,
        .drop = drop, .arg = &t,
    };
    *doc = (struct document){ 0 };
    return form_read_with(r, f, &sink);
}

static enum err piece_out(void *arg, str piece)
{
    return resp_put(arg, piece);
}

enum err document_send(struct req *r, struct resp *w, const struct document *d, str name)
{
    static const struct { const char *type, *mime, *ext; } kinds[] = {
        { "pdf", "application/pdf", "pdf" },
        { "jpeg", "image/jpeg", "jpg" },
        { "png", "image/png", "png" },
    };
    size_t k = 0;
    while (k + 1 < COUNT(kinds) && !str_eq(d->type, str_from(kinds[k].type)))
        k++;
    resp_download(w, str_fmt(r->cx->a, "%.*s.%s", STR_ARG(name), kinds[k].ext));
    TRY(resp_stream(w, 200, kinds[k].mime));
    return document_read(r->cx, d, piece_out, w);
}

enum err document_get(struct req *r, struct resp *w)
{
    struct document d;
    const str code = req_path(r, "code");
    TRY(document_open(r->cx, r->who, code, req_path(r, "blob"), &d));
    return document_send(r, w, &d, code);
}
