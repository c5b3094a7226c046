#include "domain/cases/reward.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/notices/relay.h"
#include "sql/cases.h"
#include "store/db.h"

enum err reporters_list(struct cx *cx, const struct user *who, str code,
                        struct reporters_of_case_row **rows, size_t *n)
{
    struct case_by_code_row c;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = code, .today = cx->today }, &c));
    if (!case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit))
        return ERR_NOT_FOUND;
    return reporters_of_case(cx, (struct reporters_of_case_in){ .cid = c.id }, rows, n);
}

struct proposing {
    const struct user *who;
    str code, reason;
    report_id report;
};

static bool heads(const struct user *who, unit_id unit)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].unit.v == unit.v && who->offices[i].role & ROLE_HEAD)
            return true;
    return false;
}

static enum err propose_tx(struct cx *cx, void *arg)
{
    const struct proposing *p = arg;
    struct case_held c;
    struct report_ref_in_case_row row;
    TRY(case_hold(cx, p->code, &c));
    TRY(case_may_work(cx, p->who, &c));
    if (!heads(p->who, c.unit))
        return ERR_FORBIDDEN;
    TRY(report_ref_in_case(cx, (struct report_ref_in_case_in){
        .cid = c.id, .report = p->report }, &row));
    TRY(reward_add(cx, (struct reward_add_in){
        .report = p->report, .cid = c.id, .account = p->who->id, .reason = p->reason,
        .now = cx->now }));
    const str pairs[] = { S("ref"), row.ref, S("reason"), p->reason };
    TRY(audit_add(cx, p->who, c.id, S("reward"), audit_data(cx->a, pairs, 2)));
    return relay_tell(cx, p->report, RELAY_NEWS);
}

enum err reward_propose(struct cx *cx, const struct user *who, str code, report_id report,
                        str reason)
{
    return db_tx(cx, propose_tx, &(struct proposing){ who, code, reason, report });
}
