#include "pages/publication/feed.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/publication/opendata.h"
#include "html/xml.h"

#define FEED_ENTRIES 50
#define PART_MAX 100000
#define SITEMAP_SPACE S("http://www.sitemaps.org/schemas/sitemap/0.9")

/* To the second, as every reader of feeds takes it. */
static str when(struct req *r, instant t)
{
    return str_fmt(r->cx->a, "%.*sZ", 19, instant_iso(r->cx->a, t).p);
}

static str at(struct req *r, const char *path, str rest)
{
    return str_fmt(r->cx->a, "%.*s%s%.*s", STR_ARG(r->cx->conf->public_site.url), path,
                   STR_ARG(rest));
}

static void element(struct buf *b, const char *name, str space)
{
    buf_fmt(b, "<%s", name);
    xml_attribute(b, "xmlns", space);
    buf_add(b, S(">\n"));
}

static void feed_link(struct buf *b, const char *rel, str type, str href)
{
    const struct xml_pair pairs[] = { { "rel", str_from(rel) }, { "type", type },
                                      { "href", href } };
    xml_empty(b, "link", pairs, COUNT(pairs));
}

static const char *word_of(str what)
{
    return str_eq(what, S("corrected")) ? tr(TR("Đính chính"))
           : str_eq(what, S("changed")) ? tr(TR("Cập nhật")) : tr(TR("Công bố"));
}

str feed_title(struct arena *a, const struct feed_said *s)
{
    return str_fmt(a, "%s: %.*s", word_of(s->what), STR_ARG(s->name));
}

str feed_text(struct arena *a, const struct feed_said *s)
{
    struct buf text = { .a = a, .max = 64 * 1024 };
    buf_fmt(&text, "%.*s\n\n%.*s\n\n%.*s, %.*s, %s", STR_ARG(s->act), STR_ARG(s->sanction),
            STR_ARG(s->unit_name), STR_ARG(s->number), date_vi(a, s->signed_on).p);
    if (!str_empty(s->correction))
        buf_fmt(&text, "\n\n%s: %.*s", tr(TR("Đính chính")), STR_ARG(s->correction));
    return buf_str(&text);
}

static void feed_entry(struct req *r, struct buf *b, const struct feed_rows_row *e)
{
    struct arena *a = r->cx->a;
    const str page = at(r, "/violators/", e->slug);
    const struct feed_said said = {
        .what = e->what, .name = e->name, .act = e->act, .sanction = e->sanction,
        .unit_name = e->unit_name, .number = e->number, .signed_on = e->signed_on,
        .correction = e->correction.has ? e->correction.v : S("") };
    buf_add(b, S("<entry>\n"));
    xml_leaf(b, "id", page);
    xml_leaf(b, "title", feed_title(a, &said));
    xml_leaf(b, "updated", when(r, e->at));
    if (e->released.has)
        xml_leaf(b, "published", when(r, e->released.v));
    feed_link(b, "alternate", S("text/html"), page);
    buf_add(b, S("<content type=\"text\">"));
    xml_text(b, feed_text(a, &said));
    buf_add(b, S("</content>\n</entry>\n"));
}

