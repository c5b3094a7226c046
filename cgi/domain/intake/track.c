#include "domain/intake/track.h"
#include "base/config.h"
#include "base/lang.h"
#include "crypto/refkey.h"
#include "crypto/token.h"
#include "domain/intake/places.h"
#include "flow/flow.h"
#include "law/law.h"
#include "sql/intake.h"
#include "sql/keyhelp.h"
#include "store/db.h"
#include <stdlib.h>

enum err track_open(struct cx *cx, str typed_key, str *session)
{
    str key;
    struct report_by_key_row row;
    /* A key with a slip in it is looked up like any other: the answer takes as long. */
    if (refkey_parse(cx->a, typed_key, &key) != OK)
        key = random_bytes(cx->a, REFKEY_CHARS);
    const str hash = refkey_hash(cx->a, key);
    TRY(report_by_key(cx, (struct report_by_key_in){ .key = hash }, &row));
    *session = token_new(cx->a);
    return pub_session_add(cx, (struct pub_session_add_in){
        .token = hash_of(cx->a, *session), .key = hash, .now = cx->now });
}

enum err track_leave(struct cx *cx, str session)
{
    if (!token_shaped(session))
        return OK;
    return pub_session_leave(cx, (struct pub_session_leave_in){
        .token = hash_of(cx->a, session), .now = cx->now });
}

static instant oldest_session(const struct cx *cx)
{
    return cx->now - cx->conf->sessions.public_absolute_hours * 3600 * US_PER_S;
}

enum err track_seen(struct cx *cx, str session)
{
    if (!token_shaped(session))
        return OK;
    return report_track_seen(cx, (struct report_track_seen_in){
        .session = hash_of(cx->a, session), .oldest = oldest_session(cx), .now = cx->now });
}

/* The last body is kept, as most steps have the same. */
static enum err body_of(struct cx *cx, unit_id id, struct body *b)
{
    return b->id.v == id.v ? OK : places_body(cx, id, b);
}

static enum err step_of(struct cx *cx, const struct report_track_row *row, struct body *b,
                        struct track_step *out)
{
    const struct flow *flow = flow_find(cx->flows, row->flow.v, (int)row->version.v);
    const struct flow_stage *stage = flow ? flow_stage(flow, row->stage.v) : NULL;
    if (!stage)
        return ERR_INTERNAL;
    TRY(body_of(cx, row->unit.v, b));
    *out = (struct track_step){ .at = row->at.v, .unit = b->name,
                                .title = flow_words(cx->lang, stage->public_title),
                                .text = flow_words(cx->lang, stage->public_text) };
    return OK;
}

/* What the reporter sees: a stage that did not change is not told twice. */
static enum err steps_of(struct cx *cx, const struct report_track_row *rows, size_t n,
                         struct track_status *out)
{
    struct track_step *steps = NEWS(cx->a, struct track_step, n);
    struct body b = { 0 };
    TRY(body_of(cx, rows[0].receiver, &b));
    for (size_t i = 0; i < n && rows[i].stage.has; i++) {
        struct track_step *s = &steps[out->n_steps];
        TRY(step_of(cx, &rows[i], &b, s));
        const struct track_step *before = out->n_steps ? s - 1 : NULL;
        if (!before || !str_eq(before->title, s->title) || !str_eq(before->unit, s->unit))
            out->n_steps++;
        out->taken = true;
        out->ended = rows[i].ended.has && rows[i].ended.v;
        out->title = s->title;
        out->text = s->text;
    }
    out->steps = steps;
    out->unit = b.name;
    out->phone = b.phone;
    return OK;
}

/* The database would sort either in a temporary table. */
static int by_seq(const void *a, const void *b)
{
    const struct report_track_row *x = a, *y = b;
    return (x->seq.v > y->seq.v) - (x->seq.v < y->seq.v);
}

