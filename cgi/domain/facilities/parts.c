#include "domain/facilities/parts.h"
#include "domain/facilities/changes.h"
#include "store/db.h"

/* One act on a held facility, and the event that tells of it. */
struct act {
    const struct user *who;
    facility_id id;
    enum facility_part part;
    const char *type;
    const str *pairs;
    size_t n;
    enum err (*run)(struct cx *cx, facility_id id, const void *in);
    const void *in;
};

/* A file of the province asks nobody; what was merged takes nothing any more. */
static enum err hold_for_file(struct cx *cx, facility_id id)
{
    struct facility_lock_row lock;
    TRY(facility_lock(cx, (struct facility_lock_in){ .id = id }, &lock));
    return lock.root.v == id.v ? OK : ERR_CONFLICT;
}

static enum err act_tx(struct cx *cx, void *arg)
{
    const struct act *j = arg;
    struct facility f;
    TRY(j->who ? facility_hold(cx, j->who, j->id, j->part, &f) : hold_for_file(cx, j->id));
    TRY(j->run(cx, j->id, j->in));
    return facility_event(cx, j->who, j->id, str_from(j->type), j->pairs, j->n);
}

static str day_text(struct cx *cx, opt_date d)
{
    return d.has ? date_iso(cx->a, d.v) : S("");
}

static enum err run_place(struct cx *cx, facility_id id, const void *arg)
{
    const struct place_new *in = arg;
    TRY(facility_place_add(cx, (struct facility_place_add_in){
        .facility = id, .kind = in->kind, .name = in->name, .address = in->address,
        .lat = in->lat, .lon = in->lon, .medium = str_opt(in->medium), .receiver = in->receiver,
        .flow = in->flow_milli, .since = in->since, .now = cx->now }));
    return facility_text_renew(cx, id);
}

enum err facility_add_place(struct cx *cx, const struct user *who, facility_id id,
                            const struct place_new *in)
{
    const str pairs[] = { S("place"), in->name, S("medium"), in->medium };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_BASICS, "facility_place", pairs,
                                            COUNT(pairs) / 2, run_place, in });
}

/* The place, when it is one of the facility or of what was merged into it. */
static enum err place_of(struct cx *cx, facility_id id, place_id place,
                         struct facility_place_get_row *row)
{
    TRY(facility_place_get(cx, (struct facility_place_get_in){ place }, row));
    return row->root.v == id.v ? OK : ERR_NOT_FOUND;
}

struct place_end {
    place_id place;
    struct date day;
};

static enum err run_place_end(struct cx *cx, facility_id id, const void *arg)
{
    const struct place_end *in = arg;
    struct facility_place_get_row row;
    TRY(place_of(cx, id, in->place, &row));
    if (row.ended.has)
        return ERR_CONFLICT;
    if (row.since.has && date_cmp(in->day, row.since.v) < 0)
        return ERR_INVALID;
    return facility_place_end(cx, (struct facility_place_end_in){ in->place, in->day });
}

enum err facility_end_place(struct cx *cx, const struct user *who, facility_id id,
                            place_id place, struct date day)
{
    const struct place_end in = { place, day };
    const str pairs[] = { S("place"), str_fmt(cx->a, "%lld", (long long)place.v), S("until"),
                          date_iso(cx->a, day) };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_BASICS, "facility_place_end", pairs,
                                            COUNT(pairs) / 2, run_place_end, &in });
}

static enum err run_permit(struct cx *cx, facility_id id, const void *arg)
{
    const struct permit_new *in = arg;
    return permit_add(cx, (struct permit_add_in){
        .facility = id, .kind = in->kind, .number = in->number, .issuer = in->issuer,
        .issued = in->issued, .until = in->until, .scope = in->scope,
        .clause = str_opt(in->clause), .now = cx->now });
}

enum err facility_add_permit(struct cx *cx, const struct user *who, facility_id id,
                             const struct permit_new *in)
{
    const str pairs[] = { S("kind"), in->kind, S("number"), in->number, S("issued_on"),
                          date_iso(cx->a, in->issued), S("valid_to"), day_text(cx, in->until),
                          S("clause"), in->clause };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_PERMITS, "facility_permit", pairs,
                                            COUNT(pairs) / 2, run_permit, in });
}

