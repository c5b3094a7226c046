#include "pages/publication/violators.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/places.h"
#include "domain/publication/find.h"
#include "domain/publication/index.h"
#include "domain/publication/life.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/view.h"
#include "pages/publication/words.h"
#include "tpl/violator.h"
#include "tpl/violator_gone.h"
#include "tpl/violators.h"

#define QUERY_MAX 200
#define ACT_LABEL_MAX 90
#define ACT_LINK_MAX 600
#define NO_YEAR 1 /* no decision is of it */

static const struct { const char *word, *label; } sorts[] = {
    [FIND_NEWEST] = { "new", TR("Quyết định mới nhất") },
    [FIND_FINE] = { "fine", TR("Mức phạt cao nhất") },
    [FIND_NAME] = { "name", TR("Tên A–Z") },
};

static enum find_sort sort_of(str word)
{
    for (enum find_sort s = FIND_NEWEST; s <= FIND_NAME; s++)
        if (str_eq(word, str_from(sorts[s].word)))
            return s;
    return FIND_NEWEST;
}

/* 0: none was asked for. What is typed and is no year finds nothing, rather than everything. */
static int year_typed(const struct req *r)
{
    return str_empty(req_query(r, "year", 20)) ? 0
        : (int)req_query_i64(r, "year", 1900, 2999, NO_YEAR);
}

struct find_query violators_query(struct req *r)
{
    const opt_date day = req_query_date(r, "day");
    struct find_query q = {
        .words = str_trim(req_query(r, "q", QUERY_MAX)), .place = req_query(r, "place", 12),
        .act = req_query(r, "act", 40), .state = req_query(r, "state", 12),
        .year = year_typed(r),
        .sort = sort_of(req_query(r, "sort", 8)),
        .from = { .day = day.has ? day.v : (struct date){ 0 },
                  .fine = req_query_i64(r, "fine", 0, INT64_MAX, -1),
                  .name = name_key(r->cx->a, req_query(r, "name", NAME_KEY_MAX)),
                  .id = req_query_i64(r, "id", 1, INT64_MAX, 0) },
    };
    q.from.set = q.from.id && (q.sort == FIND_NEWEST ? day.has
                               : q.sort == FIND_FINE ? q.from.fine >= 0
                                                     : !str_empty(q.from.name));
    return q;
}

struct url violators_next(struct arena *a, const char *path, const struct find_query *q,
                          struct find_from next)
{
    struct url u = url_own(str_from(path));
    const struct { const char *name; str value; } parts[] = {
        { "q", q->words }, { "place", q->place }, { "act", q->act }, { "state", q->state },
        { "year", q->year ? str_fmt(a, "%d", q->year) : S("") },
        { "sort", q->sort == FIND_NEWEST ? S("") : str_from(sorts[q->sort].word) },
        { "day", q->sort == FIND_NEWEST ? date_iso(a, next.day) : S("") },
        { "fine", q->sort == FIND_FINE ? str_fmt(a, "%lld", (long long)next.fine) : S("") },
        { "name", q->sort == FIND_NAME ? next.name : S("") },
        { "id", str_fmt(a, "%lld", (long long)next.id) },
    };
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!str_empty(parts[i].value))
            u = url_with(a, u, str_from(parts[i].name), parts[i].value);
    return u;
}

/* "phường Bãi Cháy (12)" for each. */
static const struct choice *choices(struct cx *cx, const struct find_facet *f, size_t n,
                                    str chosen, str (*label)(struct cx *, str), size_t *out)
{
    struct choice *c = NEWS(cx->a, struct choice, n);
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        const str words = label(cx, f[i].value);
        if (!str_empty(words))
            c[(*out)++] = (struct choice){
                .value = f[i].value, .on = str_eq(f[i].value, chosen),
                .label = str_fmt(cx->a, "%.*s (%lld)", STR_ARG(words), (long long)f[i].n) };
    }
    return c;
}

static str act_label(struct cx *cx, str code)
{
    return act_line(cx, code, ACT_LABEL_MAX);
}

static str state_label(struct cx *cx, str code)
{
    (void)cx;
    return str_from(tr(execution_word(code)));
}

static str year_label(struct cx *cx, str year)
{
    (void)cx;
    return year;
}

static str place_label(struct cx *cx, str code)
{
    struct places p;
    const struct commune *c = places_load(cx, &p) == OK ? places_code(&p, code) : NULL;
    return c ? unit_place_words(cx->a, cx->lang, c->kind, c->name) : S("");
}