static int by_time(const void *a, const void *b)
{
    const struct track_message *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static enum err messages_of(struct cx *cx, str session_hash, instant oldest,
                            struct track_status *out)
{
    struct report_track_messages_row *rows;
    size_t n;
    TRY(report_track_messages(cx, (struct report_track_messages_in){
        .session = session_hash, .oldest = oldest }, &rows, &n));
    struct track_message *m = NEWS(cx->a, struct track_message, n);
    for (size_t i = 0; i < n; i++) {
        out->unopened = out->unopened || rows[i].fresh;
        m[i] = (struct track_message){
            .mine = !rows[i].outgoing, .answer = str_eq(rows[i].kind, S("answer")),
            .kind = rows[i].kind, .body = rows[i].body, .at = rows[i].sent,
            .seen = rows[i].seen };
    }
    if (n > 1)
        qsort(m, n, sizeof *m, by_time);
    out->messages = m;
    out->n_messages = n;
    return OK;
}

/* An objection reopens once, within the term of the province where it set one. */
static enum err objection_of(struct cx *cx, const struct report_track_row *last,
                             struct track_status *out)
{
    struct law_due due;
    for (size_t i = 0; i < out->n_messages; i++)
        out->objected = out->objected || str_eq(out->messages[i].kind, S("objection"));
    if (!out->ended)
        return OK;
    const enum err e = law_due(cx->a, cx->law, S("HOTLINE_OBJECTION"),
                               instant_moment(last->at.v), &due);
    if (e != OK && e != ERR_UNSET)
        return e;
    if (e == OK)
        out->object_until = (opt_date){ .has = true, .v = due.due.day };
    out->can_object = !out->objected && (e != OK || cx->now <= instant_of(due.due));
    return OK;
}

enum err track_reward_answer(struct cx *cx, const struct track_status *s, str way)
{
    if (!s->reward)
        return ERR_CONFLICT;
    const enum err e = reward_answer_add(cx, (struct reward_answer_add_in){
        .report = s->id, .way = way, .now = cx->now });
    return e == ERR_DUPLICATE ? OK : e;
}

enum err track_read(struct cx *cx, str session, struct track_status *out)
{
    struct report_track_row *rows;
    size_t n;
    if (!token_shaped(session))
        return ERR_LOGIN;
    const str hash = hash_of(cx->a, session);
    const instant oldest = oldest_session(cx);
    TRY(report_track(cx, (struct report_track_in){ .session = hash, .oldest = oldest },
                     &rows, &n));
    if (n == 0)
        return ERR_LOGIN;
    qsort(rows, n, sizeof *rows, by_seq);
    *out = (struct track_status){
        .id = rows[0].id, .ref = rows[0].ref, .received = rows[0].received,
        .pollution = rows[0].pollution, .due = rows[0].due,
        .reward = rows[0].reward.has, .reward_way = rows[0].way,
        .title = str_from(tr(TR("Đã nhận phản ánh"))),
        .text = str_from(tr(TR("Phản ánh của bạn đã được ghi nhận và đang được chuyển đến cơ quan "
                               "có trách nhiệm."))),
    };
    TRY(steps_of(cx, rows, n, out));
    if (rows[0].letters)
        TRY(messages_of(cx, hash, oldest, out));
    return objection_of(cx, &rows[n - 1], out);
}

struct letter_in {
    struct message_in_add_in message;
    struct message_files_add_in files;
};

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct letter_in *l = arg;
    struct message_files_add_row row;
    const enum err e = message_in_add(cx, l->message);
    if (e != OK && e != ERR_DUPLICATE)
        return e;
    TRY(message_files_add(cx, l->files, &row));
    return row.taken < 0 ? ERR_INVALID : OK;
}

enum err track_write(struct cx *cx, str session, const struct track_status *s, str token,
                     enum track_kind kind, str body)
{
    static const char *const kinds[] = { [TRACK_MESSAGE] = "message",
                                         [TRACK_OBJECTION] = "objection",
                                         [TRACK_CONFIRM] = "confirm" };
    if ((kind == TRACK_CONFIRM && !s->ended) || (kind == TRACK_OBJECTION && !s->can_object))
        return ERR_CONFLICT;
    /* The text counts too: who goes back and writes something else is not ignored. */
    const str what = str_fmt(cx->a, "%.*s/%lld/%s/%.*s", STR_ARG(token), (long long)s->id.v,
                             kinds[kind], STR_ARG(body));
    struct letter_in l = {
        .message = { .token = hash_keyed(cx->a, cx->keys, S("message"), what), .report = s->id,
                     .kind = str_from(kinds[kind]), .body = body, .now = cx->now },
        .files = { .session = hash_of(cx->a, session), .oldest = oldest_session(cx),
                   .draft = hash_of(cx->a, token), .most = TRACK_FILES_MAX, .now = cx->now },
    };
    return db_tx(cx, write_tx, &l);
}
