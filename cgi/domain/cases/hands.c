#include "domain/cases/hands.h"
#include "base/buf.h"
#include "domain/cases/people.h"
#include "sql/cases.h"
#include "sql/hands.h"
#include "sql/units.h"

enum err standing_load(struct cx *cx, const struct user *who, const struct case_held *c,
                       struct standing *out)
{
    struct case_standing_row row;
    TRY(case_standing(cx, (struct case_standing_in){
        .cid = c->id, .account = who->id, .now = cx->now, .today = cx->today }, &row));
    *out = (struct standing){
        .conflict = row.recused ? CONFLICT_DECLARED : CONFLICT_NONE, .helper = row.co,
        .for_handler = row.for_handler.has ? row.for_handler.v : S(""),
        .for_head = row.for_head.has ? row.for_head.v : S(""),
    };
    return OK;
}

enum err case_may_work(struct cx *cx, const struct user *who, struct case_held *c)
{
    if (!case_visible(who, c->unit, c->unit_parent, c->to_unit))
        return ERR_NOT_FOUND;
    if (!(user_roles_in(who, c->unit) & ROLES_WORK)) /* an office elsewhere lends no right */
        return ERR_FORBIDDEN;
    if (c->joined.has)
        return ERR_CONFLICT;
    TRY(standing_load(cx, who, c, &c->standing));
    return c->standing.conflict == CONFLICT_NONE ? OK : ERR_RECUSED;
}

str standing_in_for(const struct user *who, const struct case_held *c,
                    const struct flow_step *step)
{
    if (!str_empty(c->standing.for_handler))
        return c->standing.for_handler;
    if (step->assigns && !(user_roles_in(who, c->unit) & ROLE_HEAD))
        return c->standing.for_head;
    return S("");
}

enum err hands_ids(str text, account_id *out, size_t max, size_t *n)
{
    *n = 0;
    for (size_t at = 0; at < text.n;) {
        const str rest = str_sub(text, at, text.n);
        const size_t end = str_find(rest, S(","));
        int64_t id;
        if (*n == max || str_i64(str_sub(rest, 0, end), &id) != OK || id <= 0)
            return ERR_INVALID;
        for (size_t i = 0; i < *n; i++)
            if (out[i].v == id)
                return ERR_INVALID;
        out[(*n)++] = (account_id){ id };
        at += end + 1;
        if (at == text.n && end < rest.n)
            return ERR_INVALID; /* a comma at the end */
    }
    return OK;
}

enum err units_recused(struct cx *cx, case_id cid, struct units_recused_of_row **rows, size_t *n)
{
    return units_recused_of(cx, (struct units_recused_of_in){ .cid = cid }, rows, n);
}

bool recused_unit(const struct units_recused_of_row *rows, size_t n, unit_id unit)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].unit.v.v == unit.v)
            return true;
    return false;
}

static str typed(const struct step_in *in, const struct flow_field *field)
{
    return field ? step_typed(in, field->name) : S("");
}

/* Who can be named: people of the owning unit without a conflict. */
struct crew {
    struct person *people;
    size_t n;
};

/* Name of a person who may work on the case; missing for anybody else. */
static str crew_name(const struct crew *w, account_id id)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->people[i].id.v == id.v)
            return w->people[i].name;
    return (str){ 0 };
}

static enum err give(struct cx *cx, const struct user *who, const struct case_held *c,
                     account_id to, const char *part, opt_date due)
{
    return hand_add(cx, (struct hand_add_in){
        .cid = c->id, .account = to, .unit = c->unit, .part = str_from(part), .due = due,
        .giver = { .has = who != NULL, .v = who ? who->id : (account_id){ 0 } },
        .now = cx->now });
}

static enum err assign_helpers(struct cx *cx, const struct user *who, struct case_held *c,
                               const struct flow_step *step, const struct crew *w, str ids)
{
    account_id helpers[HELPERS_MAX];
    struct buf names = { .a = cx->a, .max = 4000 };
    size_t n;
    TRY(hands_ids(ids, helpers, HELPERS_MAX, &n));
    for (size_t i = 0; i < n; i++) {
        const str name = crew_name(w, helpers[i]);
        if (!name.p || helpers[i].v == c->handler.v.v)
            return ERR_INVALID;
        TRY(give(cx, who, c, helpers[i], "co", (opt_date){ 0 }));
        TRY(notice_add(cx, (struct notice_add_in){
            .account = helpers[i], .cid = c->id, .code = step->name, .now = cx->now }));
        buf_fmt(&names, "%s%.*s", i ? ", " : "", STR_ARG(name));
    }
    c->helpers = buf_str(&names);
    return OK;
}

