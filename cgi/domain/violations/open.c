#include "domain/violations/open.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/cases/open.h"
#include "sql/cases.h"
#include "store/db.h"

struct opening {
    const struct user *who;
    str parent;
    const struct sanction_new *in;
    str code;
};

bool sanction_may_open(const struct user *who, const struct flow *flow, unit_id unit)
{
    return str_eq(flow->name, S("hotline"))
        && user_roles_in(who, unit) & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD);
}

static enum err open_child(struct cx *cx, struct opening *j, const struct case_held *parent)
{
    struct case_by_code_row row;
    struct case_held c;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = j->parent, .today = cx->today }, &row));
    const struct flow_value values[] = {
        { S("detected_on"), date_iso(cx->a, j->in->detected) },
        { S("record_term"), j->in->record_term },
        { S("result_on"), j->in->result.has ? date_iso(cx->a, j->in->result.v) : S("") },
    };
    const struct step_in in = { .values = values, .n_values = COUNT(values) };
    TRY(case_open(cx, j->who, &(struct case_new){
        .flow = S("sanction"), .parent = { .has = true, .v = parent->id }, .unit = parent->unit,
        .handler = { .has = true, .v = j->who->id }, .pollution = row.pollution,
        .title = str_fmt(cx->a, "Xử phạt: %.*s", STR_ARG(j->in->violator)), .place = row.place,
        .lat = row.lat, .lon = row.lon, .opened = cx->now, .step = S("open"), .in = &in,
        .words = str_fmt(cx->a, "%.*s %.*s", STR_ARG(j->in->violator), STR_ARG(row.place)),
        }, &c));
    j->code = c.code;
    return OK;
}

static enum err open_tx(struct cx *cx, void *arg)
{
    struct opening *j = arg;
    struct case_held parent;
    TRY(case_hold(cx, j->parent, &parent));
    TRY(case_may_work(cx, j->who, &parent));
    if (!str_eq(parent.flow->name, S("hotline")))
        return ERR_CONFLICT;
    if (!sanction_may_open(j->who, parent.flow, parent.unit))
        return ERR_FORBIDDEN;
    TRY(open_child(cx, j, &parent));
    return audit_add(cx, j->who, parent.id, S("sanction_open"),
                     audit_data(cx->a, (const str[]){ S("case"), j->code }, 1));
}

enum err sanction_open(struct cx *cx, const struct user *who, str parent,
                       const struct sanction_new *in, str *code)
{
    struct opening j = { .who = who, .parent = parent, .in = in };
    if (date_cmp(in->detected, cx->today) > 0)
        return ERR_INVALID;
    if (in->result.has && (date_cmp(in->result.v, cx->today) > 0
                           || date_cmp(in->result.v, in->detected) < 0))
        return ERR_INVALID;
    TRY(db_tx(cx, open_tx, &j));
    *code = j.code;
    return OK;
}
