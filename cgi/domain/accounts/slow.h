/*
 * Slow-down of guessing, kept by a keyed hash of what is guessed at: after
 * login.free_tries wrong ones in a row each further try must wait twice as long, up to
 * login.delay_max_seconds. Outside any transaction: a refused act must not undo the count.
 */
#ifndef DOMAIN_ACCOUNTS_SLOW_H
#define DOMAIN_ACCOUNTS_SLOW_H

#include "base/cx.h"

/*
 * Count a try before it is looked at: tries that come side by side must not all see the
 * same count. ERR_TOO_MANY: wait; *wait_s seconds.
 */
MUST_USE enum err slow_count(struct cx *cx, str key, int64_t *wait_s);

/* It was right: the count begins anew. */
MUST_USE enum err slow_clear(struct cx *cx, str key);

#endif