static enum err assign(struct cx *cx, const struct user *who, struct case_held *c,
                       const struct flow_step *step, const struct step_in *in)
{
    struct crew w;
    opt_date due = { 0 };
    const str due_text = typed(in, step->assigns_due);
    TRY(people_for_case(cx, c->unit, c->id, &w.people, &w.n));
    const str lead = in->assignee.has ? crew_name(&w, in->assignee.v) : (str){ 0 };
    if (!lead.p)
        return ERR_INVALID;
    if (!str_empty(due_text)) {
        due.has = true;
        TRY(date_parse(due_text, &due.v));
    }
    TRY(hands_end(cx, (struct hands_end_in){ .cid = c->id, .now = cx->now }));
    c->handler = in->assignee;
    c->lead = lead;
    TRY(give(cx, who, c, in->assignee.v, "lead", due));
    return assign_helpers(cx, who, c, step, &w, typed(in, step->assigns_with));
}

/* The head assigns anew; whoever has the conflict is out for good, of files opened from it too. */
static enum err recuse(struct cx *cx, const struct user *who, struct case_held *c)
{
    if (!who)
        return ERR_FORBIDDEN;
    TRY(recusal_person_add(cx, (struct recusal_person_add_in){
        .cid = c->id, .account = who->id, .now = cx->now }));
    TRY(hand_person_end(cx, (struct hand_person_end_in){
        .cid = c->id, .account = who->id, .now = cx->now }));
    TRY(children_hand_end(cx, (struct children_hand_end_in){
        .cid = c->id, .account = who->id, .now = cx->now }));
    TRY(children_lead_drop(cx, (struct children_lead_drop_in){
        .cid = c->id, .account = who->id }));
    if (c->handler.has && c->handler.v.v == who->id.v)
        c->handler = (opt_account_id){ 0 };
    return OK;
}

enum err hands_apply(struct cx *cx, const struct user *who, struct case_held *c,
                     const struct flow_step *step, const struct step_in *in)
{
    if (step->handover >= HANDOVER_ACCEPT && step->handover != HANDOVER_DECLINE)
        TRY(hands_end(cx, (struct hands_end_in){ .cid = c->id, .now = cx->now }));
    if (step->unassigns) {
        TRY(hand_lead_end(cx, (struct hand_lead_end_in){ .cid = c->id, .now = cx->now }));
        c->handler = (opt_account_id){ 0 };
    }
    if (step->recuses)
        TRY(recuse(cx, who, c));
    if (step->assigns)
        TRY(assign(cx, who, c, step, in));
    if (c->ended)
        return hand_helpers_end(cx, (struct hand_helpers_end_in){ .cid = c->id, .now = cx->now });
    return OK;
}

enum err hands_begin(struct cx *cx, const struct case_held *c)
{
    if (c->parent.has)
        TRY(recusals_copy(cx, (struct recusals_copy_in){ .parent = c->parent.v, .child = c->id }));
    return c->handler.has ? give(cx, NULL, c, c->handler.v, "lead", (opt_date){ 0 }) : OK;
}

static enum err give_to(struct cx *cx, struct case_held *c, unit_id to)
{
    struct unit_by_id_row unit;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = to }, &unit));
    c->unit = to;
    c->unit_level = unit.level;
    c->unit_parent = unit.parent.has ? unit.parent.v : S("");
    c->to_unit = (opt_unit_id){ 0 };
    c->handler = (opt_account_id){ 0 };
    return OK;
}

enum err hands_up(struct cx *cx, struct case_held *c)
{
    struct unit_superior_row up;
    const enum err e = unit_superior(cx, (struct unit_superior_in){
        .unit = c->unit, .today = cx->today }, &up);
    if (e != OK)
        return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
    TRY(recusal_unit_add(cx, (struct recusal_unit_add_in){
        .cid = c->id, .unit = c->unit, .now = cx->now }));
    return give_to(cx, c, up.id);
}

enum err hands_review(struct cx *cx, struct case_held *c)
{
    struct unit_superior_row up;
    const enum err e = unit_superior(cx, (struct unit_superior_in){
        .unit = c->unit, .today = cx->today }, &up);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    return give_to(cx, c, up.id);
}
