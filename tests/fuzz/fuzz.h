/*
 * For fuzz targets: input cut in two, and a request made of it. A property that
 * does not hold aborts, as a crash would.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "http/http.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MUST(x)      \
    do {             \
        if (!(x))    \
            abort(); \
    } while (0)

static inline str fuzz_str(const uint8_t *data, size_t n)
{
    return (str){ (const char *)data, n };
}

/* The first line of *rest; *rest moves behind it. */
static inline str fuzz_line(str *rest)
{
    str line = { "", 0 };
    str_next(rest, '\n', &line);
    if (!rest->p)
        *rest = (str){ "", 0 };
    return line;
}

struct fuzz_body {
    str rest;
    size_t piece;
};

static inline size_t fuzz_read(void *from, char *to, size_t max)
{
    struct fuzz_body *b = from;
    size_t n = max < b->piece ? max : b->piece;
    n = n < b->rest.n ? n : b->rest.n;
    memcpy(to, b->rest.p, n);
    b->rest = str_sub(b->rest, n, b->rest.n);
    return n;
}

#endif
