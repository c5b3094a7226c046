#include "domain/inspection/plan.h"
#include "domain/audit/audit.h"
#include "domain/facilities/facility.h"
#include "store/db.h"
#include <stdlib.h>

bool plan_may_edit(const struct office *o)
{
    return o->role & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD);
}

bool plan_may_sign(const struct user *who, const struct office *o)
{
    return user_roles_in(who, o->unit) & (ROLE_HEAD | ROLE_SIGNER);
}

static int by_score(const void *x, const void *y)
{
    const struct plan_candidate *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->id.v < b->id.v ? -1 : 1;
}

static struct plan_candidate weighed(struct cx *cx, const struct risk_candidates_row *row)
{
    const struct risk_facts facts = {
        .open_cases = row->open.v, .decisions = row->decided.v, .group = row->risk,
        .last = { .has = row->last.has, .v = row->last.has ? instant_date(row->last.v)
                                                           : (struct date){ 0 } },
        .sector = row->sector, .today = cx->today };
    const struct risk_point *points;
    size_t n;
    struct plan_candidate c = {
        .id = row->id, .name = facility_label(cx->a, row->kind, row->name, row->id),
        .place = unit_place_words(cx->a, cx->lang, row->unit_kind, row->unit_name),
        .planned = row->planned.has && row->planned.v > 0 };
    c.score = risk_score(cx->a, cx->inspection, &facts, &points, &n);
    c.why = risk_point_words(cx->a, cx->lang, points, n);
    return c;
}

enum err plan_candidates(struct cx *cx, const struct office *o, int year, size_t most,
                         struct plan_candidate **out, size_t *n, size_t *seen)
{
    struct risk_candidates_row *rows;
    TRY(risk_candidates(cx, (struct risk_candidates_in){
        .unit = o->unit, .below = office_area(o), .year = year,
        .since = date_add_months(cx->today, -PLAN_DECISIONS_MONTHS) }, &rows, seen));
    struct plan_candidate *all = NEWS(cx->a, struct plan_candidate, *seen);
    for (size_t i = 0; i < *seen; i++)
        all[i] = weighed(cx, &rows[i]);
    if (*seen > 1)
        qsort(all, *seen, sizeof *all, by_score);
    *out = all;
    *n = *seen < most ? *seen : most;
    return OK;
}

enum err plan_load(struct cx *cx, const struct office *o, int year, struct plan_show *out)
{
    *out = (struct plan_show){ 0 };
    const enum err e = visit_plan_of(cx, (struct visit_plan_of_in){
        .unit = o->unit, .year = year }, &out->row);
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    out->exists = true;
    TRY(plan_visits(cx, (struct plan_visits_in){ .plan = out->row.id }, &out->visits,
                    &out->n_visits));
    TRY(plan_overlaps(cx, (struct plan_overlaps_in){ .plan = out->row.id, .unit = o->unit },
                      &out->overlaps, &out->n_overlaps));
    for (size_t i = 0; i < out->n_overlaps; i++)
        out->n_open += !out->overlaps[i].my_words.has || !out->overlaps[i].other_words.has;
    return OK;
}

static enum err tell(struct cx *cx, const struct user *who, plan_id plan, str type,
                     const str *pairs, size_t n)
{
    return audit_act(cx, who, str_fmt(cx->a, "plan:%lld", (long long)plan.v), type,
                     audit_data(cx->a, pairs, n));
}

struct adding {
    const struct user *who;
    const struct office *o;
    const struct visit_new *in;
    const struct plan_candidate *c;
};

static enum err add_tx(struct cx *cx, void *arg)
{
    const struct adding *j = arg;
    struct visit_plan_lock_row plan;
    TRY(visit_plan_add(cx, (struct visit_plan_add_in){
        .unit = j->o->unit, .year = j->in->year, .now = cx->now }));
    TRY(visit_plan_lock(cx, (struct visit_plan_lock_in){
        .unit = j->o->unit, .year = j->in->year }, &plan));
    if (plan.final.has)
        return ERR_CONFLICT;
    TRY(plan_visit_add(cx, (struct plan_visit_add_in){
        .plan = plan.id, .year = j->in->year, .facility = j->in->facility,
        .month = j->in->month, .focus = j->in->focus, .score = j->c->score, .why = j->c->why,
        .account = j->who->id, .now = cx->now }));
    const str pairs[] = {
        S("facility"), str_fmt(cx->a, "%lld", (long long)j->in->facility.v),
        S("month"), str_fmt(cx->a, "%d", j->in->month), S("why"), j->c->why,
    };
    return tell(cx, j->who, plan.id, S("plan_add"), pairs, COUNT(pairs) / 2);
}

enum err plan_add(struct cx *cx, const struct user *who, const struct office *o,
                  const struct visit_new *in)
{
    struct plan_candidate *all, *c = NULL;
    size_t n, seen;
    if (!plan_may_edit(o))
        return ERR_FORBIDDEN;
    if (in->year < cx->today.y || in->year > cx->today.y + 1 || in->month < 1 || in->month > 12
        || in->focus.n > 500)
        return ERR_INVALID;
    TRY(plan_candidates(cx, o, in->year, SIZE_MAX, &all, &n, &seen));
    for (size_t i = 0; i < n; i++)
        if (all[i].id.v == in->facility.v)
            c = &all[i];
    if (!c)
        return ERR_NOT_FOUND;
    return db_tx(cx, add_tx, &(struct adding){ .who = who, .o = o, .in = in, .c = c });
}

