#include "pages/publication/violators.h"
#include "base/config.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/view.h"
#include "tpl/violator.h"
#include "tpl/violator_gone.h"
#include "tpl/violators.h"

#define QUERY_MAX 200

static struct url next_page(struct arena *a, const struct violators *list)
{
    const struct violator *last = &list->v[list->n - 1];
    return url_own(str_fmt(a, "/violators?day=%s&id=%lld", date_iso(a, last->signed_on).p,
                           (long long)last->id));
}

enum err violators_get(struct req *r, struct resp *w)
{
    const opt_date day = req_query_date(r, "day");
    const struct violators_after after = {
        .day = day.has ? day.v : (struct date){ 0 },
        .id = req_query_i64(r, "id", 1, INT64_MAX, 0),
    };
    const str q = str_trim(req_query(r, "q", QUERY_MAX));
    struct violators list;
    struct violators_view v = {
        .page = page_public(r, TR("Cơ sở, cá nhân bị xử phạt được công bố"), "/violators"),
        .query = { .name = "q", .label = TR("Tìm theo tên, nơi ở hoặc hành vi"), .value = q,
                   .type = "search", .quiet = true,
                   .hint = TR("Có dấu hay không dấu đều được.") },
        .searched = !str_empty(q), .first = !day.has,
    };
    if (v.searched)
        TRY(violators_find(r->cx, q, &list));
    else
        TRY(violators_list(r->cx, after, &list));
    TRY(told_load(r->cx, &(struct told_asked){ .year = r->cx->today.y }, &v.year));
    v.this_year = r->cx->today.y;
    v.rows = list.v;
    v.n_rows = list.n;
    if (list.more)
        v.next = next_page(r->cx->a, &list);
    tpl_violators(resp_html(w, 200), &v);
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

/* Search engines are told too: 410, and not to keep what they have. */
static enum err gone(struct req *r, struct resp *w, const struct violator_past *past)
{
    const struct violator_gone_view v = {
        .page = page_public(r, TR("Nội dung công bố này không còn nữa"), NULL), .past = *past };
    resp_header(w, "X-Robots-Tag", S("noindex, noarchive"));
    tpl_violator_gone(resp_html(w, 410), &v);
    return OK;
}

enum err violator_get(struct req *r, struct resp *w)
{
    struct violator found;
    struct violator_past past;
    const str slug = req_path(r, "slug");
    const enum err e = violator_read(r->cx, slug, &found, &past);
    if (e == ERR_GONE)
        return gone(r, w, &past);
    TRY(e);
    struct violator_view v = {
        .page = page_public(r, TR("Xử phạt vi phạm về môi trường"),
                            str_fmt(r->cx->a, "/violators/%.*s", STR_ARG(found.slug)).p),
        .v = &found,
    };
    v.page.title = found.name;
    tpl_violator(resp_html(w, 200), &v);
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}
