#include "pages/publication/around.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/places.h"
#include "domain/publication/facility.h"
#include "domain/publication/find.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/publication/around_view.h"
#include "pages/publication/violators.h"
#include "pages/publication/words.h"
#include "tpl/act.h"
#include "tpl/board.h"
#include "tpl/public_facility.h"
#include "tpl/violators_map.h"

static int64_t published(const struct find_facets *f, str code)
{
    for (size_t i = 0; i < f->n_acts; i++)
        if (str_eq(f->acts[i].value, code))
            return f->acts[i].n;
    return 0;
}

static const struct law_act *act_of_slug(struct cx *cx, str slug)
{
    size_t at = 0;
    const struct law_act *act;
    while ((act = law_next_act(cx->law, cx->today, &at)))
        if (str_eq(act_slug(cx->a, act->code), slug))
            return act;
    return NULL;
}

enum err act_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    const str slug = req_path(r, "slug");
    const struct law_act *act = act_of_slug(cx, slug);
    struct find_facets f;
    if (!act)
        return ERR_NOT_FOUND;
    TRY(find_facets_load(cx, &f));
    const bool en = cx->lang == LANG_EN;
    struct act_view v = {
        .page = page_public(r, TR("Hành vi vi phạm"),
                            str_fmt(cx->a, "/acts/%.*s", STR_ARG(slug)).p),
        .act = act, .code = act->code, .name = en ? act->name : act->name_vi,
        .basis = en ? act->basis : act->basis_vi, .fined = act->fine_max > 0,
        .warning = act->penalty != LAW_FINE, .low = act->fine_min, .high = act->fine_max,
        .org_low = act->fine_min * act->org_factor, .org_high = act->fine_max * act->org_factor,
        .published = published(&f, act->code),
        .list = url_with(cx->a, url_own(S("/violators")), S("act"), act->code),
    };
    tpl_act(resp_html(w, 200), &v);
    resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}

enum err violators_map_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct find_facets f;
    struct places p;
    TRY(find_facets_load(cx, &f));
    TRY(places_load(cx, &p));
    struct map_place *out = NEWS(cx->a, struct map_place, f.n_places);
    struct violators_map_view v = {
        .page = page_public(r, TR("Công bố theo xã, phường"), "/violators/map"), .places = out };
    for (size_t i = 0; i < f.n_places; i++) {
        const struct commune *c = places_code(&p, f.places[i].value);
        if (!c)
            continue;
        out[v.n++] = (struct map_place){
            .name = unit_place_words(cx->a, cx->lang, c->kind, c->name), .n = f.places[i].n,
            .on_map = c->lat.has && c->lon.has, .lat = html_decimal(c->lat.v, 5),
            .lon = html_decimal(c->lon.v, 5),
            .list = url_with(cx->a, url_own(S("/violators")), S("place"), c->code) };
    }
    v.page.script = "violators_map";
    if (resp_images_from(w, cx->conf->map.tiles)) {
        v.tiles = cx->conf->map.tiles;
        v.attribution = cx->conf->map.attribution;
    }
    tpl_violators_map(resp_html(w, 200), &v);
    resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}

/* "phường Bãi Cháy · 2026": the filters in words. */
static str filters_words(struct cx *cx, const struct find_query *q)
{
    struct buf b = { .a = cx->a, .max = 1000 };
    struct places p;
    const struct commune *c = places_load(cx, &p) == OK ? places_code(&p, q->place) : NULL;
    if (c)
        buf_add(&b, unit_place_words(cx->a, cx->lang, c->kind, c->name));
    if (q->year)
        buf_fmt(&b, "%s%d", b.n ? " · " : "", q->year);
    return buf_str(&b);
}

enum err violators_board_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    const struct find_query q = violators_query(r);
    struct find_page list;
    TRY(find_page_load(cx, &q, &list));
    struct board_view v = {
        .page = page_public(r, TR("Danh sách niêm yết"), "/violators/board"),
        .rows = list.list.v, .n = list.list.n, .what = filters_words(cx, &q), .day = cx->today };
    if (list.more)
        v.next = violators_next(cx->a, "/violators/board", &q, list.next);
    tpl_board(resp_html(w, 200), &v);
    resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}

static const struct told_duty *duties_of(struct cx *cx, const struct public_facility *f)
{
    struct told_duty *out = NEWS(cx->a, struct told_duty, f->n_duties);
    for (size_t i = 0; i < f->n_duties; i++) {
        const struct facility_told_row *d = &f->duties[i];
        out[i] = (struct told_duty){ .what = d->what, .basis = d->basis,
                                     .done = str_eq(d->state, S("done")) };
        out[i].state = out[i].done                        ? TR("Đã làm xong")
                       : str_eq(d->state, S("dropped")) ? TR("Không còn phải làm")
                       : str_eq(d->state, S("doing"))   ? TR("Đang làm")
                                                         : TR("Chưa làm");
        if (d->due.has)
            out[i].due = d->due.v;
        if (d->state_on.has)
            out[i].on = d->state_on.v;
        out[i].late = d->due.has && date_cmp(d->due.v, cx->today) < 0 && !out[i].done
            && !str_eq(d->state, S("dropped"));
    }
    return out;
}

enum err public_facility_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct public_facility f;
    const str slug = req_path(r, "slug");
    TRY(public_facility_load(cx, slug, &f));
    struct public_facility_view v = {
        .page = page_public(r, TR("Cơ sở bị xử phạt được công bố"),
                            str_fmt(cx->a, "/facilities/%.*s", STR_ARG(slug)).p),
        .name = f.list.v[0].name, .address = f.list.v[0].address, .rows = f.list.v,
        .n = f.list.n, .duties = duties_of(cx, &f), .n_duties = f.n_duties };
    for (size_t i = 0; i < f.list.n; i++) {
        v.n_done += str_eq(f.list.v[i].execution, S("done"));
        v.n_late += str_eq(f.list.v[i].execution, S("late"));
    }
    v.page.title = v.name;
    tpl_public_facility(resp_html(w, 200), &v);
    resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}
