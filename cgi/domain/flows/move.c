/*
 * Running cases go over to an activated version, and back after its undo: one case, one
 * transaction, one event. Terms that run keep running as they are.
 */
#include "domain/audit/audit.h"
#include "domain/cases/clocks.h"
#include "domain/flows/today.h"
#include "domain/intake/jobs.h"
#include "flow/map.h"
#include "sql/cases.h"
#include "sql/events.h"
#include "sql/flows.h"
#include "store/db.h"

/* A case that was being opened in the old version as the new one began is there by then. */
#define STRAGGLERS_US (60 * US_PER_S)
#define FAULT_BYTES ((size_t)64 * 1024)
#define TRACKS_BYTES ((size_t)8 * 1024)

#define IDS_OF(cx, rows, n, ids)                   \
    do {                                           \
        (ids) = NEWS((cx)->a, int64_t, n);         \
        for (size_t i_ = 0; i_ < (n); i_++)        \
            (ids)[i_] = (rows)[i_].id.v;           \
    } while (0)

static enum err list_of(struct cx *cx, const struct flow_waiting_row *act, int64_t after,
                        int64_t **ids, size_t *n)
{
    struct flow_to_undo_row *back;
    struct flow_to_move_row *on;
    if (act->undone.has) {
        TRY(flow_to_undo(cx, (struct flow_to_undo_in){ act->id, after }, &back, n));
        IDS_OF(cx, back, *n, *ids);
    } else {
        TRY(flow_to_move(cx, (struct flow_to_move_in){
            .flow = act->flow, .version = act->from_version, .after = after }, &on, n));
        IDS_OF(cx, on, *n, *ids);
    }
    return OK;
}

/* Nothing lies behind the cursor any more: cases that the database refused in their turn. */
static enum err left_behind(struct cx *cx, const struct flow_waiting_row *act, int64_t **ids,
                            size_t *n)
{
    struct flow_left_row *rows;
    if (act->undone.has)
        return list_of(cx, act, 0, ids, n);
    TRY(flow_left(cx, (struct flow_left_in){
        .flow = act->flow, .version = act->from_version, .act = act->id }, &rows, n));
    IDS_OF(cx, rows, *n, *ids);
    return OK;
}

static bool over(const struct cx *cx, const struct flow_waiting_row *act)
{
    const instant dawn = instant_of((struct moment){ act->active_from, 0, 0 });
    const instant since = dawn > act->activated ? dawn : act->activated;
    return act->undone.has || cx->now > since + STRAGGLERS_US;
}

enum err move_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct flow_waiting_row *acts;
    size_t n_acts;
    *n = 0;
    TRY(flow_waiting(cx, (struct flow_waiting_in){ .today = cx->today }, &acts, &n_acts));
    for (size_t i = 0; i < n_acts && *n == 0; i++) {
        TRY(list_of(cx, &acts[i], acts[i].cursor, ids, n));
        if (*n > 0 || !over(cx, &acts[i]))
            continue;
        TRY(left_behind(cx, &acts[i], ids, n));
        if (*n == 0)
            TRY(flow_set_done(cx, (struct flow_set_done_in){ .act = acts[i].id, .now = cx->now }));
    }
    return OK;
}

/* One case in the hand of one activation. */
struct moving {
    const struct flow_waiting_row *act;
    case_id id;
    struct flow_case_hold_row c;
    const struct flow_map *map;
    const char *why;   /* it stays; NULL: it moves */
    struct buf tracks; /* stages of side tracks before the move */
};

static enum err map_of(struct cx *cx, const struct flow_waiting_row *act,
                       const struct flow_map **out)
{
    struct buf faults = { .a = cx->a, .max = FAULT_BYTES };
    struct flow_map *map;
    if (flow_map_parse(cx->a, S("mapping"), act->mapping, cx->flows, &map, &faults) != OK)
        return ERR_UNAVAILABLE; /* this process began before the files were there */
    if (!act->undone.has && !str_eq(flow_digest(cx->a, map->to), act->digest))
        return ERR_UNAVAILABLE;
    *out = map;
    return OK;
}

static enum err kept(struct cx *cx, const struct moving *m)
{
    TRY(flow_move_add(cx, (struct flow_move_add_in){
        .act = m->act->id, .cid = m->id, .state = S("kept"), .why = str_from(m->why),
        .from_stage = m->c.stage, .to_stage = m->c.stage, .tracks = S(""), .seq = 0,
        .now = cx->now }));
    return flow_count(cx, (struct flow_count_in){
        .act = m->act->id, .cid = m->id.v, .moved = 0, .kept = 1, .back = 0 });
}

enum track_act { LOOK = 1, WRITE };

