#include "domain/audit/audit.h"
#include "crypto/chain.h"
#include "domain/accounts/user.h"
#include "sql/events.h"

#define DATA_MAX ((size_t)256 * 1024)

static const char zeros[HASH_BYTES];

str audit_hash(struct arena *a, str prev, const struct audit_event *e)
{
    const str fields[] = {
        str_fmt(a, "%lld", (long long)e->cid.v), str_fmt(a, "%lld", (long long)e->seq),
        str_fmt(a, "%lld", (long long)e->at),    str_fmt(a, "%lld", (long long)e->account),
        e->type,                                 e->data,
    };
    return chain_event(a, prev, fields, COUNT(fields));
}

enum err audit_add(struct cx *cx, const struct user *who, case_id cid, str type, str data)
{
    struct event_last_row last = { .seq = 0, .hash = { zeros, HASH_BYTES } };
    const enum err e = event_last(cx, (struct event_last_in){ .cid = cid }, &last);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        last.hash = (str){ zeros, HASH_BYTES };
    const struct audit_event ev = { .cid = cid, .seq = last.seq + 1, .at = cx->now,
                                    .account = who ? who->id.v : 0, .type = type, .data = data };
    const str hash = audit_hash(cx->a, last.hash, &ev);
    TRY(event_add(cx, (struct event_add_in){
        .cid = cid, .seq = ev.seq, .at = ev.at,
        .account = { .has = who != NULL, .v = who ? who->id : (account_id){ 0 } },
        .type = type, .data = data, .prev = last.hash, .hash = hash }));
    return event_head_set(cx, (struct event_head_set_in){ cid, ev.seq, hash });
}

str audit_act_hash(struct arena *a, str prev, str subject, const struct audit_event *e)
{
    const str fields[] = {
        subject, str_fmt(a, "%lld", (long long)e->seq), str_fmt(a, "%lld", (long long)e->at),
        str_fmt(a, "%lld", (long long)e->account), e->type, e->data,
    };
    return chain_event(a, prev, fields, COUNT(fields));
}

enum err audit_act(struct cx *cx, const struct user *who, str subject, str type, str data)
{
    struct act_event_last_row last = { .seq = 0 };
    const enum err e = act_event_last(cx, (struct act_event_last_in){ .subject = subject }, &last);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        last.hash = (str){ zeros, HASH_BYTES };
    const struct audit_event ev = { .seq = last.seq + 1, .at = cx->now,
                                    .account = who ? who->id.v : 0, .type = type, .data = data };
    const str hash = audit_act_hash(cx->a, last.hash, subject, &ev);
    TRY(act_event_add(cx, (struct act_event_add_in){
        .subject = subject, .seq = ev.seq, .at = ev.at,
        .account = { .has = who != NULL, .v = who ? who->id : (account_id){ 0 } },
        .type = type, .data = data, .prev = last.hash, .hash = hash }));
    return act_head_set(cx, (struct act_head_set_in){ subject, ev.seq, hash });
}

str audit_data(struct arena *a, const str *pairs, size_t n)
{
    struct buf b = { .a = a, .max = DATA_MAX };
    buf_byte(&b, '{');
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        buf_json(&b, pairs[2 * i]);
        buf_byte(&b, ':');
        buf_json(&b, pairs[2 * i + 1]);
    }
    buf_byte(&b, '}');
    return buf_str(&b);
}
