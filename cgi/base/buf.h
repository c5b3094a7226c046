/*
 * A growing text with a limit, in an arena. Past max nothing more is added and
 * full is set, so that a writer needs to look only once, at the end.
 *
 *     struct buf b = { .a = cx->a, .max = 200 };
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *a;
    size_t max; /* bytes; must be set */
    char *p;
    size_t n, cap;
    bool full;
};

void buf_add(struct buf *b, str s);
void buf_byte(struct buf *b, char c);
void buf_i64(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* JSON string with its quotes, escaped; ill-formed UTF-8 becomes U+FFFD. */
void buf_json(struct buf *b, str s);

/* What was written; a NUL stands behind it. Valid until the next write. */
str buf_str(struct buf *b);

#endif
