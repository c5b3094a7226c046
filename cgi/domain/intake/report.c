#include "domain/intake/report.h"
#include "base/config.h"
#include "crypto/refkey.h"
#include "crypto/seal.h"
#include "crypto/token.h"
#include "domain/intake/due.h"
#include "domain/intake/places.h"
#include "sql/desk.h"
#include "sql/intake.h"
#include "sql/units.h"
#include "store/db.h"

#define REF_TRIES 8

/* One try to file, everything made before the transaction begins. */
struct filing {
    const struct report_new *in;
    struct report_add_in row;
    opt_str identity, contact;
};

/*
 * Two different contents never give the same text: each part is counted. The
 * form's token goes first: it is kept nowhere, so that nobody who has both the
 * database and the service's secret can try telephone numbers against the digest.
 */
static str content_digest(struct cx *cx, const struct report_new *in)
{
    const struct sender *s = &in->sender;
    const str parts[] = { in->token, in->pollution, in->nature, in->what, in->place, in->polluter,
                          s->name, s->phone, s->email, s->address, s->account, s->device,
                          in->avoid ? S("avoid") : S(""), in->avoid_why,
                          sender_wishes(s) ? sender_contact(cx->a, s) : S(""),
                          in->call && in->call->urgent ? S("urgent") : S(""),
                          in->call && in->call->for_other ? S("for other") : S("") };
    struct buf b = { .a = cx->a, .max = 256 * 1024 };
    for (size_t i = 0; i < COUNT(parts); i++) {
        buf_fmt(&b, "%zu:", parts[i].n);
        buf_add(&b, parts[i]);
    }
    buf_fmt(&b, "%zu;", in->n_answers);
    for (size_t i = 0; i < in->n_answers; i++)
        buf_fmt(&b, "%zu:%.*s%zu:%.*s", in->answers[i].question.n,
                STR_ARG(in->answers[i].question), in->answers[i].value.n,
                STR_ARG(in->answers[i].value));
    buf_fmt(&b, "%lld:%d:%.9f:%.9f", (long long)in->receiver.v,
            in->day.has ? date_days(in->day.v) : 0, in->lat.has ? in->lat.v : 0,
            in->lon.has ? in->lon.v : 0);
    return hash_keyed(cx->a, cx->keys, S("report content"), buf_str(&b));
}

static enum err seal_for(struct cx *cx, enum key_name key, str ref, str plain, opt_str *out)
{
    struct sealed box;
    *out = (opt_str){ 0 };
    if (!plain.p)
        return OK;
    TRY(seal_to(cx->a, cx->keys, key, ref, plain, &box));
    *out = SOME_STR(box.box);
    return OK;
}

static enum err call_add(struct cx *cx, report_id id, const struct report_call *call)
{
    return report_call_add(cx, (struct report_call_add_in){
        .id = id, .by = call->taken_by, .urgent = call->urgent, .for_other = call->for_other });
}

static enum err filing_tx(struct cx *cx, void *arg)
{
    const struct filing *f = arg;
    TRY(report_add(cx, f->row));
    const report_id id = { db_last_id(cx) };
    TRY(report_text_add(cx, (struct report_text_add_in){
        .id = id, .what = f->in->what, .place = f->in->place, .polluter = f->in->polluter }));
    for (size_t i = 0; i < f->in->n_answers; i++)
        TRY(report_answer_add(cx, (struct report_answer_add_in){
            .id = id, .question = f->in->answers[i].question,
            .value = f->in->answers[i].value }));
    TRY(report_sender_add(cx, (struct report_sender_add_in){
        .id = id, .named = f->identity.has, .identity = f->identity, .contact = f->contact,
        .wish = sender_wishes(&f->in->sender) }));
    if (f->in->call)
        TRY(call_add(cx, id, f->in->call));
    return f->in->also ? f->in->also(cx, id, f->in->also_arg) : OK;
}

static enum err receipt_of(struct cx *cx, const struct report_new *in,
                           const struct report_by_token_row *row, struct receipt *out)
{
    struct body unit;
    TRY(places_body(cx, row->receiver, &unit));
    *out = (struct receipt){
        .ref = row->ref, .key = refkey_derive(cx->a, cx->keys, in->token),
        .received = row->received, .unit = unit.name, .phone = unit.phone, .due = row->due,
        .photos = row->photos, .avoided = in->avoid,
    };
    return OK;
}

/* Who gets it: where the unit of the place must not, the one above, and *avoid is that unit. */
static enum err receiver_of(struct cx *cx, const struct report_new *in, unit_id *receiver,
                            opt_unit_id *avoid)
{
    struct pub_superior_row up;
    *receiver = in->receiver;
    *avoid = (opt_unit_id){ .has = in->avoid, .v = in->receiver };
    if (!in->avoid)
        return OK;
    const enum err e = pub_superior(cx, (struct pub_superior_in){
        .province = cx->conf->province.code, .today = cx->today }, &up);
    *receiver = up.id;
    return e == ERR_NOT_FOUND ? ERR_INTERNAL : e;
}

static enum err filing_try(struct cx *cx, const struct report_new *in, str digest, int attempt)
{
    const str key = refkey_derive(cx->a, cx->keys, in->token);
    unit_id receiver;
    opt_unit_id avoid;
    TRY(receiver_of(cx, in, &receiver, &avoid));
    struct filing f = {
        .in = in,
        .row = {
            .token = hash_of(cx->a, in->token), .digest = digest,
            .key = refkey_hash(cx->a, key),
            .ref = refnum_derive(cx->a, cx->keys, in->token, cx->today.y, attempt),
            .now = cx->now, .channel = in->channel,
            .lang = cx->lang == LANG_EN ? S("en") : S("vi"),
            .pollution = in->pollution, .nature = in->nature, .receiver = receiver,
            .lat = in->lat, .lon = in->lon, .day = in->day,
            .due = intake_reply_due(cx, cx->now), .avoid = avoid,
            .avoid_why = { .has = in->avoid && !str_empty(in->avoid_why), .v = in->avoid_why },
        },
    };
    TRY(seal_for(cx, KEY_IDENTITY, f.row.ref, sender_identity(cx->a, &in->sender), &f.identity));
    TRY(seal_for(cx, KEY_CONTACT, f.row.ref, sender_contact(cx->a, &in->sender), &f.contact));
    return db_tx(cx, filing_tx, &f);
}

enum err report_file(struct cx *cx, const struct report_new *in, struct receipt *out)
{
    const str digest = content_digest(cx, in);
    for (int attempt = 0; attempt < REF_TRIES; attempt++) {
        const enum err e = filing_try(cx, in, digest, attempt);
        if (e != OK && e != ERR_DUPLICATE && e != ERR_DB)
            return e;
        /* Sent before, lost at COMMIT, or just now: what counts is what is kept. */
        struct report_by_token_row row;
        const enum err kept = report_by_token(cx, (struct report_by_token_in){
            .token = hash_of(cx->a, in->token) }, &row);
        if (kept == OK)
            return bytes_equal(row.digest, digest) ? receipt_of(cx, in, &row, out)
                                                   : ERR_CONFLICT;
        if (kept != ERR_NOT_FOUND || e != ERR_DUPLICATE)
            return e == OK ? kept : e;
        /* The reference number is another report's: take the next. */
    }
    return ERR_DB;
}

str receipt_key_words(struct arena *a, const struct receipt *r)
{
    return refkey_show(a, r->key);
}
