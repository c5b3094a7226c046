/* The register of facilities goes on with the bodies that took their area over. */
#include "domain/facilities/facility.h"
#include "domain/handover/run.h"
#include "domain/intake/point.h"
#include "sql/handover.h"
#include "store/db.h"

struct passing {
    const struct user *who;
    const struct facilities_stranded_row *row;
    const struct unit_row *from, *to;
    const char *why;
    struct date day;
    bool moved;
};

static enum err pass_tx(struct cx *cx, void *arg)
{
    struct passing *p = arg;
    TRY(facility_pass(cx, (struct facility_pass_in){
        .id = p->row->id, .from = p->from->id, .to = p->to->id }));
    p->moved = db_affected(cx) == 1;
    if (!p->moved)
        return OK; /* somebody was faster */
    TRY(handover_facility_add(cx, (struct handover_facility_add_in){
        .id = p->row->id, .from = p->from->id, .to = p->to->id, .day = p->day, .now = cx->now }));
    const str said[] = { S("from"), unit_row_name(cx->a, p->from), S("to"),
                         unit_row_name(cx->a, p->to), S("why"), str_from(p->why) };
    return facility_event(cx, p->who, p->row->id, S("facility_handover"), said, COUNT(said) / 2);
}

/* Of several that took over, the one whose outline holds the facility; nothing is guessed. */
static enum err choose(struct cx *cx, const struct handover_ask *ask, struct passing *p,
                       const struct unit_row *const *heirs, size_t n)
{
    struct point_units at;
    const struct facilities_stranded_row *row = p->row;
    p->to = n == 1 ? heirs[0] : NULL;
    p->why = "one_heir";
    if (n < 2 || !row->lat.has || !row->lon.has)
        return OK;
    TRY(place_of_point(cx, row->lat.v, row->lon.v, ask->on, &at));
    for (size_t i = 0; i < n && at.commune.how == POINT_INSIDE; i++)
        if (heirs[i]->id.v == at.commune.id.v)
            p->to = heirs[i];
    p->why = "point";
    return OK;
}

enum err handover_facilities(struct cx *cx, const struct user *who, const struct handover_ask *ask,
                             const struct unit_register *reg, struct handover_counts *counts)
{
    int64_t after = 0;
    for (size_t n = 1; n > 0;) {
        struct facilities_stranded_row *rows;
        TRY(facilities_stranded(cx, (struct facilities_stranded_in){
            .day = ask->on, .code = ask->unit_code, .after = after }, &rows, &n));
        for (size_t i = 0; i < n; i++) {
            struct passing p = { .who = who, .row = &rows[i], .day = ask->on,
                                 .from = register_row(reg, rows[i].unit) };
            size_t n_heirs = 0;
            const struct unit_row *const *heirs =
                p.from ? register_heirs(cx->a, reg, p.from, ask->on, &n_heirs) : NULL;
            after = rows[i].id.v;
            TRY(choose(cx, ask, &p, heirs, n_heirs));
            if (p.to)
                TRY(db_tx(cx, pass_tx, &p));
            counts->facilities += p.moved;
            counts->stranded += !p.to;
        }
    }
    return OK;
}

struct returning {
    const struct user *who;
    const struct handover_facilities_left_row *row;
    unit_id to; /* the body of before */
    str why;
};

static enum err return_tx(struct cx *cx, void *arg)
{
    const struct returning *j = arg;
    TRY(facility_pass(cx, (struct facility_pass_in){
        .id = j->row->id, .from = j->row->to, .to = j->to }));
    if (db_affected(cx) != 1)
        return OK; /* it has another commune since */
    TRY(handover_facility_undone(cx, (struct handover_facility_undone_in){
        .row = j->row->row, .now = cx->now }));
    const str said[] = { S("reason"), j->why };
    return facility_event(cx, j->who, j->row->id, S("facility_handover_undo"), said, 1);
}

enum err handover_facilities_undo(struct cx *cx, const struct user *who, unit_id unit,
                                  struct date day, str why)
{
    int64_t after = 0;
    for (size_t n = 1; n > 0;) {
        struct handover_facilities_left_row *rows;
        TRY(handover_facilities_left(cx, (struct handover_facilities_left_in){
            .unit = unit, .day = day, .after = after }, &rows, &n));
        for (size_t i = 0; i < n; i++) {
            struct returning j = { .who = who, .row = &rows[i], .to = unit, .why = why };
            after = rows[i].row;
            TRY(db_tx(cx, return_tx, &j));
        }
    }
    return OK;
}