enum err feed_get(struct req *r, struct resp *w)
{
    struct feed_rows_row *rows;
    size_t n;
    int64_t last;
    instant changed;
    TRY(open_last(r->cx, &last, &changed));
    TRY(open_feed(r->cx, &rows, &n));
    for (size_t i = 0; i < n; i++) /* numbers are not quite in the order of time */
        changed = rows[i].at > changed ? rows[i].at : changed;
    struct buf *b = resp_body(w, 200, "application/atom+xml; charset=utf-8");
    xml_start(b);
    element(b, "feed", S("http://www.w3.org/2005/Atom"));
    xml_leaf(b, "id", at(r, "/feed.atom", S("")));
    xml_leaf(b, "title", str_from(tr(TR("Cơ sở, cá nhân bị xử phạt được công bố"))));
    xml_leaf(b, "updated", when(r, changed));
    buf_add(b, S("<author>\n"));
    xml_leaf(b, "name", str_fmt(r->cx->a, "Đường Dây Xanh, %.*s",
                                STR_ARG(r->cx->conf->province.name)));
    buf_add(b, S("</author>\n"));
    feed_link(b, "self", S("application/atom+xml"), at(r, "/feed.atom", S("")));
    feed_link(b, "alternate", S("text/html"), at(r, "/violators", S("")));
    for (size_t i = 0; i < n && i < FEED_ENTRIES; i++)
        feed_entry(r, b, &rows[i]);
    buf_add(b, S("</feed>\n"));
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

static void place(struct req *r, struct buf *b, const char *element_name, str address,
                  instant changed)
{
    buf_fmt(b, "<%s>\n", element_name);
    xml_leaf(b, "loc", address);
    if (changed)
        xml_leaf(b, "lastmod", when(r, changed));
    buf_fmt(b, "</%s>\n", element_name);
}

enum err sitemap_get(struct req *r, struct resp *w)
{
    struct sitemap_parts_row *parts;
    size_t n;
    TRY(open_parts(r->cx, &parts, &n));
    struct buf *b = resp_body(w, 200, "application/xml; charset=utf-8");
    xml_start(b);
    element(b, "sitemapindex", SITEMAP_SPACE);
    place(r, b, "sitemap", at(r, "/sitemap/own.xml", S("")), 0);
    for (size_t i = 0; i < n; i++)
        place(r, b, "sitemap", str_fmt(r->cx->a, "%s%lld.xml", at(r, "/sitemap/", S("")).p,
                                       (long long)parts[i].part.v),
              parts[i].changed.v);
    buf_add(b, S("</sitemapindex>\n"));
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

struct sitemap {
    struct req *r;
    struct buf *b;
    size_t n;
};

static enum err one_page(struct cx *cx, const struct sitemap_pages_row *row, void *arg)
{
    struct sitemap *m = arg;
    (void)cx;
    place(m->r, m->b, "url", at(m->r, "/violators/", row->slug), row->changed.v);
    m->n++;
    return OK;
}

enum err sitemap_part_get(struct req *r, struct resp *w)
{
    static const char *const own[] = { "/", "/violators", "/violators/map", "/statistics",
                                       "/hotlines", "/data", "/privacy", "/verify",
                                       "/receipt/verify", "/supervision", "/roots" };
    const str name = req_path(r, "part");
    struct sitemap m = { .r = r };
    int64_t part = 0;
    if (!str_ends(name, S(".xml")))
        return ERR_NOT_FOUND;
    const str word = str_sub(name, 0, name.n - 4);
    const bool ours = str_eq(word, S("own"));
    if (!ours && (str_i64(word, &part) != OK || part < 0 || part > PART_MAX))
        return ERR_NOT_FOUND;
    m.b = resp_body(w, 200, "application/xml; charset=utf-8");
    xml_start(m.b);
    element(m.b, "urlset", SITEMAP_SPACE);
    for (size_t i = 0; ours && i < COUNT(own); i++)
        place(r, m.b, "url", at(r, own[i], S("")), 0);
    if (!ours)
        TRY(open_part_each(r->cx, part, one_page, &m));
    if (!ours && m.n == 0)
        return ERR_NOT_FOUND;
    buf_add(m.b, S("</urlset>\n"));
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

/* What belongs to one person, and answers that depend on what was asked. */
enum err robots_get(struct req *r, struct resp *w)
{
    struct buf *b = resp_body(w, 200, "text/plain; charset=utf-8");
    buf_add(b, S("User-agent: *\n"
                 "Disallow: /track\n"
                 "Disallow: /report\n"
                 "Disallow: /receipt\n"
                 "Disallow: /verify/\n"
                 "Disallow: /offline\n"
                 "Disallow: /alike\n"
                 "Disallow: /hooks/\n"
                 "Disallow: /open311/\n"
                 "Disallow: /*?q=\n"));
    buf_fmt(b, "Sitemap: %s\n", at(r, "/sitemap.xml", S("")).p);
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}
