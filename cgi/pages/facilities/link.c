/* The facility of a case: suggestions, a search, link and unlink. */
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/facilities/suggest.h"
#include "pages/answer.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/lines.h"
#include "pages/frame.h"
#include "tpl/case_facility.h"

static str why_words(struct cx *cx, const struct facility_guess *g)
{
    const str metres = str_fmt(cx->a, "%lld", (long long)g->metres);
    if (g->by_place && g->by_name)
        return tr_args(cx->a, TR("cách {0} m, tên hoặc địa chỉ giống"), &metres, 1);
    return g->by_place ? tr_args(cx->a, TR("cách {0} m"), &metres, 1)
                       : str_from(tr(TR("tên hoặc địa chỉ giống")));
}

static enum err suggested(struct req *r, const struct case_by_code_row *c,
                          struct case_facility_view *v)
{
    struct facility_guess *guesses;
    TRY(facility_suggest(r->cx, user_home(r->who), c->id, c->unit, c->lat, c->lon, &guesses,
                         &v->n));
    struct candidate_line *out = NEWS(r->cx->a, struct candidate_line, v->n);
    for (size_t i = 0; i < v->n; i++)
        out[i] = (struct candidate_line){
            .id = guesses[i].id.v, .name = guesses[i].name, .why = why_words(r->cx, &guesses[i]),
            .href = facility_url(r->cx->a, guesses[i].id, NULL) };
    v->rows = out;
    return OK;
}

static enum err searched(struct req *r, struct case_facility_view *v)
{
    struct facility_hit *hits;
    TRY(facility_find(r->cx, user_home(r->who), v->query.value, &hits, &v->n));
    struct candidate_line *out = NEWS(r->cx->a, struct candidate_line, v->n);
    for (size_t i = 0; i < v->n; i++)
        out[i] = (struct candidate_line){
            .id = hits[i].id.v, .name = hits[i].name,
            .why = str_fmt(r->cx->a, "%.*s · %.*s",
                           STR_ARG(facility_word(facility_sectors, hits[i].sector)),
                           STR_ARG(hits[i].tax)),
            .href = facility_url(r->cx->a, hits[i].id, NULL) };
    v->rows = out;
    return OK;
}

static enum err case_of_path(struct req *r, struct case_by_code_row *c)
{
    TRY(case_by_code(r->cx, (struct case_by_code_in){
        .code = req_path(r, "code"), .today = r->cx->today,
        .reader = { .has = true, .v = r->who->id },
        .now = { .has = true, .v = r->cx->now } }, c));
    return case_visible(r->who, c->unit, c->parent_code.has ? c->parent_code.v : S(""),
                        c->to_unit) ? OK : ERR_NOT_FOUND;
}

enum err case_facility_get(struct req *r, struct resp *w)
{
    struct case_by_code_row c;
    struct facility_link link;
    TRY(case_of_path(r, &c));
    const str q = req_query(r, "q", 200), at[] = { req_path(r, "code") };
    struct case_facility_view v = {
        .page = page_staff(r, str_from(tr(TR("Cơ sở của vụ việc")))), .code = at[0],
        .title = c.title, .action = url_path(r->cx->a, "/staff/cases/%s/facility", at, 1),
        .may = user_roles_in(r->who, c.unit) && !c.recused && !c.joined.has,
        .searched = !str_empty(str_trim(q)),
        .query = { .name = "q", .label = TR("Tìm theo tên, địa chỉ hoặc mã số thuế"),
                   .type = "search", .quiet = true, .max = 200, .value = q.p ? q : S("") } };
    const enum err e = facility_of(r->cx, c.id, &link);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK) {
        v.linked = link.name;
        v.linked_href = facility_url(r->cx->a, link.root, NULL);
        v.own = link.own;
    }
    TRY(v.searched ? searched(r, &v) : suggested(r, &c, &v));
    tpl_case_facility(resp_html(w, 200), &v);
    return OK;
}

enum err case_facility_post(struct req *r, struct resp *w)
{
    struct case_by_code_row c;
    struct form f;
    TRY(case_of_path(r, &c));
    TRY(form_read(r, &f));
    const facility_id id = { form_i64(&f, "facility", 0, INT64_MAX) };
    if (form_ok(&f) != OK)
        return ERR_BAD_REQUEST;
    TRY(facility_link(r->cx, r->who, req_path(r, "code"), id));
    return resp_redirect(w, r->path);
}
