#include "domain/audit/account.h"
#include "crypto/chain.h"
#include "domain/audit/audit.h"
#include "sql/events.h"
#include "sql/second.h"

static const char zeros[HASH_BYTES];

str audit_account_hash(struct arena *a, str prev, account_id account,
                       const struct audit_event *e)
{
    return audit_act_hash(a, prev, str_fmt(a, "%lld", (long long)account.v), e);
}

enum err audit_account(struct cx *cx, account_id account, account_id by, str type, str data)
{
    struct account_event_last_row last = { .seq = 0 };
    const enum err e = account_event_last(cx, (struct account_event_last_in){ account }, &last);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        last.hash = (str){ zeros, HASH_BYTES };
    const struct audit_event ev = { .seq = last.seq + 1, .at = cx->now, .account = by.v,
                                    .type = type, .data = data };
    const str hash = audit_account_hash(cx->a, last.hash, account, &ev);
    TRY(account_event_add(cx, (struct account_event_add_in){
        .account = account, .seq = ev.seq, .at = ev.at, .by = by, .type = type,
        .data = data, .prev = last.hash,
        .hash = hash }));
    return act_head_set(cx, (struct act_head_set_in){
        str_fmt(cx->a, "account:%lld", (long long)account.v), ev.seq, hash });
}
