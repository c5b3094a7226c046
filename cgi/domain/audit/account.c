#include "domain/audit/account.h"
#include "crypto/chain.h"
#include "sql/second.h"

static const char zeros[HASH_BYTES];

enum err audit_account(struct cx *cx, account_id account, account_id by, str type, str data)
{
    struct account_event_last_row last = { .seq = 0 };
    const enum err e = account_event_last(cx, (struct account_event_last_in){ account }, &last);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        last.hash = (str){ zeros, HASH_BYTES };
    const str fields[] = {
        str_fmt(cx->a, "%lld", (long long)account.v),
        str_fmt(cx->a, "%lld", (long long)last.seq + 1),
        str_fmt(cx->a, "%lld", (long long)cx->now),
        str_fmt(cx->a, "%lld", (long long)by.v),
        type,                                         data,
    };
    return account_event_add(cx, (struct account_event_add_in){
        .account = account, .seq = last.seq + 1, .at = cx->now, .by = by, .type = type,
        .data = data, .prev = last.hash,
        .hash = chain_event(cx->a, last.hash, fields, COUNT(fields)) });
}