/* The permit, when it belongs there and has not ended. */
static enum err permit_of(struct cx *cx, facility_id id, permit_id permit,
                          struct permit_get_row *row)
{
    TRY(permit_get(cx, (struct permit_get_in){ permit }, row));
    if (row->root.v != id.v)
        return ERR_NOT_FOUND;
    return row->ended.has ? ERR_CONFLICT : OK;
}

struct permit_over {
    permit_id permit;
    struct date day;
    str reason;
};

static enum err run_permit_end(struct cx *cx, facility_id id, const void *arg)
{
    const struct permit_over *in = arg;
    struct permit_get_row row;
    TRY(permit_of(cx, id, in->permit, &row));
    if (date_cmp(in->day, row.issued) < 0)
        return ERR_INVALID;
    return permit_end(cx, (struct permit_end_in){ in->permit, in->day, in->reason });
}

enum err facility_end_permit(struct cx *cx, const struct user *who, facility_id id,
                             permit_id permit, struct date day, str reason)
{
    const struct permit_over in = { permit, day, reason };
    const str pairs[] = { S("permit"), str_fmt(cx->a, "%lld", (long long)permit.v),
                          S("from"), date_iso(cx->a, day), S("reason"), reason };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_PERMITS, "facility_permit_end",
                                            pairs, COUNT(pairs) / 2, run_permit_end, &in });
}

struct limit_of {
    permit_id permit;
    const struct limit_new *in;
    int64_t limit;
};

static enum err run_limit(struct cx *cx, facility_id id, const void *arg)
{
    const struct limit_of *j = arg;
    const struct limit_new *in = j->in;
    struct permit_get_row permit;
    struct facility_place_get_row place;
    TRY(permit_of(cx, id, j->permit, &permit));
    if (in->place.v)
        TRY(place_of(cx, id, in->place, &place));
    return permit_limit_add(cx, (struct permit_limit_add_in){
        .permit = j->permit, .place = { .has = in->place.v != 0, .v = in->place },
        .parameter = in->parameter, .unit = in->unit, .least = in->min_nano,
        .most = in->max_nano, .standard = in->standard,
        .clause = str_opt(in->clause) });
}

enum err facility_add_limit(struct cx *cx, const struct user *who, facility_id id,
                            permit_id permit, const struct limit_new *in)
{
    const struct limit_of j = { .permit = permit, .in = in };
    const str pairs[] = { S("permit"), str_fmt(cx->a, "%lld", (long long)permit.v),
                          S("parameter"), in->parameter, S("unit"), in->unit,
                          S("clause"), in->clause };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_PERMITS, "facility_limit", pairs,
                                            COUNT(pairs) / 2, run_limit, &j });
}

static enum err run_limit_end(struct cx *cx, facility_id id, const void *arg)
{
    const struct limit_of *j = arg;
    struct permit_get_row permit;
    TRY(permit_of(cx, id, j->permit, &permit));
    return permit_limit_end(cx, (struct permit_limit_end_in){
        .id = j->limit, .permit = j->permit, .ended = cx->today });
}

enum err facility_end_limit(struct cx *cx, const struct user *who, facility_id id,
                            permit_id permit, int64_t limit)
{
    const struct limit_of j = { .permit = permit, .limit = limit };
    const str pairs[] = { S("permit"), str_fmt(cx->a, "%lld", (long long)permit.v),
                          S("limit"), str_fmt(cx->a, "%lld", (long long)limit) };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_PERMITS, "facility_limit_end",
                                            pairs, COUNT(pairs) / 2, run_limit_end, &j });
}

static enum facility_part duty_part(str kind)
{
    return str_eq(kind, S("serious")) ? FACILITY_RATING : FACILITY_DUTIES;
}

static enum err run_duty(struct cx *cx, facility_id id, const void *arg)
{
    const struct duty_new *in = arg;
    return facility_duty_add(cx, (struct facility_duty_add_in){
        .facility = id, .kind = in->kind, .source = in->source, .what = in->what,
        .basis = in->basis, .due = in->due, .now = cx->now });
}

