#include "domain/publication/clear.h"
#include "base/config.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/publication/place.h"
#include "domain/publication/publication.h"
#include "store/db.h"

#define VERIFY_TERM S("HOTLINE_STEP_VERIFY")
#define ID_BYTES 8 /* 16 hex digits: nobody guesses one */

enum clear_state clear_ready(const struct flow *flow, const struct flow_stage *stage, str finding)
{
    if (!str_eq(flow->name, S("hotline")))
        return CLEAR_OTHER_FLOW;
    for (size_t i = 0; i < stage->n_clocks; i++)
        if (str_eq(stage->clocks[i], VERIFY_TERM))
            return CLEAR_UNVERIFIED;
    return str_empty(finding) ? CLEAR_UNVERIFIED : CLEAR_READY;
}

bool clear_may(const struct user *who, unit_id unit)
{
    return user_roles_in(who, unit) & (ROLE_HEAD | ROLE_SIGNER | ROLE_PUBLISHER);
}

enum err clear_load(struct cx *cx, const struct user *who, str code, struct clear_page *out)
{
    *out = (struct clear_page){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    const struct case_held *c = &out->show.held;
    struct case_reports_row *reports;
    TRY(case_reports(cx, (struct case_reports_in){ .cid = c->id }, &reports, &out->n_reports));
    out->reports = reports;
    TRY(places_load(cx, &out->places));
    const enum err e = clear_live(cx, (struct clear_live_in){ .cid = c->id }, &out->row);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    out->live = e == OK;
    if (out->live)
        out->commune = out->row.commune;
    else
        TRY(publication_place(cx, &out->places, &out->show.c, &out->commune));
    out->state = clear_ready(c->flow, c->stage, case_show_value(&out->show, S("finding")));
    out->may = clear_may(who, c->unit) && c->standing.conflict == CONFLICT_NONE;
    return OK;
}

static bool among(struct arena *a, str folded, const str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(text_fold(a, names[i]), folded) < text_fold(a, names[i]).n)
            return true;
    return false;
}

enum clear_fault clear_check(struct arena *a, str text, const str *polluters, size_t n,
                             const str *published, size_t n_published, str *name)
{
    const str folded = text_fold(a, text);
    if (publication_has_number(text))
        return CLEAR_NUMBER;
    if (str_find(text, S("@")) < text.n)
        return CLEAR_ADDRESS;
    for (size_t i = 0; i < n; i++) {
        const str who = text_fold(a, polluters[i]);
        if (text_points(who) < CLEAR_NAME_MIN || str_find(folded, who) == folded.n
            || among(a, who, published, n_published))
            continue;
        *name = polluters[i];
        return CLEAR_NAME;
    }
    return CLEAR_FINE;
}

struct job {
    const struct user *who;
    str code;
    const struct clear_text *text;
    str reason;
    enum clear_fault *fault;
    str *name;
    str public_id; /* of a new row */
};

static enum err hold(struct cx *cx, const struct job *j, struct case_held *c)
{
    TRY(case_hold(cx, j->code, c));
    TRY(case_may_work(cx, j->who, c));
    return clear_may(j->who, c->unit) ? OK : ERR_FORBIDDEN;
}

static enum err verified(struct cx *cx, const struct case_held *c)
{
    struct case_value_get_row v = { .value = S("") };
    const enum err e = case_value_get(cx, (struct case_value_get_in){
        .cid = c->id, .name = S("finding") }, &v);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    return clear_ready(c->flow, c->stage, e == OK ? v.value : S("")) == CLEAR_READY ? OK
                                                                                   : ERR_CONFLICT;
}

static enum err text_check(struct cx *cx, const struct job *j, const struct case_held *c)
{
    struct case_reports_row *reports;
    struct clear_names_row *names;
    struct clear_hidden_row *hidden;
    size_t n, n_names, n_hidden;
    TRY(case_reports(cx, (struct case_reports_in){ .cid = c->id }, &reports, &n));
    TRY(clear_names(cx, (struct clear_names_in){ .cid = c->id, .now = cx->now }, &names,
                    &n_names));
    TRY(clear_hidden(cx, (struct clear_hidden_in){
        .cid = c->id, .commune = j->text->commune,
        .text = str_fmt(cx->a, "%.*s %.*s", STR_ARG(j->text->description),
                        STR_ARG(j->text->notes)) }, &hidden, &n_hidden));
    str *polluters = NEWS(cx->a, str, n + n_hidden), *published = NEWS(cx->a, str, n_names);
    for (size_t i = 0; i < n; i++)
        polluters[i] = reports[i].polluter;
    for (size_t i = 0; i < n_hidden; i++)
        polluters[n + i] = hidden[i].name;
    for (size_t i = 0; i < n_names; i++)
        published[i] = names[i].name;
    const str both[] = { j->text->description, j->text->notes };
    *j->fault = CLEAR_FINE;
    for (size_t i = 0; i < COUNT(both) && *j->fault == CLEAR_FINE; i++)
        *j->fault = clear_check(cx->a, both[i], polluters, n + n_hidden, published, n_names,
                                j->name);
    return *j->fault == CLEAR_FINE ? OK : ERR_INVALID;
}

