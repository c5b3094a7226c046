#include "pages/publication/data.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/intake/proof.h"
#include "domain/publication/describe.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/data_view.h"
#include "tpl/data.h"

static enum err kept(struct req *r, struct resp *w)
{
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

enum err data_get(struct req *r, struct resp *w)
{
    const struct config *conf = r->cx->conf;
    struct data_view v = { .page = page_public(r, TR("Dữ liệu mở"), "/data"),
                           .licence_name = conf->published.licence_name,
                           .key = proof_key_hex(r->cx) };
    struct dump_file *files;
    instant made;
    int64_t last;
    TRY(open_last(r->cx, &last, &v.changed));
    TRY(open_count(r->cx, &v.rows));
    dump_files(r->cx, &files, &v.n_files);
    v.files = files;
    if (v.n_files && dump_there(r->cx, &made))
        v.dump_day = date_vi(r->cx->a, instant_date(made));
    if (!str_empty(conf->published.licence) && url_parse(conf->published.licence, &v.licence) != OK)
        v.licence = (struct url){ 0 };
    if (str_empty(v.licence_name))
        v.licence_name = conf->published.licence;
    tpl_data(resp_html(w, 200), &v);
    return kept(r, w);
}

enum err data_catalog_get(struct req *r, struct resp *w)
{
    struct dump_file *files;
    size_t n;
    int64_t last;
    instant changed;
    TRY(open_last(r->cx, &last, &changed));
    dump_files(r->cx, &files, &n);
    describe_catalog(r->cx, resp_body(w, 200, "application/ld+json"), changed, files, n);
    return kept(r, w);
}

enum err data_package_get(struct req *r, struct resp *w)
{
    describe_package(r->cx, resp_body(w, 200, "application/json"));
    return kept(r, w);
}

enum err data_changes_get(struct req *r, struct resp *w)
{
    struct open_change *rows;
    size_t n;
    const int64_t after = req_query_i64(r, "after", 0, INT64_MAX, 0);
    TRY(open_changes(r->cx, after, &rows, &n));
    struct buf *b = resp_body(w, 200, "application/json");
    buf_add(b, S("{\"changes\":["));
    for (size_t i = 0; i < n; i++) {
        buf_fmt(b, "%s\n{\"n\":%lld,\"id\":", i ? "," : "", (long long)rows[i].id);
        buf_json(b, rows[i].slug);
        buf_fmt(b, ",\"what\":\"%.*s\",\"at\":\"%s\"}", STR_ARG(rows[i].what),
                instant_iso(r->cx->a, rows[i].at).p);
    }
    buf_add(b, S("\n]"));
    if (n == OPEN_CHANGES_MOST)
        buf_fmt(b, ",\n\"next\":\"%.*s/data/changes.json?after=%lld\"",
                STR_ARG(r->cx->conf->public_site.url), (long long)rows[n - 1].id);
    buf_add(b, S("}\n"));
    return kept(r, w);
}
