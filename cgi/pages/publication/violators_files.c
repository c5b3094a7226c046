/* The list as files for spreadsheets and programs, row by row: memory stays that of one row. */
#include "base/config.h"
#include "domain/publication/opendata.h"
#include "pages/publication/violators.h"

#define ROW_MAX ((size_t)512 * 1024)

/* An answer that begins with its first piece, so that an error before it still gets its page. */
struct file {
    struct resp *w;
    const char *type, *name;
    str head;
    struct arena *row; /* wiped for each */
    size_t rows;
};

static enum err begin(struct file *f)
{
    const struct config *conf = f->w->req->cx->conf;
    resp_download(f->w, str_from(f->name));
    resp_header(f->w, "X-Robots-Tag", S("noindex"));
    resp_cache_page(f->w, conf->published.keep_seconds);
    TRY(resp_stream(f->w, 200, f->type));
    return resp_put(f->w, f->head);
}

static enum err csv_row(struct cx *cx, const struct violator *v, void *arg)
{
    struct file *f = arg;
    str values[OPEN_COLUMNS];
    arena_reset(f->row);
    struct buf b = { .a = f->row, .max = ROW_MAX };
    if (f->rows++ == 0)
        TRY(begin(f));
    open_values(f->row, cx->conf->public_site.url, v, values);
    open_csv_row(&b, values);
    return resp_put(f->w, buf_str(&b));
}

static enum err all_rows(struct cx *cx, violator_fn *each, struct file *f)
{
    f->row = arena_new(2 * ROW_MAX);
    const enum err e = violators_each(cx, each, f);
    arena_free(f->row);
    return e;
}

enum err violators_csv_get(struct req *r, struct resp *w)
{
    struct buf head = { .a = r->cx->a, .max = 1000 };
    open_csv_head(&head);
    struct file f = { .w = w, .type = "text/csv; charset=utf-8", .name = "violators.csv",
                      .head = buf_str(&head) };
    TRY(all_rows(r->cx, csv_row, &f));
    return f.rows ? OK : begin(&f);
}

static enum err json_row(struct cx *cx, const struct violator *v, void *arg)
{
    struct file *f = arg;
    str values[OPEN_COLUMNS];
    arena_reset(f->row);
    struct buf b = { .a = f->row, .max = ROW_MAX };
    if (f->rows++ == 0)
        TRY(begin(f));
    else
        buf_byte(&b, ',');
    buf_byte(&b, '\n');
    open_values(f->row, cx->conf->public_site.url, v, values);
    open_json_row(&b, values);
    return resp_put(f->w, buf_str(&b));
}

enum err violators_json_get(struct req *r, struct resp *w)
{
    struct file f = { .w = w, .type = "application/json", .name = "violators.json",
                      .head = S("[") };
    TRY(all_rows(r->cx, json_row, &f));
    if (f.rows == 0)
        TRY(begin(&f));
    return resp_put(w, S("\n]\n"));
}