static enum err said(struct cx *cx, const struct job *j, const struct case_held *c, str public_id,
                     const char *event)
{
    const str pairs[] = { S("public_id"), public_id, S("public_commune"), j->text->commune,
                          S("public_text"), j->text->description,
                          S("public_notes"), j->text->notes };
    return audit_add(cx, j->who, c->id, str_from(event),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

/* The row that anybody may read: made, or changed where there is one. */
static enum err row_write(struct cx *cx, const struct job *j, const struct case_held *c,
                          const struct commune *at)
{
    struct body unit;
    struct clear_live_row live;
    struct clear_begun_row begun;
    const struct clear_text *t = j->text;
    TRY(places_body(cx, c->unit, &unit));
    TRY(clear_begun(cx, (struct clear_begun_in){ .cid = c->id }, &begun));
    const str address = str_fmt(cx->a, "%.*s, %.*s",
                                STR_ARG(unit_place_words(cx->a, LANG_VI, at->kind, at->name)),
                                STR_ARG(cx->conf->province.name));
    const enum err e = clear_live(cx, (struct clear_live_in){ .cid = c->id }, &live);
    if (e == OK) {
        TRY(clear_change(cx, (struct clear_change_in){
            .id = live.id, .pollution = c->pollution, .description = t->description,
            .notes = t->notes, .agency = unit.name, .commune = at->code, .address = address,
            .lat = at->lat, .lon = at->lon, .updated = cx->today, .maker = j->who->id,
            .now = cx->now }));
        return said(cx, j, c, live.public_id, "public_change");
    }
    TRY(e == ERR_NOT_FOUND ? OK : e);
    TRY(clear_add(cx, (struct clear_add_in){
        .public_id = j->public_id, .cid = c->id, .status = c->ended ? S("closed") : S("open"),
        .pollution = c->pollution, .description = t->description, .notes = t->notes,
        .agency = unit.name, .commune = at->code, .address = address, .lat = at->lat,
        .lon = at->lon, .requested = instant_date(begun.received), .updated = cx->today,
        .maker = j->who->id, .now = cx->now }));
    return said(cx, j, c, j->public_id, "public_clear");
}

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct places places;
    TRY(hold(cx, j, &c));
    TRY(verified(cx, &c));
    TRY(places_load(cx, &places));
    const struct commune *at = places_code(&places, j->text->commune);
    if (!at)
        return ERR_CONFLICT;
    TRY(text_check(cx, j, &c));
    return row_write(cx, j, &c, at);
}

enum err clear_write(struct cx *cx, const struct user *who, str code,
                     const struct clear_text *text, enum clear_fault *fault, str *name)
{
    *fault = CLEAR_FINE;
    *name = S("");
    struct job j = { .who = who, .code = code, .text = text, .fault = fault, .name = name,
                     .public_id = bytes_hex(cx->a, random_bytes(cx->a, ID_BYTES)) };
    return db_tx(cx, write_tx, &j);
}

/* Also of a case that was joined to another since. */
static enum err withdraw_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    if (!case_visible(j->who, c.unit, c.unit_parent, c.to_unit))
        return ERR_NOT_FOUND;
    TRY(standing_load(cx, j->who, &c, &c.standing));
    if (c.standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    if (!clear_may(j->who, c.unit))
        return ERR_FORBIDDEN;
    TRY(clear_end(cx, (struct clear_end_in){ .cid = c.id, .maker = j->who->id, .now = cx->now }));
    if (db_affected(cx) == 0)
        return ERR_CONFLICT;
    return audit_add(cx, j->who, c.id, S("public_withdraw"),
                     audit_data(cx->a, (const str[]){ S("reason"), j->reason }, 1));
}

enum err clear_withdraw(struct cx *cx, const struct user *who, str code, str reason)
{
    return db_tx(cx, withdraw_tx, &(struct job){ .who = who, .code = code, .reason = reason });
}