enum err facility_add_duty(struct cx *cx, const struct user *who, facility_id id,
                           const struct duty_new *in)
{
    const str pairs[] = { S("kind"), in->kind, S("what"), in->what, S("due"),
                          day_text(cx, in->due) };
    return db_tx(cx, act_tx, &(struct act){ who, id, duty_part(in->kind), "facility_duty", pairs,
                                            COUNT(pairs) / 2, run_duty, in });
}

struct duty_state {
    int64_t duty;
    str state, note;
    struct date day;
};

static enum err run_duty_state(struct cx *cx, facility_id id, const void *arg)
{
    const struct duty_state *in = arg;
    (void)id;
    return facility_duty_set(cx, (struct facility_duty_set_in){
        .id = in->duty, .state = in->state, .state_on = in->day, .note = in->note });
}

enum err facility_set_duty(struct cx *cx, const struct user *who, facility_id id, int64_t duty,
                           str state, struct date day, str note)
{
    struct facility_duty_get_row row;
    const struct duty_state in = { duty, state, note, day };
    const str pairs[] = { S("duty"), str_fmt(cx->a, "%lld", (long long)duty), S("state"), state,
                          S("on"), date_iso(cx->a, day), S("note"), note };
    TRY(facility_duty_get(cx, (struct facility_duty_get_in){ duty }, &row));
    if (row.root.v != id.v)
        return ERR_NOT_FOUND;
    return db_tx(cx, act_tx, &(struct act){ who, id, duty_part(row.kind), "facility_duty_state",
                                            pairs, COUNT(pairs) / 2, run_duty_state, &in });
}

struct duty_telling {
    int64_t duty;
    enum duty_told how;
};

static enum err run_duty_tell(struct cx *cx, facility_id id, const void *arg)
{
    const struct duty_telling *in = arg;
    (void)id;
    return facility_duty_tell(cx, (struct facility_duty_tell_in){
        .id = in->duty, .told = { .has = in->how == DUTY_TELL, .v = cx->now } });
}

enum err facility_tell_duty(struct cx *cx, const struct user *who, facility_id id, int64_t duty,
                            enum duty_told how)
{
    struct facility_duty_get_row row;
    const struct duty_telling in = { duty, how };
    TRY(facility_duty_get(cx, (struct facility_duty_get_in){ duty }, &row));
    if (row.root.v != id.v)
        return ERR_NOT_FOUND;
    const str pairs[] = { S("duty"), str_fmt(cx->a, "%lld", (long long)duty), S("what"),
                          row.what };
    return db_tx(cx, act_tx, &(struct act){
        who, id, duty_part(row.kind),
        how == DUTY_TELL ? "facility_duty_tell" : "facility_duty_hide", pairs, COUNT(pairs) / 2,
        run_duty_tell, &in });
}

static enum err run_monitor(struct cx *cx, facility_id id, const void *arg)
{
    const struct monitor_new *in = arg;
    struct facility_place_get_row place;
    TRY(place_of(cx, id, in->place, &place));
    if (!str_eq(place.kind, S("discharge")) || place.ended.has)
        return ERR_CONFLICT;
    TRY(monitor_end(cx, (struct monitor_end_in){ in->place, cx->now }));
    return monitor_add(cx, (struct monitor_add_in){
        .facility = id, .place = in->place, .must = in->must, .basis = in->basis,
        .link = in->link, .link_on = in->link_on, .station = in->station, .now = cx->now });
}

enum err facility_set_monitor(struct cx *cx, const struct user *who, facility_id id,
                              const struct monitor_new *in)
{
    const str pairs[] = { S("place"), str_fmt(cx->a, "%lld", (long long)in->place.v),
                          S("must"), in->must, S("link"), in->link, S("station"), in->station };
    return db_tx(cx, act_tx, &(struct act){ who, id, FACILITY_RATING, "facility_monitor", pairs,
                                            COUNT(pairs) / 2, run_monitor, in });
}
