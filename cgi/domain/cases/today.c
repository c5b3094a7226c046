#include "domain/cases/today.h"

/* The lists have the same columns; the row of the first serves both. */
_Static_assert(sizeof(struct today_mine_row) == sizeof(struct today_unit_row),
               "terms of a person and of a unit have the same columns");

static bool ends_term(const struct flow_step *step, str term)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].act == CLOCK_STOP && str_eq(step->clocks[i].term, term))
            return true;
    return false;
}

/* "track:publication=pub_due" and so on. */
static const struct flow_stage *stage_in(const struct flow *flow, const struct flow_track *track,
                                         const struct flow_stage *main, opt_str tracks)
{
    str rest = tracks.has ? tracks.v : S(""), one, name;
    if (track == &flow->tracks[0])
        return main;
    while (str_next(&rest, ' ', &one))
        if (str_next(&one, '=', &name) && str_starts(name, S("track:"))
            && str_eq(str_sub(name, 6, name.n), track->name))
            return flow_stage(flow, one);
    return NULL;
}

/* A step that the person may take before a further record stands: it drafts, others sign. */
static bool drafts(const struct user *who, const struct case_held *c)
{
    return user_roles_in(who, c->unit) & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD);
}

/* The decision itself, then the ordinary way on, then whatever else ends the term. */
enum way { WAY_DECISION = 1, WAY_ON, WAY_OTHER };

static enum way way_of(const struct flow_step *step, const struct flow_stage *at)
{
    if (step_page(step) == STEP_DECISION)
        return WAY_DECISION;
    if (step->record == RECORD_TRANSFER || step->handover >= HANDOVER_DECLINE)
        return WAY_OTHER;
    if (step->handover == HANDOVER_ACCEPT)
        return WAY_ON;
    return step->handover == HANDOVER_NONE && step->to && step->to->index > at->index
        && (!step->to->end || step->to->in_force || step->answers) ? WAY_ON : WAY_OTHER;
}

/* Of the steps that end the term, whoever takes them: the best way, and the nearest stage on it. */
struct usual {
    enum way best;
    size_t nearest;
};

static const struct flow_stage *leaves_from(const struct case_held *c, const struct today_term *t,
                                            const struct flow_step *step)
{
    const struct flow_stage *at = stage_in(c->flow, step->track, c->stage, t->row.tracks);
    return at && flow_leaves(step, at) && ends_term(step, t->row.term) ? at : NULL;
}

static struct usual usual_of(const struct case_held *c, const struct today_term *t)
{
    struct usual u = { .best = WAY_OTHER, .nearest = SIZE_MAX };
    for (size_t i = 0; i < c->flow->n_steps; i++) {
        const struct flow_step *step = &c->flow->steps[i];
        const struct flow_stage *at = leaves_from(c, t, step);
        const enum way way = at ? way_of(step, at) : WAY_OTHER;
        if (way < u.best)
            u.best = way;
        if (way == WAY_ON && step->to && step->to->index < u.nearest)
            u.nearest = step->to->index;
    }
    return u;
}

/* Nobody is offered what hardly ever happens where an ordinary step of anybody ends the term. */
static bool out_of_the_way(const struct usual *u, enum way way, const struct flow_step *step)
{
    return (way == WAY_OTHER && u->best < WAY_OTHER)
           || (way == WAY_ON && step->to && step->to->index > u->nearest);
}

static void next_step(const struct user *who, const struct case_held *c, struct today_term *t)
{
    enum way best = WAY_OTHER + 1;
    const struct usual usual = usual_of(c, t);
    for (size_t i = 0; i < c->flow->n_steps; i++) {
        const struct flow_step *step = &c->flow->steps[i];
        const struct flow_stage *at = leaves_from(c, t, step);
        if (!at)
            continue;
        const enum way way = way_of(step, at);
        if (out_of_the_way(&usual, way, step))
            continue;
        const bool draft = way == WAY_DECISION && !t->row.drafted && drafts(who, c);
        const bool may = draft || (step_may(who, c, step, NULL, NULL)
                                   && (way != WAY_DECISION || t->row.drafted));
        if (!may || way >= best)
            continue;
        best = way;
        t->step = step;
        t->draft = draft;
    }
}

static enum err term_of(struct cx *cx, const struct user *who, const struct today_mine_row *r,
                        struct today_term *t)
{
    const struct flow *flow = flow_find(cx->flows, r->flow, (int)r->version);
    const struct flow_stage *stage = flow ? flow_stage(flow, r->stage) : NULL;
    *t = (struct today_term){ .row = *r };
    const struct clocks_of_case_row k = {
        .id = r->id, .code = r->term, .ours = true, .since = r->since, .due = r->due,
        .pauses = r->pauses };
    TRY(clock_show_of(cx, &k, &t->clock));
    if (!stage)
        return OK;
    const struct case_held c = {
        .id = r->cid, .code = r->code, .flow = flow, .stage = stage, .unit = r->unit,
        .unit_level = r->level, .unit_parent = r->parent.has ? r->parent.v : S(""),
        .to_unit = r->to_unit, .handler = r->handler,
        .sender = flow->asked ? r->asker : (opt_unit_id){ 0 },
        .standing = { .conflict = CONFLICT_NONE, .for_handler = S(""), .for_head = S("") } };
    next_step(who, &c, t);
    return OK;
}

