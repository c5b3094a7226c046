#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/facilities/facility.h"
#include "store/db.h"

enum err facility_of(struct cx *cx, case_id cid, struct facility_link *out)
{
    struct facility_of_case_row row;
    TRY(facility_of_case(cx, (struct facility_of_case_in){ .cid = cid }, &row));
    *out = (struct facility_link){
        .root = row.root, .own = row.own,
        .name = facility_label(cx->a, row.kind, row.name, row.root) };
    return OK;
}

struct linking {
    const struct user *who;
    str code;
    facility_id id;
};

static enum err tell(struct cx *cx, const struct linking *j, case_id cid, facility_id id,
                     const char *type)
{
    const str number = str_fmt(cx->a, "%lld", (long long)id.v);
    const str of_case[] = { S("facility"), number };
    const str of_facility[] = { S("case"), j->code };
    TRY(audit_add(cx, j->who, cid, str_from(type), audit_data(cx->a, of_case, 1)));
    return facility_event(cx, j->who, id, str_from(type), of_facility, 1);
}

static enum err link_tx(struct cx *cx, void *arg)
{
    const struct linking *j = arg;
    struct case_held c;
    struct facility f;
    struct facility_link old;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    const enum err e = facility_of(cx, c.id, &old);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    const bool linked = e == OK && old.own;
    if (j->id.v) {
        TRY(facility_load(cx, j->who, j->id, &f));
        if (linked && old.root.v == f.row.root.v)
            return OK;
    }
    if (linked) {
        TRY(case_facility_end(cx, (struct case_facility_end_in){
            .cid = c.id, .by = j->who->id, .now = cx->now }));
        TRY(tell(cx, j, c.id, old.root, "facility_unlink"));
    }
    TRY(record_set_facility(cx, (struct record_set_facility_in){
        .cid = c.id, .facility = { .has = j->id.v != 0, .v = j->id } }));
    if (!j->id.v)
        return OK;
    TRY(case_facility_add(cx, (struct case_facility_add_in){
        .cid = c.id, .facility = f.row.root, .by = j->who->id, .now = cx->now }));
    return tell(cx, j, c.id, f.row.root, "facility_link");
}

enum err facility_link(struct cx *cx, const struct user *who, str code, facility_id id)
{
    return db_tx(cx, link_tx, &(struct linking){ who, code, id });
}
