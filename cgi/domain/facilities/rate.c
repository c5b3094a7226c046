#include "domain/facilities/changes.h"
#include "domain/facilities/edit.h"
#include "domain/facilities/identity.h"
#include "sql/sealed.h"
#include "store/db.h"

void facility_changed(struct cx *cx, struct facility_changes *c, const char *field, str before,
                      str after)
{
    if (str_eq(before, after) || 2 * c->n + 2 > COUNT(c->pairs))
        return;
    c->pairs[2 * c->n] = str_from(field);
    c->pairs[2 * c->n + 1] = str_fmt(cx->a, "%.*s → %.*s", STR_ARG(before), STR_ARG(after));
    c->n++;
}

enum err facility_hold(struct cx *cx, const struct user *who, facility_id id,
                       enum facility_part part, struct facility *out)
{
    struct facility_lock_row lock;
    TRY(facility_lock(cx, (struct facility_lock_in){ .id = id }, &lock));
    TRY(facility_load(cx, who, id, out));
    if (out->row.merged.has)
        return ERR_CONFLICT;
    return facility_may(who, out, part) ? OK : ERR_FORBIDDEN;
}

struct rating {
    const struct user *who;
    facility_id id;
    int64_t version;
    opt_i64 risk;
    str basis;
};

static str group_text(struct cx *cx, opt_i64 risk)
{
    return risk.has ? str_fmt(cx->a, "%lld", (long long)risk.v) : S("");
}

static enum err rate_tx(struct cx *cx, void *arg)
{
    const struct rating *j = arg;
    struct facility f;
    struct facility_changes c = { .n = 0 };
    TRY(facility_hold(cx, j->who, j->id, FACILITY_RATING, &f));
    if (f.row.version != j->version)
        return ERR_CONFLICT;
    facility_changed(cx, &c, "risk_group", group_text(cx, f.row.risk), group_text(cx, j->risk));
    facility_changed(cx, &c, "basis", f.row.risk_basis, j->basis);
    if (c.n == 0)
        return OK;
    TRY(facility_set_risk(cx, (struct facility_set_risk_in){ j->id, j->risk, j->basis }));
    return facility_event(cx, j->who, j->id, S("facility_rated"), c.pairs, c.n);
}

enum err facility_rate(struct cx *cx, const struct user *who, facility_id id, int64_t version,
                       opt_i64 risk, str basis)
{
    return db_tx(cx, rate_tx, &(struct rating){ who, id, version, risk, basis });
}

struct opening {
    const struct user *who;
    facility_id id;
    str reason, *name, *number;
};

static enum err open_tx(struct cx *cx, void *arg)
{
    const struct opening *j = arg;
    struct facility f;
    TRY(facility_hold(cx, j->who, j->id, FACILITY_PERSON, &f));
    *j->name = f.row.name;
    *j->number = S("");
    if (!f.row.name_sealed.has && !f.row.tax_sealed.has)
        return ERR_CONFLICT;
    if (f.row.name_sealed.has)
        TRY(facility_unseal(cx, j->id, f.row.name_sealed.v, j->name));
    if (f.row.tax_sealed.has)
        TRY(facility_unseal(cx, j->id, f.row.tax_sealed.v, j->number));
    TRY(sealed_read_facility(cx, (struct sealed_read_facility_in){
        .facility = j->id, .who = j->who->id, .now = cx->now, .reason = j->reason }));
    const str pairs[] = { S("reason"), j->reason };
    return facility_event(cx, j->who, j->id, S("facility_person_opened"), pairs, 1);
}

enum err facility_open_person(struct cx *cx, const struct user *who, facility_id id, str reason,
                              str *name, str *number)
{
    return db_tx(cx, open_tx, &(struct opening){ who, id, reason, name, number });
}
