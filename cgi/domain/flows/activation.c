#include "domain/flows/activation.h"
#include "domain/flows/today.h"
#include "sql/flows.h"
#include "store/db.h"

/* On the first day of the file's validity, or today. */
static struct date first_day(const struct cx *cx, const struct flow *f)
{
    return date_cmp(f->valid_from, cx->today) > 0 ? f->valid_from : cx->today;
}

static enum err add_sample(struct cx *cx, const struct flow_map *map, struct plan *out)
{
    struct flow_sample_row *rows;
    size_t n;
    TRY(flow_sample(cx, (struct flow_sample_in){
        .flow = map->from->name, .version = map->from->version }, &rows, &n));
    str *codes = NEWS(cx->a, str, n);
    for (size_t i = 0; i < n; i++) {
        const struct flow_map_stage *row = flow_map_stage(map, rows[i].stage);
        if (row && row->to)
            codes[out->n_codes++] = rows[i].code;
    }
    out->codes = codes;
    return OK;
}

enum err activation_plan(struct cx *cx, const struct flow_map *map, struct plan *out)
{
    struct flow_stages_row *rows;
    size_t n;
    *out = (struct plan){ .active_from = first_day(cx, map->to) };
    TRY(flow_stages(cx, (struct flow_stages_in){
        .flow = map->from->name, .version = map->from->version }, &rows, &n));
    struct plan_stage *stages = NEWS(cx->a, struct plan_stage, n);
    for (size_t k = 0; k < map->from->n_stages; k++)
        for (size_t i = 0; i < n; i++) {
            const struct flow_map_stage *row = flow_map_stage(map, rows[i].stage);
            if (!str_eq(map->from->stages[k].name, rows[i].stage))
                continue;
            stages[out->n_stages++] = (struct plan_stage){
                rows[i].stage, row && row->to ? row->to->name : S(""), rows[i].n };
            *(row && row->to ? &out->moves : &out->stays) += rows[i].n;
        }
    out->stages = stages;
    return add_sample(cx, map, out);
}

enum err activation_admin(struct cx *cx, str login, account_id *out)
{
    struct account_role_row row;
    const enum err e = account_role(cx, (struct account_role_in){
        .login = login, .role = S("admin"), .today = cx->today }, &row);
    *out = e == OK ? row.id : (account_id){ 0 };
    return e == ERR_NOT_FOUND ? ERR_FORBIDDEN : e;
}

struct making {
    const struct flow_map *map;
    account_id by;
    activation_id id;
};

static enum err make_tx(struct cx *cx, void *arg)
{
    struct making *m = arg;
    const struct flow *from = m->map->from, *to = m->map->to;
    struct flow_last_activation_row last;
    struct plan plan;
    const enum err e =
        flow_last_activation(cx, (struct flow_last_activation_in){ .flow = from->name }, &last);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (flow_on(cx->flows, from->name, cx->today, e == OK ? (int)last.version : 0) != from)
        return ERR_CONFLICT;
    TRY(activation_plan(cx, m->map, &plan));
    TRY(flow_activation_add(cx, (struct flow_activation_add_in){
        .flow = from->name, .from_version = from->version, .to_version = to->version,
        .active_from = plan.active_from, .digest = flow_digest(cx->a, to),
        .mapping = m->map->yaml, .planned = plan.moves, .by = m->by, .now = cx->now }));
    m->id = (activation_id){ db_last_id(cx) };
    return OK;
}

enum err activation_make(struct cx *cx, const struct flow_map *map, account_id by,
                         activation_id *out)
{
    struct making m = { .map = map, .by = by };
    TRY(db_tx(cx, make_tx, &m));
    *out = m.id;
    return OK;
}

struct undoing {
    activation_id id;
    account_id by;
    int64_t moved;
};

static enum err undo_tx(struct cx *cx, void *arg)
{
    struct undoing *u = arg;
    struct flow_activation_hold_row row;
    struct flow_last_activation_row last;
    TRY(flow_activation_hold(cx, (struct flow_activation_hold_in){ .id = u->id }, &row));
    if (row.undone.has)
        return ERR_GONE;
    TRY(flow_last_activation(cx, (struct flow_last_activation_in){ .flow = row.flow }, &last));
    if (last.id.v != u->id.v)
        return ERR_CONFLICT;
    u->moved = row.moved;
    return flow_activation_undo(cx, (struct flow_activation_undo_in){
        .id = u->id, .by = u->by, .now = cx->now });
}

enum err activation_undo(struct cx *cx, activation_id id, account_id by, int64_t *moved)
{
    struct undoing u = { .id = id, .by = by };
    TRY(db_tx(cx, undo_tx, &u));
    *moved = u.moved;
    return OK;
}
