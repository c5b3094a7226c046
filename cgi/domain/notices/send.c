#include "domain/notices/send.h"
#include "base/config.h"
#include "base/courier.h"
#include "base/json.h"
#include "base/lang.h"
#include "base/log.h"
#include "crypto/hmac.h"
#include "crypto/refkey.h"
#include "crypto/seal.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/intake/keyhelp.h"
#include "domain/intake/responsible.h"
#include "domain/notices/reply.h"
#include "domain/notices/words.h"
#include "sql/jobs.h"
#include "sql/relay.h"
#include "store/db.h"

#define WAIT_MOST_S (24 * 3600)
#define SMS_MAX 2000

/* How one reporter wants to be told. */
struct contact {
    str wish, email, phone;
    str key; /* for eyes: the private key of a receipt, the code of a lost key; or empty */
};

static str text_of(const struct json *j, str name)
{
    const struct json *v = json_get(j, name);
    return v && v->type == JSON_TEXT ? v->text : S("");
}

/* Without a contact, or one that is not as we seal it, there is nobody to tell. */
static enum err contact_open(struct cx *cx, const struct relay_due_row *row, struct contact *c)
{
    const struct json *j;
    str plain, fault;
    *c = (struct contact){ .wish = S("") };
    if (!row->contact.has)
        return OK;
    const enum err e = seal_open(cx->a, cx->keys, KEY_CONTACT, row->ref,
                                 (struct sealed){ row->contact.v }, &plain);
    if (e != OK)
        return e == ERR_INVALID ? OK : e;
    if (json_parse(cx->a, plain, &j, &fault) == OK)
        *c = (struct contact){ text_of(j, S("wish")), text_of(j, S("email")),
                               text_of(j, S("phone")), text_of(j, S("key")) };
    return OK;
}

/*
 * What is told besides the words. Whoever lost the key is told by what they left, wish or
 * none; *there: something is left to tell.
 */
static enum err key_of(struct cx *cx, const struct relay_due_row *row, struct contact *c,
                       bool *there)
{
    *there = true;
    if (str_eq(row->code, S("key"))) {
        if (str_empty(c->wish))
            c->wish = !str_empty(c->email) ? S("email") : !str_empty(c->phone) ? S("sms") : S("");
        const enum err e = key_help_code(cx, row->report, &c->key);
        *there = e == OK;
        return e == ERR_NOT_FOUND ? OK : e;
    }
    const bool receipt = str_eq(row->code, S("received")) && str_eq(c->wish, S("email"));
    c->key = receipt && !str_empty(c->key) ? refkey_show(cx->a, c->key) : S("");
    return OK;
}

static enum err mail_send(struct cx *cx, const struct relay_due_row *row, const struct contact *c,
                          enum courier_result *said)
{
    const struct relay_words w = relay_words(cx, row->code, row->ref, c->key);
    const str id = bytes_hex(cx->a, str_sub(random_bytes(cx->a, 32), 0, 16));
    const struct courier_mail m = {
        .from = reply_address(cx, row->ref), .from_name = S("Đường Dây Xanh"), .to = c->email,
        .subject = w.subject, .text = w.mail,
        .id = str_fmt(cx->a, "%.*s@%.*s", STR_ARG(id), STR_ARG(cx->conf->mail.domain)),
    };
    return cx->courier->mail(cx->a, cx->conf, &m, said);
}

static str digits_of(struct cx *cx, str phone)
{
    struct buf b = { .a = cx->a, .max = 40 };
    for (size_t i = 0; i < phone.n; i++)
        if ((phone.p[i] >= '0' && phone.p[i] <= '9') || (phone.p[i] == '+' && i == 0))
            buf_byte(&b, phone.p[i]);
    return buf_str(&b);
}

/* Signed as the web hooks that we take in are: HMAC-SHA256 of timestamp, full stop, body. */
static enum err sms_send(struct cx *cx, const struct relay_due_row *row, const struct contact *c,
                         enum courier_result *said)
{
    const struct relay_words w = relay_words(cx, row->code, row->ref, c->key);
    struct courier_sms m = { .timestamp = str_fmt(cx->a, "%lld",
                                                  (long long)(cx->now / US_PER_S)) };
    const str number = str_fmt(cx->a, "%lld", (long long)row->id.v);
    const str once = hash_keyed(cx->a, cx->keys, S("sms id"), number);
    struct buf b = { .a = cx->a, .max = SMS_MAX };
    str secret;
    if (str_empty(cx->conf->sms.secret_file)
        || config_secret(cx->a, cx->conf->sms.secret_file, &secret) != OK)
        return ERR_UNAVAILABLE;
    buf_add(&b, S("{\"to\":"));
    buf_json(&b, digits_of(cx, c->phone));
    buf_add(&b, S(",\"text\":"));
    buf_json(&b, w.sms);
    buf_add(&b, S(",\"id\":"));
    buf_json(&b, bytes_hex(cx->a, str_sub(once, 0, 16)));
    buf_byte(&b, '}');
    m.body = buf_str(&b);
    const str parts[] = { m.timestamp, S("."), m.body };
    const str mac = hmac_sha256(cx->a, secret, parts, COUNT(parts));
    m.signature = str_fmt(cx->a, "sha256=%s", bytes_hex(cx->a, mac).p);
    return cx->courier->sms(cx->a, cx->conf, &m, said);
}

