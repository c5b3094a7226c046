#include "domain/publication/life.h"
#include "base/text.h"
#include "domain/audit/audit.h"
#include "law/law.h"
#include "sql/clear.h"
#include "store/db.h"

struct publication_site publication_site(const struct config *conf)
{
    const str site = conf->publication.site, basis = conf->publication.site_basis;
    if (str_empty(site) || str_empty(basis))
        return (struct publication_site){ .name = S(""), .basis = S("") };
    const bool own = str_eq(site, S("own"));
    return (struct publication_site){ .here = own, .name = own ? S("") : site, .basis = basis };
}

static enum err ends(struct arena *a, const struct law *law, const char *code, instant from,
                     instant *out)
{
    struct law_due due;
    TRY(law_due(a, law, str_from(code), instant_moment(from), &due));
    *out = law_due_instant(&due);
    return OK;
}

enum err publication_stay(struct arena *a, const struct law *law, instant posted,
                          struct publication_stay *out)
{
    instant set;
    *out = (struct publication_stay){ 0 };
    TRY(ends(a, law, "PUBLISH_KEEP_MIN", posted, &out->least));
    const enum err e = ends(a, law, "PUBLISH_KEEP", posted, &set);
    if (e != OK && e != ERR_UNSET && e != ERR_EXPIRED)
        return e;
    out->set = e == OK;
    out->until = out->set && set > out->least ? set : out->least;
    return OK;
}

enum err publication_correction_stay(struct arena *a, const struct law *law, instant posted,
                                     instant *until)
{
    return ends(a, law, "PUBLISH_CORRECTION_KEEP_MIN", posted, until);
}

enum err publication_unname(struct cx *cx, const struct user *who, case_id cid, str name)
{
    struct clear_said_row live;
    const enum err e = clear_said(cx, (struct clear_said_in){ .cid = cid }, &live);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    const str said = text_fold(cx->a, str_fmt(cx->a, "%.*s %.*s", STR_ARG(live.description),
                                              STR_ARG(live.notes)));
    if (str_find(said, text_fold(cx->a, name)) == said.n)
        return OK;
    TRY(clear_end_system(cx, (struct clear_end_system_in){ .cid = cid, .now = cx->now }));
    return audit_add(cx, who, cid, S("public_withdraw"),
                     audit_data(cx->a, (const str[]){ S("reason"), S("name_not_public") }, 1));
}

static enum err uncleared_both(struct cx *cx, const struct user *who, const struct case_held *c,
                               str name)
{
    TRY(publication_unname(cx, who, c->id, name));
    return c->parent.has ? publication_unname(cx, who, c->parent.v, name) : OK;
}

enum err publication_end(struct cx *cx, const struct user *who, const struct case_held *c,
                         enum publication_how how, str why)
{
    static const char *const words[] = { [GONE_CANCELLED] = "cancelled", [GONE_WRONG] = "wrong",
                                         [GONE_TAKEN_DOWN] = "taken_down" };
    struct publication_of_case_row p;
    const enum err e =
        publication_of_case(cx, (struct publication_of_case_in){ .cid = c->id }, &p);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(publication_set_withdrawn(cx, (struct publication_set_withdrawn_in){
        .id = p.id, .how = str_from(words[how]), .why = why, .now = cx->now }));
    return uncleared_both(cx, who, c, p.name);
}

enum err endless_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct publications_endless_row *rows;
    TRY(publications_endless(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/* What was posted before the rule is of today, so that it stays its least time. */
static enum err until_of(struct cx *cx, instant posted, instant *until)
{
    struct publication_stay stay;
    enum err e = publication_stay(cx->a, cx->law, posted, &stay);
    if (e == ERR_EXPIRED || e == ERR_UNSET)
        e = publication_stay(cx->a, cx->law, cx->now, &stay);
    *until = stay.until;
    return e;
}

static enum err endless_tx(struct cx *cx, void *arg)
{
    const publication_id id = { *(const int64_t *)arg };
    struct publication_case_code_row row;
    struct publication_released_row p;
    struct case_held c;
    instant until;
    TRY(publication_case_code(cx, (struct publication_case_code_in){ .id = id }, &row));
    TRY(case_hold(cx, row.case_code, &c));
    TRY(publication_released(cx, (struct publication_released_in){ .id = id }, &p));
    TRY(until_of(cx, p.released, &until));
    TRY(publication_set_until(cx, (struct publication_set_until_in){
        .id = id, .until = until, .now = cx->now }));
    if (db_affected(cx) != 1)
        return OK;
    const str pairs[] = { S("until"), instant_iso(cx->a, until) };
    return audit_add(cx, NULL, c.id, S("publication_until"), audit_data(cx->a, pairs, 1));
}

enum err endless_one(struct cx *cx, int64_t id)
{
    const enum err e = db_tx(cx, endless_tx, &id);
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err expire_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct publications_over_row *rows;
    TRY(publications_correction_over(cx, (struct publications_correction_over_in){ cx->now }));
    TRY(publications_over(cx, (struct publications_over_in){ .now = cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

static enum err expire_tx(struct cx *cx, void *arg)
{
    const publication_id id = { *(const int64_t *)arg };
    struct publication_case_code_row row;
    struct publication_of_case_row p;
    struct case_held c;
    struct step_fault fault = { 0 };
    TRY(publication_case_code(cx, (struct publication_case_code_in){ .id = id }, &row));
    TRY(case_hold(cx, row.case_code, &c));
    TRY(publication_of_case(cx, (struct publication_of_case_in){ .cid = c.id }, &p));
    TRY(publication_set_expired(cx, (struct publication_set_expired_in){
        .id = id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return OK;
    TRY(uncleared_both(cx, NULL, &c, p.name));
    const struct flow_step *step = flow_step(c.flow, S("expire_publication"));
    const enum err e = step ? step_take(cx, NULL, &c, step, &(struct step_in){ 0 }, &fault)
                            : ERR_CONFLICT;
    /* A file of an older procedure has no such step: the history tells it all the same. */
    return e == ERR_CONFLICT ? audit_add(cx, NULL, c.id, S("expire_publication"), S("{}")) : e;
}

enum err expire_one(struct cx *cx, int64_t id)
{
    const enum err e = db_tx(cx, expire_tx, &id);
    return e == ERR_NOT_FOUND ? OK : e;
}
