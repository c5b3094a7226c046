#include "domain/intake/keyhelp.h"
#include "crypto/refkey.h"
#include "crypto/seal.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "sql/cases.h"
#include "sql/jobs.h"
#include "sql/keyhelp.h"
#include "store/db.h"

#define HOUR_US (3600 * US_PER_S)
#define MONTH_MOST 3
#define NONCE_BYTES 32

enum err key_help_ask(struct cx *cx, str typed)
{
    str ref;
    if (refnum_parse(cx->a, typed, &ref) != OK)
        ref = S("?"); /* a row all the same: the answer takes as long */
    return key_ask_add(cx, (struct key_ask_add_in){ .ref = ref, .now = cx->now });
}

struct asking {
    const struct user *who;
    str code, reason;
    report_id report;
};

static enum err ask_tx(struct cx *cx, void *arg)
{
    const struct asking *q = arg;
    struct case_held c;
    struct report_ref_in_case_row row;
    TRY(case_hold(cx, q->code, &c));
    TRY(case_may_work(cx, q->who, &c));
    TRY(report_ref_in_case(cx, (struct report_ref_in_case_in){
        .cid = c.id, .report = q->report }, &row));
    TRY(key_ask_add_by(cx, (struct key_ask_add_by_in){
        .ref = row.ref, .account = q->who->id, .now = cx->now }));
    const str pairs[] = { S("ref"), row.ref, S("reason"), q->reason };
    return audit_add(cx, q->who, c.id, S("key_help"), audit_data(cx->a, pairs, 2));
}

enum err key_help_ask_for(struct cx *cx, const struct user *who, str code, report_id report,
                          str reason)
{
    return db_tx(cx, ask_tx, &(struct asking){ who, code, reason, report });
}

enum err key_help_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct key_asks_row *rows;
    TRY(key_asks(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id;
    return OK;
}

static str code_of(struct cx *cx, str nonce)
{
    return refkey_derive(cx->a, cx->keys,
                         str_fmt(cx->a, "lost key %.*s", STR_ARG(bytes_hex(cx->a, nonce))));
}

/* The box belongs to its report alone. */
static str bound_to(struct cx *cx, report_id report)
{
    return str_fmt(cx->a, "key code %lld", (long long)report.v);
}

/* Sealed to the contact key: with the nonce any service could reckon the code. */
static enum err make_code(struct cx *cx, report_id report)
{
    struct case_of_report_row of;
    struct sealed box;
    const str nonce = random_bytes(cx->a, NONCE_BYTES);
    TRY(seal_to(cx->a, cx->keys, KEY_CONTACT, bound_to(cx, report), nonce, &box));
    TRY(key_code_add(cx, (struct key_code_add_in){
        .report = report, .nonce = box.box, .code = refkey_hash(cx->a, code_of(cx, nonce)),
        .now = cx->now, .until = cx->now + KEY_CODE_HOURS * HOUR_US }));
    TRY(relay_key_add(cx, (struct relay_key_add_in){ .report = report, .now = cx->now }));
    const enum err e = case_of_report(cx, (struct case_of_report_in){ .report = report }, &of);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    return audit_add(cx, NULL, of.id, S("key_code"), audit_data(cx->a, NULL, 0));
}

static enum err one_tx(struct cx *cx, void *arg)
{
    const int64_t id = *(const int64_t *)arg;
    struct key_ask_get_row k;
    const enum err e = key_ask_get(cx, (struct key_ask_get_in){
        .id = id, .day = cx->now - 24 * HOUR_US, .month = cx->now - 30 * 24 * HOUR_US }, &k);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    if (k.report.has && k.contact && k.last_day == 0 && k.last_month < MONTH_MOST)
        TRY(make_code(cx, k.report.v));
    return key_ask_taken(cx, (struct key_ask_taken_in){ .id = id, .now = cx->now });
}

enum err key_help_one(struct cx *cx, int64_t id)
{
    return db_tx(cx, one_tx, &id);
}

enum err key_help_code(struct cx *cx, report_id report, str *code)
{
    struct key_code_nonce_row row;
    str nonce;
    TRY(key_code_nonce(cx, (struct key_code_nonce_in){ .report = report, .now = cx->now }, &row));
    TRY(seal_open(cx->a, cx->keys, KEY_CONTACT, bound_to(cx, report),
                  (struct sealed){ row.nonce }, &nonce));
    *code = refkey_show(cx->a, code_of(cx, nonce));
    return OK;
}

struct renewing {
    str code, fresh;
    int64_t renewed;
};

static enum err renew_tx(struct cx *cx, void *arg)
{
    struct renewing *r = arg;
    struct key_code_use_row row;
    TRY(key_code_use(cx, (struct key_code_use_in){
        .code = r->code, .fresh = r->fresh, .now = cx->now }, &row));
    r->renewed = row.renewed;
    return OK;
}

enum err key_help_renew(struct cx *cx, str typed, str *key)
{
    str code;
    if (refkey_parse(cx->a, typed, &code) != OK)
        return ERR_NOT_FOUND;
    const str fresh = refkey_derive(cx->a, cx->keys, token_new(cx->a));
    struct renewing r = { .code = refkey_hash(cx->a, code), .fresh = refkey_hash(cx->a, fresh) };
    TRY(db_tx(cx, renew_tx, &r));
    *key = fresh;
    return r.renewed ? OK : ERR_NOT_FOUND;
}
