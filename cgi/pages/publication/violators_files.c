/* The list as files for spreadsheets and programs, row by row: memory stays that of one row. */
#include "base/config.h"
#include "base/csv.h"
#include "pages/publication/view.h"
#include "pages/publication/violators.h"

#define ROW_MAX ((size_t)512 * 1024)

static const char *const columns[] = {
    "name", "address", "act", "sanction", "remedy", "fine_dong", "decision_number", "decision_day",
    "decided_by", "basis", "published", "correction", "page",
};

/* An answer that begins with its first piece, so that an error before it still gets its page. */
struct file {
    struct resp *w;
    const char *type, *name;
    str head;
    size_t rows;
};

static enum err begin(struct file *f)
{
    resp_download(f->w, str_from(f->name));
    resp_cache_page(f->w, f->w->req->cx->conf->published.keep_seconds);
    TRY(resp_stream(f->w, 200, f->type));
    return resp_put(f->w, f->head);
}

static void values(struct cx *cx, const struct violator *v, str *out)
{
    const str all[COUNT(columns)] = {
        v->name, v->address, v->act, v->sanction, v->remedy,
        str_fmt(cx->a, "%lld", (long long)v->total), v->number, date_iso(cx->a, v->signed_on),
        v->unit_name, v->basis,
        v->released.has ? date_iso(cx->a, instant_date(v->released.v)) : S(""), v->correction,
        str_fmt(cx->a, "/violators/%.*s", STR_ARG(v->slug)),
    };
    for (size_t i = 0; i < COUNT(columns); i++)
        out[i] = all[i];
}

static enum err csv_row(struct cx *cx, const struct violator *v, void *arg)
{
    struct file *f = arg;
    struct buf b = { .a = cx->a, .max = ROW_MAX };
    str cells[COUNT(columns)];
    if (f->rows++ == 0)
        TRY(begin(f));
    values(cx, v, cells);
    for (size_t i = 0; i < COUNT(columns); i++)
        csv_cell(&b, i ? CSV_NEXT : CSV_FIRST, cells[i]);
    csv_end(&b);
    return resp_put(f->w, buf_str(&b));
}

enum err violators_csv_get(struct req *r, struct resp *w)
{
    struct buf head = { .a = r->cx->a, .max = 1000 };
    buf_add(&head, S("\xEF\xBB\xBF")); /* without it spreadsheets read the bytes as Latin-1 */
    for (size_t i = 0; i < COUNT(columns); i++)
        csv_field(&head, i ? CSV_NEXT : CSV_FIRST, str_from(columns[i]));
    csv_end(&head);
    struct file f = { .w = w, .type = "text/csv; charset=utf-8", .name = "violators.csv",
                      .head = buf_str(&head) };
    TRY(violators_each(r->cx, csv_row, &f));
    return f.rows ? OK : begin(&f);
}

static enum err json_row(struct cx *cx, const struct violator *v, void *arg)
{
    struct file *f = arg;
    struct buf b = { .a = cx->a, .max = ROW_MAX };
    str cells[COUNT(columns)];
    if (f->rows++ == 0)
        TRY(begin(f));
    else
        buf_byte(&b, ',');
    values(cx, v, cells);
    for (size_t i = 0; i < COUNT(columns); i++) {
        buf_fmt(&b, "%s\"%s\":", i ? "," : "\n{", columns[i]);
        if (cells[i].n == 0)
            buf_add(&b, S("null"));
        else if (str_eq(str_from(columns[i]), S("fine_dong")))
            buf_add(&b, cells[i]);
        else
            buf_json(&b, cells[i]);
    }
    buf_byte(&b, '}');
    return resp_put(f->w, buf_str(&b));
}

enum err violators_json_get(struct req *r, struct resp *w)
{
    struct file f = { .w = w, .type = "application/json", .name = "violators.json",
                      .head = S("[") };
    TRY(violators_each(r->cx, json_row, &f));
    if (f.rows == 0)
        TRY(begin(&f));
    return resp_put(w, S("\n]\n"));
}
