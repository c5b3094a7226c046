/* Reports become cases. */
#include "base/buf.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/effects.h"
#include "domain/cases/figures.h"
#include "domain/cases/open.h"
#include "domain/duty/alarm.h"
#include "domain/facilities/station.h"
#include "domain/intake/jobs.h"
#include "domain/intake/kinds.h"
#include "domain/intake/medium.h"
#include "domain/intake/neighbours.h"
#include "domain/intake/proof.h"
#include "domain/intake/route.h"
#include "domain/intake/said.h"
#include "domain/leader/tally.h"
#include "domain/notices/relay.h"
#include "sql/cases.h"
#include "sql/desk.h"
#include "sql/hands.h"
#include "sql/jobs.h"
#include "sql/units.h"
#include "store/db.h"

#define TITLE_MAX 200 /* bytes, so never more letters than the column takes */
#define PLACE_MAX 300
#define WORDS_MAX ((size_t)128 * 1024)

enum err take_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct reports_untaken_row *rows;
    TRY(reports_untaken(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/* What the case is called: in the language of the officials. */
const char *pollution_title(str code)
{
    static const struct { const char *code, *title; } titles[] = {
        { "water", "Nước thải" },          { "air", "Khói bụi, khí thải" },
        { "odour", "Mùi hôi" },            { "noise", "Tiếng ồn" },
        { "vibration", "Rung" },           { "solid_waste", "Chất thải rắn" },
        { "hazardous_waste", "Chất thải nguy hại" },
        { "soil", "Ô nhiễm đất" },         { "light", "Ánh sáng" },
    };
    for (size_t i = 0; i < COUNT(titles); i++)
        if (str_eq(code, str_from(titles[i].code)))
            return titles[i].title;
    return "Ô nhiễm";
}

struct taken {
    report_id id;
    struct report_take_row row;
    struct report_told_row told;
    struct report_answers_row *answers;
    size_t n_answers;
    struct unit_by_id_row unit;
    struct report_call_get_row call; /* by zero: not taken by telephone */
};

static str province_of(const struct taken *t)
{
    return t->unit.parent.has ? t->unit.parent.v : t->unit.code;
}

static str place_of(struct cx *cx, const struct taken *t)
{
    if (!str_empty(t->told.place))
        return t->told.place;
    if (t->row.lat.has)
        return str_fmt(cx->a, "%.5f, %.5f", t->row.lat.v, t->row.lon.v);
    return str_fmt(cx->a, "%.*s %.*s", STR_ARG(t->unit.kind), STR_ARG(t->unit.name)); /* "me too" */
}

static enum err open_case(struct cx *cx, const struct taken *t, struct case_held *c)
{
    const str place = place_of(cx, t);
    const str title = str_fmt(cx->a, "%s – %.*s", pollution_title(t->row.pollution),
                              STR_ARG(place));
    struct buf words = { .a = cx->a, .max = WORDS_MAX };
    const str parts[] = { t->told.what, place, t->told.polluter, t->row.ref, t->unit.name };
    for (size_t i = 0; i < COUNT(parts); i++) {
        buf_add(&words, parts[i]);
        buf_byte(&words, ' ');
    }
    const struct step_in nothing = { 0 };
    const struct route_in sent = {
        .receiver = t->row.receiver, .avoid = t->row.avoid, .province = province_of(t),
        .place = t->told.place, .lat = t->row.lat, .lon = t->row.lon,
        .day = instant_date(t->row.received) };
    struct zone zone;
    const enum err routed = route_of(cx, &sent, &zone);
    if (routed != OK && routed != ERR_NOT_FOUND)
        return routed;
    const struct case_new new = {
        .flow = S("hotline"), .unit = routed == OK ? zone.body : t->row.receiver,
        .pollution = t->row.pollution,
        .title = text_cut(title, TITLE_MAX), .place = text_cut(place, PLACE_MAX),
        .lat = t->row.lat, .lon = t->row.lon, .words = buf_str(&words),
        .opened = t->row.received, .step = S("file"), .in = &nothing,
    };
    TRY(case_open(cx, NULL, &new, c));
    if (routed == OK)
        TRY(route_event(cx, &sent, &zone, c->id));
    if (t->row.avoid.has)
        TRY(recusal_unit_add(cx, (struct recusal_unit_add_in){
            .cid = c->id, .unit = t->row.avoid.v, .now = cx->now }));
    TRY(case_report_add(cx, (struct case_report_add_in){
        .cid = c->id, .report = t->id, .now = cx->now }));
    return effects_tell(cx, NULL, c, flow_step(c->flow, S("file")), &nothing);
}

/* The chain proves later that the words of the report and its answers were not changed. */
static enum err report_event(struct cx *cx, const struct taken *t, const struct case_held *c,
                             str type)
{
    struct buf words = { .a = cx->a, .max = WORDS_MAX };
    buf_fmt(&words, "%zu:%.*s%zu:%.*s%zu:%.*s",
            t->told.what.n, STR_ARG(t->told.what), t->told.place.n, STR_ARG(t->told.place),
            t->told.polluter.n, STR_ARG(t->told.polluter));
    for (size_t i = 0; i < t->n_answers; i++)
        buf_fmt(&words, "%zu:%.*s%zu:%.*s",
                t->answers[i].question.n, STR_ARG(t->answers[i].question),
                t->answers[i].value.n, STR_ARG(t->answers[i].value));
    const str all = buf_str(&words);
    const str pairs[] = { S("ref"), t->row.ref, S("channel"), t->row.channel,
                          S("digest"), bytes_hex(cx->a, hash_of(cx->a, all)),
                          S("taken_by"), t->call.name };
    const size_t n = COUNT(pairs) / 2 - (t->call.by.v ? 0 : 1);
    return audit_add(cx, NULL, c->id, type, audit_data(cx->a, pairs, n));
}

static enum err photos_out(struct cx *cx, const struct taken *t)
{
    struct report_files_row *files;
    size_t n;
    TRY(report_files(cx, (struct report_files_in){ .token = t->row.token }, &files, &n));
    for (size_t i = 0; i < n; i++) {
        const struct file_type *type = file_type_of(files[i].type);
        TRY(outbox_add(cx, (struct outbox_add_in){
            .kind = type && type->medium == MEDIUM_PICTURE ? S("photo") : S("media"),
            .ref = files[i].id.v, .now = cx->now }));
    }
    return OK;
}

static enum err call_of(struct cx *cx, struct taken *t)
{
    if (!str_eq(t->row.channel, S("phone")))
        return OK;
    const enum err e = report_call_get(cx, (struct report_call_get_in){ .id = t->id }, &t->call);
    return e == ERR_NOT_FOUND ? OK : e;
}

static struct arrived arrived_of(struct cx *cx, const struct taken *t)
{
    struct buf answers = { .a = cx->a, .max = WORDS_MAX };
    for (size_t i = 0; i < t->n_answers; i++)
        buf_fmt(&answers, "%.*s=%.*s\n", STR_ARG(t->answers[i].question),
                STR_ARG(t->answers[i].value));
    return (struct arrived){
        .id = t->id, .receiver = t->row.receiver, .avoid = t->row.avoid,
        .pollution = t->row.pollution, .what = t->told.what, .place = t->told.place,
        .polluter = t->told.polluter, .answers = buf_str(&answers), .lat = t->row.lat,
        .lon = t->row.lon, .received = t->row.received };
}

/* A copy joins the case of the first one; its sender follows that case and is answered. */
static enum err fold_into(struct cx *cx, const struct taken *t, const struct case_held *c)
{
    TRY(case_report_add(cx, (struct case_report_add_in){
        .cid = c->id, .report = t->id, .now = cx->now }));
    TRY(report_event(cx, t, c, S("report_copy")));
    return report_progress_add(cx, (struct report_progress_add_in){
        .report = t->id, .now = cx->now, .unit = c->unit, .flow = c->flow->name,
        .version = c->flow->version, .stage = c->stage->name, .ended = c->ended });
}

static enum err case_for(struct cx *cx, const struct taken *t, struct case_held *c)
{
    const struct arrived r = arrived_of(cx, t);
    opt_str same;
    TRY(neighbours_same(cx, &r, &same));
    if (same.has) {
        TRY(case_hold(cx, same.v, c));
        if (!c->ended) /* it may have ended, or been joined, a moment ago */
            return fold_into(cx, t, c);
    }
    TRY(open_case(cx, t, c));
    TRY(report_event(cx, t, c, S("report")));
    return neighbours_note(cx, &r, c->id);
}

/* The words that its digest covers: the reporter can show them, nobody can guess them. */
static enum err prove_filing(struct cx *cx, const struct taken *t)
{
    const struct proof_new proof = {
        .report = t->id, .ref = t->row.ref, .received = t->row.received,
        .unit = t->unit.code, .what = t->told.what, .place = t->told.place,
        .polluter = t->told.polluter };
    return proof_add(cx, &proof);
}

static enum err take_tx(struct cx *cx, void *arg)
{
    struct taken t = { .id = *(const report_id *)arg };
    struct case_held c;
    const enum err e = report_take(cx, (struct report_take_in){ .id = t.id }, &t.row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* taken already */
    TRY(report_told(cx, (struct report_told_in){ .id = t.id }, &t.told));
    TRY(report_answers(cx, (struct report_answers_in){ .id = t.id }, &t.answers, &t.n_answers));
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = t.row.receiver }, &t.unit));
    TRY(call_of(cx, &t));
    TRY(kind_arrived(cx, t.id, t.told.what, t.row.channel));
    TRY(case_for(cx, &t, &c));
    TRY(prove_filing(cx, &t));
    if (str_eq(t.row.channel, S("station")))
        TRY(facility_of_station(cx, c.id, t.id));
    if (t.call.by.v && t.call.urgent)
        TRY(alarm_raise(cx, NULL, &c, ALARM_CALL));
    TRY(figure_count(cx, t.row.receiver, S("received"), t.row.pollution));
    TRY(tally(cx, &(struct tally_fact){ t.row.receiver, c.id, S("received"), t.row.pollution,
                                        0 }));
    TRY(photos_out(cx, &t));
    TRY(said_note(cx, &(struct said_in){
        .report = t.id, .what = t.told.what, .place = t.told.place, .lat = t.row.lat,
        .province = province_of(&t),
        .lon = t.row.lon, .day = instant_date(t.row.received) }));
    TRY(relay_tell(cx, t.id, RELAY_RECEIVED));
    return report_set_taken(cx, (struct report_set_taken_in){ .id = t.id, .now = cx->now });
}

enum err take_one(struct cx *cx, int64_t id)
{
    report_id report = { id };
    return db_tx(cx, take_tx, &report);
}
