#include "domain/notices/reply.h"
#include "base/config.h"
#include "crypto/replysig.h"

/* Where the last @ is; s.n without one. */
static size_t at_of(str s)
{
    size_t i = s.n;
    while (i > 0 && s.p[i - 1] != '@')
        i--;
    return i ? i - 1 : s.n;
}

str reply_address(struct cx *cx, str ref)
{
    const struct date last = date_add(cx->today, (int)cx->conf->mail.reply_days);
    const str sig = replysig_make(cx->a, cx->keys, ref, last);
    return str_fmt(cx->a, "%.*s+%.*s@%.*s", STR_ARG(cx->conf->mail.local), STR_ARG(sig),
                   STR_ARG(cx->conf->mail.domain));
}

enum err reply_read(struct cx *cx, str address, str *ref)
{
    const size_t at = at_of(address), plus = str_find(str_sub(address, 0, at), S("+"));
    if (plus >= at)
        return ERR_NOT_FOUND;
    return replysig_read(cx->a, cx->keys, str_sub(address, plus + 1, at), cx->today, ref) == OK
               ? OK : ERR_NOT_FOUND;
}

bool reply_ours(struct cx *cx, str address)
{
    const str domain = cx->conf->mail.domain, local = cx->conf->mail.local;
    const size_t at = at_of(address);
    const str front = str_sub(address, 0, at);
    return !str_empty(domain) && at < address.n &&
           str_eq_nocase(str_sub(address, at + 1, address.n), domain) &&
           str_eq_nocase(str_sub(front, 0, str_find(front, S("+"))), local);
}

bool reply_our_id(struct cx *cx, str id)
{
    const str domain = cx->conf->mail.domain;
    const size_t at = at_of(id);
    return !str_empty(domain) && at < id.n &&
           str_eq_nocase(str_sub(id, at + 1, id.n), domain);
}