struct changing {
    const struct user *who;
    const struct office *o;
    int year;
    visit_id mine, other;
    str words;
};

static enum err drop_tx(struct cx *cx, void *arg)
{
    const struct changing *j = arg;
    struct visit_plan_lock_row plan;
    TRY(visit_plan_lock(cx, (struct visit_plan_lock_in){
        .unit = j->o->unit, .year = j->year }, &plan));
    TRY(plan_visit_end(cx, (struct plan_visit_end_in){
        .plan = plan.id, .id = j->mine, .account = j->who->id, .why = j->words,
        .now = cx->now }));
    if (db_affected(cx) == 0)
        return ERR_NOT_FOUND;
    const str pairs[] = { S("visit"), str_fmt(cx->a, "%lld", (long long)j->mine.v),
                          S("reason"), j->words };
    return tell(cx, j->who, plan.id, S("plan_drop"), pairs, COUNT(pairs) / 2);
}

enum err plan_drop(struct cx *cx, const struct user *who, const struct office *o, int year,
                   visit_id id, str why)
{
    if (!plan_may_edit(o))
        return ERR_FORBIDDEN;
    if (why.n == 0 || why.n > 500)
        return ERR_INVALID;
    return db_tx(cx, drop_tx, &(struct changing){ .who = who, .o = o, .year = year, .mine = id,
                                                  .words = why });
}

static enum err agree_tx(struct cx *cx, void *arg)
{
    const struct changing *j = arg;
    struct plan_show plan;
    struct visit_plan_lock_row row;
    bool found = false;
    TRY(visit_plan_lock(cx, (struct visit_plan_lock_in){
        .unit = j->o->unit, .year = j->year }, &row));
    TRY(plan_load(cx, j->o, j->year, &plan));
    for (size_t i = 0; i < plan.n_overlaps; i++)
        found |= plan.overlaps[i].mine.v == j->mine.v && plan.overlaps[i].other.v == j->other.v;
    if (!found)
        return ERR_NOT_FOUND;
    const bool before = j->mine.v < j->other.v;
    TRY(plan_agree_add(cx, (struct plan_agree_add_in){
        .first = before ? j->mine : j->other, .second = before ? j->other : j->mine,
        .unit = j->o->unit, .words = j->words, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("visit"), str_fmt(cx->a, "%lld", (long long)j->mine.v),
                          S("other"), str_fmt(cx->a, "%lld", (long long)j->other.v),
                          S("words"), j->words };
    return tell(cx, j->who, row.id, S("plan_agree"), pairs, COUNT(pairs) / 2);
}

enum err plan_agree(struct cx *cx, const struct user *who, const struct office *o, int year,
                    visit_id mine, visit_id other, str words)
{
    if (!plan_may_sign(who, o))
        return ERR_FORBIDDEN;
    if (words.n == 0 || words.n > 500)
        return ERR_INVALID;
    return db_tx(cx, agree_tx, &(struct changing){
        .who = who, .o = o, .year = year, .mine = mine, .other = other, .words = words });
}

struct finishing {
    const struct user *who;
    const struct office *o;
    const struct plan_final *in;
    size_t *open;
};

static enum err finish_tx(struct cx *cx, void *arg)
{
    const struct finishing *j = arg;
    const struct plan_final *in = j->in;
    struct visit_plan_lock_row row;
    struct plan_show plan;
    TRY(visit_plan_lock(cx, (struct visit_plan_lock_in){
        .unit = j->o->unit, .year = in->year }, &row));
    if (row.final.has)
        return ERR_CONFLICT;
    TRY(plan_load(cx, j->o, in->year, &plan));
    *j->open = plan.n_open;
    if (plan.n_visits == 0)
        return ERR_NOT_FOUND;
    if (plan.n_open > 0)
        return ERR_INVALID;
    TRY(visit_plan_final(cx, (struct visit_plan_final_in){
        .id = row.id, .number = in->number, .signed_on = in->signed_on, .signer = in->signer,
        .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("number"), in->number, S("signed_on"), date_iso(cx->a, in->signed_on),
                          S("signer"), in->signer };
    return tell(cx, j->who, row.id, S("plan_final"), pairs, COUNT(pairs) / 2);
}

enum err plan_finish(struct cx *cx, const struct user *who, const struct office *o,
                     const struct plan_final *in, size_t *open)
{
    *open = 0;
    if (!plan_may_sign(who, o))
        return ERR_FORBIDDEN;
    if (!date_valid(in->signed_on) || date_cmp(in->signed_on, cx->today) > 0 || in->number.n == 0
        || in->number.n > 60 || in->signer.n == 0 || in->signer.n > 200)
        return ERR_INVALID;
    return db_tx(cx, finish_tx, &(struct finishing){ .who = who, .o = o, .in = in,
                                                     .open = open });
}