static enum err terms_of(struct cx *cx, const struct user *who, const void *from, size_t n,
                         struct today_terms *out)
{
    const struct today_mine_row *rows = from;
    out->rows = NEWS(cx->a, struct today_term, n);
    out->n = n;
    for (size_t i = 0; i < n; i++)
        TRY(term_of(cx, who, &rows[i], &out->rows[i]));
    return OK;
}

static instant ahead(const struct cx *cx)
{
    return day_end(date_add(cx->today, TODAY_AHEAD_DAYS));
}

enum err today_of_person(struct cx *cx, const struct user *who, struct today_terms *out)
{
    struct today_mine_row *rows;
    size_t n;
    TRY(today_mine(cx, (struct today_mine_in){ .account = who->id, .until = ahead(cx) }, &rows,
                   &n));
    return terms_of(cx, who, rows, n, out);
}

enum err today_of_unit(struct cx *cx, const struct user *who, unit_id unit,
                       struct today_terms *out)
{
    struct today_unit_row *rows;
    size_t n;
    TRY(today_unit(cx, (struct today_unit_in){ .unit = unit, .account = who->id,
                                               .until = ahead(cx) }, &rows, &n));
    return terms_of(cx, who, rows, n, out);
}

static bool passed(opt_str levels, str name)
{
    str rest = levels.has ? levels.v : S(""), one;
    while (str_next(&rest, ' ', &one))
        if (str_eq(one, name))
            return true;
    return false;
}

/* Somebody else than the drafter holds the role in the unit. */
static bool held(const struct today_roles_row *roles, size_t n, unsigned role, account_id drafter)
{
    for (size_t i = 0; i < n; i++)
        if (user_role(roles[i].role) & role
            && (roles[i].people > 1 || roles[i].one.v.v != drafter.v))
            return true;
    return false;
}

unsigned today_turn(const struct flow *flow, opt_str levels, account_id drafter,
                    const struct today_roles_row *roles, size_t n)
{
    for (size_t i = 0; flow && i < flow->n_approval; i++)
        if (!passed(levels, flow->approval[i].name)
            && held(roles, n, (unsigned)flow->approval[i].role, drafter))
            return (unsigned)flow->approval[i].role;
    return ROLE_SIGNER;
}

/* Its step is possible where the case stands now. */
static bool awake(const struct flow *flow, const struct today_drafts_row *row)
{
    const struct flow_step *step = flow && row->step.has ? flow_step(flow, row->step.v) : NULL;
    const struct flow_stage *stage = flow ? flow_stage(flow, row->stage) : NULL;
    return !row->step.has || (step && stage && flow_leaves(step, stage));
}

enum err today_drafts_of(struct cx *cx, unit_id unit, struct today_draft **out, size_t *n)
{
    struct today_drafts_row *rows;
    struct today_roles_row *roles;
    size_t n_rows, n_roles;
    TRY(today_drafts(cx, (struct today_drafts_in){ .unit = unit }, &rows, &n_rows));
    TRY(today_roles(cx, (struct today_roles_in){ .unit = unit, .today = cx->today }, &roles,
                    &n_roles));
    *out = NEWS(cx->a, struct today_draft, n_rows);
    *n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        const struct flow *flow = flow_find(cx->flows, rows[i].flow, (int)rows[i].version);
        if (awake(flow, &rows[i]))
            (*out)[(*n)++] = (struct today_draft){
                .row = rows[i], .turn = rows[i].returned ? 0
                    : today_turn(flow, rows[i].passed, rows[i].drafter, roles, n_roles) };
    }
    return OK;
}

enum err today_drafts_for(struct cx *cx, const struct user *who, unit_id unit,
                          struct today_draft **out, size_t *n)
{
    struct today_draft *all;
    size_t n_all;
    const unsigned mine = user_roles_in(who, unit);
    TRY(today_drafts_of(cx, unit, &all, &n_all));
    *out = all;
    *n = 0;
    for (size_t i = 0; i < n_all; i++) {
        const bool own = all[i].row.drafter.v == who->id.v;
        const unsigned turn = all[i].turn;
        const enum today_wait wait =
            turn == 0 ? (own ? TODAY_REDRAFT : 0)
            : own                                          ? 0
            : turn & ROLE_SIGNER && mine & ROLE_SIGNER     ? TODAY_SIGN
            : turn & ROLE_SIGNER && mine & ROLE_CLERK      ? TODAY_NUMBER
            : turn & mine                                  ? TODAY_REVIEW : 0;
        all[i].wait = wait;
        if (wait)
            all[(*n)++] = all[i];
    }
    return OK;
}

enum err today_planned(struct cx *cx, unit_id unit, struct today_visits_row **rows, size_t *n)
{
    return today_visits(cx, (struct today_visits_in){
        .unit = unit, .year = cx->today.y, .month = cx->today.m,
        .since = instant_of((struct moment){ { cx->today.y, 1, 1 }, 0, 0 }) }, rows, n);
}
