/* A lawsuit or a complaint: who reported is kept until somebody lifts the hold. */
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/privacy/erase.h"
#include "store/db.h"

#define HOLDERS (ROLE_OFFICER | ROLE_HEAD | ROLE_CUSTODIAN)

/* Also of a case that was joined to another: a hold that was set before goes on. */
static bool may_hold(const struct user *who, const struct case_held *c)
{
    struct case_held own = *c;
    own.joined = (opt_case_id){ 0 };
    const struct flow_step any = { .who = { .roles = HOLDERS, .units = UNIT_OWNER },
                                   .track = c->flow->tracks };
    const struct flow_step above = { .who = { .roles = ROLE_CUSTODIAN, .units = UNIT_PARENT },
                                     .track = c->flow->tracks };
    return step_may(who, &own, &any, NULL, NULL) || step_may(who, &own, &above, NULL, NULL);
}

static bool is_held(const struct holds_of_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!rows[i].lifted.has)
            return true;
    return false;
}

enum err case_hold_load(struct cx *cx, const struct user *who, str code,
                        struct case_hold_show *out)
{
    *out = (struct case_hold_show){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    TRY(holds_of_case(cx, (struct holds_of_case_in){ .cid = out->show.held.id }, &out->holds,
                      &out->n_holds));
    out->held = is_held(out->holds, out->n_holds);
    out->may = may_hold(who, &out->show.held);
    return OK;
}

enum err privacy_counts(struct cx *cx, struct privacy_figures_row *erased,
                        struct kind_hits_row *hits)
{
    TRY(privacy_figures(cx, erased));
    return kind_hits(cx, (struct kind_hits_in){ .since = 1 }, hits);
}

struct job {
    const struct user *who;
    str code, reason;
    enum hold_act act;
};

static enum err hold_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct holds_of_case_row *rows;
    size_t n;
    TRY(case_hold(cx, j->code, &c));
    if (!case_visible(j->who, c.unit, c.unit_parent, c.to_unit))
        return ERR_NOT_FOUND;
    TRY(standing_load(cx, j->who, &c, &c.standing));
    if (c.standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    if (!may_hold(j->who, &c))
        return ERR_FORBIDDEN;
    TRY(holds_of_case(cx, (struct holds_of_case_in){ .cid = c.id }, &rows, &n));
    if (is_held(rows, n) == (j->act == HOLD_SET))
        return ERR_CONFLICT;
    if (j->act == HOLD_SET)
        TRY(hold_add(cx, (struct hold_add_in){ .cid = c.id, .account = j->who->id,
                                               .reason = j->reason, .now = cx->now }));
    else
        TRY(hold_lift(cx, (struct hold_lift_in){ .cid = c.id, .account = j->who->id,
                                                 .reason = j->reason, .now = cx->now }));
    return audit_add(cx, j->who, c.id, j->act == HOLD_SET ? S("hold_set") : S("hold_lift"),
                     audit_data(cx->a, (const str[]){ S("reason"), j->reason }, 1));
}

enum err case_hold_set(struct cx *cx, const struct user *who, str code, enum hold_act act,
                       str reason)
{
    struct job j = { .who = who, .code = code, .reason = reason, .act = act };
    return db_tx(cx, hold_tx, &j);
}