static enum err filters(struct cx *cx, const struct find_query *q, struct violators_view *v)
{
    struct find_facets f;
    TRY(find_facets_load(cx, &f));
    v->places = choices(cx, f.places, f.n_places, q->place, place_label, &v->n_places);
    v->acts = choices(cx, f.acts, f.n_acts, q->act, act_label, &v->n_acts);
    v->states = choices(cx, f.states, f.n_states, q->state, state_label, &v->n_states);
    v->years = choices(cx, f.years, f.n_years, q->year ? str_fmt(cx->a, "%d", q->year) : S(""),
                       year_label, &v->n_years);
    struct choice *orders = NEWS(cx->a, struct choice, COUNT(sorts));
    for (enum find_sort s = FIND_NEWEST; s <= FIND_NAME; s++)
        orders[v->n_sorts++] = (struct choice){
            .value = str_from(sorts[s].word), .label = str_from(tr(sorts[s].label)),
            .on = s == q->sort };
    v->sorts = orders;
    return OK;
}

enum err violators_get(struct req *r, struct resp *w)
{
    const struct find_query q = violators_query(r);
    const bool narrowed = !str_empty(q.place) || !str_empty(q.act) || !str_empty(q.state)
        || q.year;
    struct find_page list;
    struct violators_view v = {
        .page = page_public(r, TR("Cơ sở, cá nhân bị xử phạt được công bố"), "/violators"),
        .query = { .name = "q", .label = TR("Tìm theo tên, nơi ở hoặc hành vi"),
                   .value = q.words, .type = "search", .quiet = true,
                   .hint = TR("Có dấu hay không dấu đều được.") },
        .filtered = narrowed || q.sort != FIND_NEWEST,
        .first = !q.from.set, .this_year = r->cx->today.y,
    };
    const struct publication_site site = publication_site(r->cx->conf);
    v.elsewhere = !site.here;
    v.site = site.name;
    v.searched = !str_empty(q.words) || narrowed;
    TRY(find_page_load(r->cx, &q, &list));
    TRY(filters(r->cx, &q, &v));
    TRY(told_load(r->cx, &(struct told_asked){ .year = r->cx->today.y }, &v.year));
    v.rows = list.list.v;
    v.n_rows = list.list.n;
    if (list.more)
        v.next = violators_next(r->cx->a, "/violators", &q, list.next);
    tpl_violators(resp_html(w, 200), &v);
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}

/* Search engines are told too: 410, and not to keep what they have. */
enum err violator_gone_page(struct req *r, struct resp *w, const struct violator_past *past)
{
    const struct violator_gone_view v = {
        .page = page_public(r, TR("Nội dung công bố này không còn nữa"),
                            str_c(r->cx->a, r->path)),
        .past = *past };
    resp_header(w, "X-Robots-Tag", S("noindex, noarchive"));
    tpl_violator_gone(resp_html(w, 410), &v);
    return OK;
}

static enum err links(struct cx *cx, const struct violator *found, struct violator_view *v)
{
    str facility, *acts;
    size_t n;
    TRY(violator_links(cx, found, &facility, &acts, &n));
    struct act_link *out = NEWS(cx->a, struct act_link, n);
    for (size_t i = 0; i < n; i++) {
        const str slug = act_slug(cx->a, acts[i]);
        out[i] = (struct act_link){ act_line(cx, acts[i], ACT_LINK_MAX),
                                    url_path(cx->a, "/acts/%s", &slug, 1) };
    }
    v->acts = out;
    v->n_acts = n;
    v->facility = facility;
    return OK;
}

enum err violator_get(struct req *r, struct resp *w)
{
    struct violator found;
    struct violator_past past;
    const str slug = req_path(r, "slug");
    const enum err e = violator_read(r->cx, slug, &found, &past);
    if (e == ERR_GONE)
        return violator_gone_page(r, w, &past);
    TRY(e);
    struct violator_view v = {
        .page = page_public(r, TR("Xử phạt vi phạm về môi trường"),
                            str_fmt(r->cx->a, "/violators/%.*s", STR_ARG(found.slug)).p),
        .v = &found,
    };
    v.page.title = found.name;
    TRY(links(r->cx, &found, &v));
    tpl_violator(resp_html(w, 200), &v);
    resp_cache_page(w, r->cx->conf->published.keep_seconds);
    return OK;
}