/* Stages of side tracks stand among the typed values; WRITE gives them their new names. */
static enum err move_tracks(struct cx *cx, struct moving *m, enum track_act how)
{
    struct case_values_row *rows;
    size_t n;
    TRY(case_values(cx, (struct case_values_in){ .cid = m->id }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        if (!str_starts(rows[i].name, S("track:")))
            continue;
        const struct flow_map_stage *row = flow_map_stage(m->map, rows[i].value);
        if (!row || !row->to) {
            m->why = "kept_track";
            return OK;
        }
        if (how == LOOK)
            continue;
        buf_fmt(&m->tracks, "%.*s %.*s\n", STR_ARG(rows[i].name), STR_ARG(rows[i].value));
        TRY(case_value_set(cx, (struct case_value_set_in){
            .cid = m->id, .name = rows[i].name, .value = row->to->name, .now = cx->now }));
    }
    return OK;
}

/* Written into the history; the number of the event tells the undo what came after. */
static enum err told(struct cx *cx, const struct moving *m, str from_stage, str to_stage,
                     int64_t from, int64_t to, int64_t *seq)
{
    struct event_last_row last;
    const str pairs[] = {
        S("from"), from_stage, S("to"), to_stage,
        S("from_version"), str_fmt(cx->a, "%lld", (long long)from),
        S("to_version"), str_fmt(cx->a, "%lld", (long long)to),
        S("activation"), str_fmt(cx->a, "%lld", (long long)m->act->id.v),
    };
    TRY(audit_add(cx, NULL, m->id, S("flow_version"),
                  audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    TRY(event_last(cx, (struct event_last_in){ .cid = m->id }, &last));
    *seq = last.seq;
    return OK;
}

/*
 * Terms that the mapping starts, from the moment of the move; after an undo those that
 * still run since then stop. Everything else keeps running as it does.
 */
static enum err move_clocks(struct cx *cx, const struct moving *m,
                            const struct flow_map_stage *row, enum flow_clock_act act,
                            instant moved)
{
    struct case_clock *clocks;
    struct clock_change *changes;
    size_t n_clocks, n, n_terms = 0;
    struct flow_clock *terms = NEWS(cx->a, struct flow_clock, row->n_start);
    TRY(clocks_load(cx, m->id, &clocks, &n_clocks));
    for (size_t i = 0; i < row->n_start; i++) {
        bool since = act == CLOCK_START;
        for (size_t k = 0; k < n_clocks && !since; k++)
            since = clocks[k].since == moved && str_eq(clocks[k].code, row->start[i]);
        if (since)
            terms[n_terms++] = (struct flow_clock){ .act = act, .term = row->start[i] };
    }
    const struct flow *flow = m->map->to;
    const struct flow_step step = { .name = S("flow_version"), .track = flow->tracks,
                                    .clocks = terms, .n_clocks = n_terms, .basis = flow->basis };
    TRY(clock_plan(cx->a, &(struct clock_plan_in){
        .purpose = PLAN_STEP, .law = cx->law, .flow = flow, .step = &step, .clocks = clocks,
        .n_clocks = n_clocks, .now = cx->now, .from = cx->now }, &changes, &n));
    TRY(clocks_apply(cx, m->id, &step, changes, n));
    return case_set_due(cx, (struct case_set_due_in){ .id = m->id });
}

static enum err go_over(struct cx *cx, struct moving *m, const struct flow_map_stage *row)
{
    int64_t seq;
    TRY(move_tracks(cx, m, WRITE));
    TRY(flow_case_set(cx, (struct flow_case_set_in){
        .id = m->id, .version = m->act->to_version, .stage = row->to->name }));
    if (row->n_start)
        TRY(move_clocks(cx, m, row, CLOCK_START, cx->now));
    TRY(told(cx, m, row->from->name, row->to->name, m->act->from_version, m->act->to_version,
             &seq));
    TRY(flow_move_add(cx, (struct flow_move_add_in){
        .act = m->act->id, .cid = m->id, .state = S("moved"), .why = S(""),
        .from_stage = row->from->name, .to_stage = row->to->name,
        .tracks = buf_str(&m->tracks), .seq = seq, .now = cx->now }));
    return flow_count(cx, (struct flow_count_in){
        .act = m->act->id, .cid = m->id.v, .moved = 1, .kept = 0, .back = 0 });
}

static enum err move_case(struct cx *cx, struct moving *m)
{
    if (m->c.ended || m->c.version != m->act->from_version || !str_eq(m->c.flow, m->act->flow))
        return OK; /* closed or moved meanwhile */
    struct flow_move_get_row done;
    const enum err e = flow_move_get(cx, (struct flow_move_get_in){
        .act = m->act->id, .cid = m->id }, &done);
    if (e != ERR_NOT_FOUND)
        return e; /* it was looked at, and stays */
    TRY(map_of(cx, m->act, &m->map));
    const struct flow_map_stage *row = flow_map_stage(m->map, m->c.stage);
    m->tracks = (struct buf){ .a = cx->a, .max = TRACKS_BYTES };
    if (!m->why && (!row || !row->to))
        m->why = "kept_stage";
    if (!m->why)
        TRY(move_tracks(cx, m, LOOK));
    return m->why ? kept(cx, m) : go_over(cx, m, row);
}

/* Why a moved case cannot go back; "" when it can. */
static enum err undo_bar(struct cx *cx, const struct moving *m,
                         const struct flow_move_get_row *row, str *why)
{
    struct flow_events_since_row *events;
    size_t n;
    const struct flow *to = m->map->to;
    *why = S("");
    TRY(flow_events_since(cx, (struct flow_events_since_in){
        .cid = m->id, .seq = row->seq }, &events, &n));
    for (size_t i = 0; i < n; i++)
        if (flow_step(to, events[i].type))
            *why = S("step_taken");
    if (m->c.version != m->act->to_version)
        *why = S("moved_on");
    return OK;
}

/* Lines "track:NAME STAGE" back into the values. */
static enum err tracks_back(struct cx *cx, case_id id, str lines)
{
    while (lines.n > 0) {
        size_t end = 0, gap = 0;
        while (end < lines.n && lines.p[end] != '\n')
            end++;
        while (gap < end && lines.p[gap] != ' ')
            gap++;
        if (gap < end)
            TRY(case_value_set(cx, (struct case_value_set_in){
                .cid = id, .name = str_sub(lines, 0, gap),
                .value = str_sub(lines, gap + 1, end), .now = cx->now }));
        lines = str_sub(lines, end < lines.n ? end + 1 : end, lines.n);
    }
    return OK;
}

static enum err go_back(struct cx *cx, const struct moving *m,
                        const struct flow_move_get_row *row)
{
    int64_t seq;
    const struct flow_map_stage *stage = flow_map_stage(m->map, row->from_stage);
    TRY(tracks_back(cx, m->id, row->tracks));
    TRY(flow_case_set(cx, (struct flow_case_set_in){
        .id = m->id, .version = m->act->from_version, .stage = row->from_stage }));
    if (stage && stage->n_start)
        TRY(move_clocks(cx, m, stage, CLOCK_STOP, row->at));
    return told(cx, m, row->to_stage, row->from_stage, m->act->to_version,
                m->act->from_version, &seq);
}

static enum err undo_case(struct cx *cx, struct moving *m)
{
    struct flow_move_get_row row;
    str why;
    const enum err e = flow_move_get(cx, (struct flow_move_get_in){
        .act = m->act->id, .cid = m->id }, &row);
    if (e != OK || !str_eq(row.state, S("moved")))
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(map_of(cx, m->act, &m->map));
    TRY(undo_bar(cx, m, &row, &why));
    if (m->why)
        why = str_from(m->why);
    const bool back = str_empty(why);
    if (back)
        TRY(go_back(cx, m, &row));
    TRY(flow_move_end(cx, (struct flow_move_end_in){
        .act = m->act->id, .cid = m->id, .state = back ? S("back") : S("stays"), .why = why }));
    return flow_count(cx, (struct flow_count_in){
        .act = m->act->id, .cid = m->id.v, .moved = 0, .kept = 0, .back = back });
}

struct one {
    case_id id;
    const char *why;
};

static enum err move_tx(struct cx *cx, void *arg)
{
    const struct one *one = arg;
    struct flow_waiting_row *acts;
    size_t n;
    TRY(flow_waiting(cx, (struct flow_waiting_in){ .today = cx->today }, &acts, &n));
    for (size_t i = 0; i < n; i++) {
        struct moving m = { .id = one->id, .why = one->why, .act = &acts[i] };
        TRY(flow_case_hold(cx, (struct flow_case_hold_in){ .id = one->id }, &m.c));
        TRY(acts[i].undone.has ? undo_case(cx, &m) : move_case(cx, &m));
    }
    return OK;
}

enum err move_one(struct cx *cx, int64_t id)
{
    struct one one = { .id = { id } };
    const enum err e = db_tx(cx, move_tx, &one);
    if (e == OK || e == ERR_UNAVAILABLE || e == ERR_DB)
        return e;
    one.why = "failed"; /* it stays where it is, and the page of the activation says so */
    TRY(db_tx(cx, move_tx, &one));
    return e;
}
