#include "domain/intake/original.h"
#include "base/config.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "sql/jobs.h"

enum err original_read(struct cx *cx, const struct original *o,
                       enum err (*each)(void *arg, str piece), void *arg)
{
    struct upload_pieces_row *rows;
    size_t n;
    if (!o->upload.has)
        return filebox_read(cx->a, cx->keys, cx->conf->blobs.dir, o->blob, each, arg);
    TRY(upload_pieces(cx, (struct upload_pieces_in){ .upload = o->upload.v }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(filebox_read(cx->a, cx->keys, cx->conf->blobs.dir, rows[i].blob, each, arg));
    return OK;
}

static enum err collect(void *arg, str piece)
{
    struct buf *b = arg;
    buf_add(b, piece);
    return b->full ? ERR_TOO_LARGE : OK;
}

enum err original_get(struct cx *cx, const struct original *o, size_t max_bytes, str *out)
{
    struct buf b = { .a = cx->a, .max = max_bytes };
    if (!o->upload.has)
        return filebox_get(cx->a, cx->keys, cx->conf->blobs.dir, o->blob, max_bytes, out);
    TRY(original_read(cx, o, collect, &b));
    *out = buf_str(&b);
    return OK;
}

/* The same bytes go to the scanner and, without hidden data, into the copy. */
struct making {
    struct cx *cx;
    struct filebox *box;
    struct strip *strip; /* NULL: not a format that is stripped */
    struct scan *scan;   /* NULL: no scanner */
};

static enum err pass(void *arg, str piece)
{
    struct making *m = arg;
    const struct pictures *p = m->cx->pictures;
    if (m->scan)
        TRY(p->scan_add(m->scan, piece));
    return filebox_add(m->box, m->strip ? p->strip_add(m->strip, m->cx->a, piece) : piece);
}

static enum err copy(struct making *m, const struct original *o, enum scan_result *found)
{
    *found = SCAN_NONE;
    TRY(original_read(m->cx, o, pass, m));
    if (m->strip)
        TRY(filebox_add(m->box, m->cx->pictures->strip_end(m->strip)));
    return m->scan ? m->cx->pictures->scan_end(m->scan, found) : OK;
}

enum err media_make(struct cx *cx, const struct original *o, str *scan, bool *stripped,
                    opt_str *blob)
{
    static const char *const words[] = { [SCAN_NONE] = "none", [SCAN_CLEAN] = "clean",
                                         [SCAN_FOUND] = "found" };
    struct making m = { .cx = cx };
    enum scan_result found;
    str name;
    *blob = (opt_str){ 0 };
    m.strip = cx->pictures->strip_new(cx->a, o->type);
    *scan = S("none");
    TRY(filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &m.box));
    enum err e = str_empty(cx->conf->scan.clamd)
        ? OK : cx->pictures->scan_new(cx->a, cx->conf, &m.scan);
    if (e == OK)
        e = copy(&m, o, &found);
    if (e == OK)
        *scan = str_from(words[found]);
    *stripped = e == OK && m.strip && cx->pictures->strip_sure(m.strip);
    if (e == OK && found != SCAN_FOUND)
        e = filebox_end(m.box, &name);
    if (m.scan)
        cx->pictures->scan_drop(m.scan);
    if (e != OK || found == SCAN_FOUND) {
        filebox_drop(m.box);
        return e;
    }
    *blob = SOME_STR(name);
    return OK;
}
