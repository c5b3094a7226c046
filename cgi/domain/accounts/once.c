#include "domain/accounts/once.h"
#include "crypto/chain.h"
#include "crypto/token.h"
#include "sql/once.h"
#include <time.h>

#define WORD_BYTES 12
#define LOOKS 60 /* a tenth of a second apart */
#define KEPT_US (24 * INT64_C(3600) * US_PER_S)

str once_new(struct cx *cx)
{
    return bytes_hex(cx->a, random_bytes(cx->a, WORD_BYTES));
}

str form_digest(struct cx *cx, const str *pieces, size_t n)
{
    return chain_event(cx->a, S("form"), pieces, n); /* each with its length */
}

enum err form_begin(struct cx *cx, str digest, str *answer)
{
    const struct timespec rest = { .tv_nsec = 100 * 1000 * 1000 };
    for (int i = 0; i < LOOKS; i++) {
        struct form_sent_get_row row;
        enum err e = form_sent_add(cx, (struct form_sent_add_in){ .digest = digest,
                                                                  .now = cx->now });
        if (e != ERR_DUPLICATE)
            return e;
        e = form_sent_get(cx, (struct form_sent_get_in){ .digest = digest }, &row);
        if (e == OK && row.answer.has) {
            *answer = row.answer.v;
            return ERR_DUPLICATE;
        }
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        nanosleep(&rest, NULL);
    }
    return ERR_CONFLICT;
}

enum err form_done(struct cx *cx, str digest, str answer)
{
    if (str_empty(answer) || answer.n > ONCE_ANSWER_MAX)
        return form_sent_drop(cx, (struct form_sent_drop_in){ .digest = digest });
    return form_sent_set(cx, (struct form_sent_set_in){ .digest = digest, .answer = answer });
}

enum err forms_expire(struct cx *cx)
{
    return forms_sent_expire(cx, (struct forms_sent_expire_in){ .before = cx->now - KEPT_US });
}
