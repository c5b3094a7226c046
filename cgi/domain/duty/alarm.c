#include "domain/duty/alarm.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "store/db.h"

#define URGENT_TERM "HOTLINE_URGENT_VERIFY"

static opt_account_id account_of(const struct user *who)
{
    return (opt_account_id){ .has = who != NULL, .v = who ? who->id : (account_id){ 0 } };
}

enum err alarm_raise(struct cx *cx, const struct user *who, const struct case_held *c,
                     enum alarm_why why)
{
    static const char *const words[] = { "", "call", "step", "words" };
    return alarm_add(cx, (struct alarm_add_in){
        .cid = c->id, .why = str_from(words[why]), .by = account_of(who), .now = cx->now });
}

/* Does the step begin the term of the urgent regime? */
static bool starts_urgent(const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].act == CLOCK_START && !step->clocks[i].again
            && str_eq(step->clocks[i].term, S(URGENT_TERM)))
            return true;
    return false;
}

enum err alarm_step(struct cx *cx, const struct user *who, const struct case_held *c,
                    const struct flow_step *step)
{
    if (!str_eq(c->flow->name, S("hotline")))
        return OK;
    if (!who && !c->ended)
        return OK;
    TRY(alarm_set_ack(cx, (struct alarm_set_ack_in){
        .cid = c->id, .by = account_of(who), .now = cx->now }));
    const bool rang = db_affected(cx) == 1;
    return !rang && starts_urgent(step) ? alarm_raise(cx, who, c, ALARM_STEP) : OK;
}

struct answering {
    const struct user *who;
    str code;
};

/* By one office: who answers the telephone, and whose unit holds the case or stands above it. */
static bool may_answer(const struct user *who, const struct case_held *c)
{
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        const bool above = str_eq(o->level, S("department")) ? str_eq(o->parent, c->unit_parent)
                                                             : str_eq(o->unit_code, c->unit_parent);
        if (o->role & (ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD)
            && (o->unit.v == c->unit.v || above))
            return true;
    }
    return false;
}

static enum err answer_tx(struct cx *cx, void *arg)
{
    const struct answering *j = arg;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    if (!may_answer(j->who, &c))
        return ERR_NOT_FOUND;
    TRY(standing_load(cx, j->who, &c, &c.standing));
    if (c.standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    TRY(alarm_set_ack(cx, (struct alarm_set_ack_in){
        .cid = c.id, .by = { .has = true, .v = j->who->id }, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    return audit_add(cx, j->who, c.id, S("alarm_answer"), S("{}"));
}

enum err alarm_answer(struct cx *cx, const struct user *who, str code)
{
    return db_tx(cx, answer_tx, &(struct answering){ .who = who, .code = code });
}

enum err alarms_load(struct cx *cx, const struct office *o, struct alarms_open_row **rows,
                     size_t *n)
{
    const str below = str_eq(o->level, S("department")) ? o->parent
                    : str_eq(o->level, S("province")) ? o->unit_code : S("-");
    return alarms_open(cx, (struct alarms_open_in){ .unit = o->unit, .below = below }, rows, n);
}