/* The notice could not reach its reader; officials learn that, and nothing of the reader. */
static enum err tell_handler(struct cx *cx, report_id report)
{
    struct case_of_report_row of;
    struct case_held c;
    const enum err e = case_of_report(cx, (struct case_of_report_in){ .report = report }, &of);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(case_hold(cx, of.code, &c));
    TRY(audit_add(cx, NULL, c.id, S("relay_failed"), audit_data(cx->a, NULL, 0)));
    return responsible_notice(cx, &c, S("relay_failed"));
}

struct ending {
    const struct relay_due_row *row;
    const char *result;
};

static enum err end_tx(struct cx *cx, void *arg)
{
    const struct ending *d = arg;
    const str result = str_from(d->result);
    TRY(relay_done(cx, (struct relay_done_in){
        .id = d->row->id, .result = result, .now = cx->now }));
    if (db_affected(cx) == 1 && (str_eq(result, S("refused")) || str_eq(result, S("gave_up"))))
        return tell_handler(cx, d->row->report);
    return OK;
}

static enum err end(struct cx *cx, const struct relay_due_row *row, const char *result)
{
    return db_tx(cx, end_tx, &(struct ending){ row, result });
}

static int64_t wait_s(struct cx *cx, int64_t tries)
{
    int64_t s = cx->conf->relay.first_seconds;
    for (int64_t i = 0; i < tries && s < WAIT_MOST_S; i++)
        s *= 2;
    return s < WAIT_MOST_S ? s : WAIT_MOST_S;
}

/* *said stays 0 where there was nothing to send. */
static enum err send_one(struct cx *cx, const struct relay_due_row *row,
                         enum courier_result *said)
{
    const struct config *conf = cx->conf;
    struct contact c;
    bool there;
    TRY(contact_open(cx, row, &c));
    TRY(key_of(cx, row, &c, &there));
    const bool mail = str_eq(c.wish, S("email")), sms = str_eq(c.wish, S("sms"));
    if (!there || (!mail && !sms))
        return end(cx, row, "none");
    if (mail ? str_empty(conf->mail.smtp) || str_empty(conf->mail.domain)
             : str_empty(conf->sms.url))
        return end(cx, row, "off");
    TRY(relay_claim(cx, (struct relay_claim_in){
        .id = row->id, .now = cx->now,
        .next = cx->now + wait_s(cx, row->tries) * US_PER_S }));
    if (db_affected(cx) != 1)
        return OK;
    enum lang lang = LANG_VI;
    if (lang_parse(row->lang, &lang) == OK)
        lang_set(lang);
    const enum err e = mail ? mail_send(cx, row, &c, said) : sms_send(cx, row, &c, said);
    lang_set(LANG_VI);
    if (e == ERR_UNAVAILABLE)
        *said = COURIER_LATER;
    else
        TRY(e);
    if (*said == COURIER_SENT)
        return end(cx, row, "sent");
    if (*said == COURIER_REFUSED)
        return end(cx, row, "refused");
    log_line(LOG_WARN, "relay_later", LOG_N("id", row->id.v), LOG_N("tries", row->tries + 1));
    return row->tries + 1 >= conf->relay.tries ? end(cx, row, "gave_up") : OK;
}

enum err relay_batch(struct cx *cx, size_t *n)
{
    struct relay_due_row *rows;
    TRY(relay_due(cx, (struct relay_due_in){ .now = cx->now }, &rows, n));
    for (size_t i = 0; i < *n; i++) {
        enum courier_result said = 0;
        TRY(send_one(cx, &rows[i], &said));
        if (said != COURIER_LATER)
            continue;
        *n = 0; /* nothing to hurry for */
        return relay_all_later(cx, (struct relay_all_later_in){
            .now = cx->now, .next = cx->now + cx->conf->relay.first_seconds * US_PER_S });
    }
    return OK;
}

static enum err bounce_tx(struct cx *cx, void *arg)
{
    const struct mail_bounces_row *row = arg;
    TRY(mail_set_taken(cx, (struct mail_set_taken_in){ .id = row->id, .now = cx->now }));
    return db_affected(cx) == 1 ? tell_handler(cx, row->report) : OK;
}

enum err bounce_batch(struct cx *cx, size_t *n)
{
    struct mail_bounces_row *rows;
    TRY(mail_bounces(cx, &rows, n));
    for (size_t i = 0; i < *n; i++)
        TRY(db_tx(cx, bounce_tx, &rows[i]));
    return OK;
}
