/* First line: boundary; the rest: a body, fed whole and in pieces, with the same result. */
#include "fuzz.h"
#include "base/text.h"
#include "http/multipart.h"

static enum err on_begin(void *arg, const struct part *p)
{
    MUST(p->name.n > 0 && text_utf8_ok(p->name) && p->type.n > 0);
    MUST(!p->filename.p || (text_utf8_ok(p->filename) && p->filename.n <= 255));
    MUST(!p->filename.p || str_find(p->filename, S("/")) == p->filename.n);
    buf_add(arg, S("<"));
    buf_add(arg, p->name);
    buf_add(arg, p->filename);
    return OK;
}

static enum err on_data(void *arg, str piece)
{
    buf_add(arg, piece);
    return OK;
}

static enum err on_end(void *arg)
{
    buf_add(arg, S(">"));
    return OK;
}

static enum err run(struct arena *a, str boundary, str body, size_t piece, struct buf *b)
{
    *b = (struct buf){ .a = a, .max = 8 * MiB };
    struct multipart *m =
        multipart_new(a, boundary, (struct multipart_sink){ on_begin, on_data, on_end, b });
    for (size_t i = 0; i < body.n; i += piece)
        if (multipart_feed(m, str_sub(body, i, i + piece)) != OK)
            break;
    return multipart_end(m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    str rest = fuzz_str(data, n), boundary;
    const str type = fuzz_line(&rest);
    if (multipart_boundary(a, type, &boundary) == OK) {
        struct buf whole, pieces;
        const enum err e = run(a, boundary, rest, rest.n ? rest.n : 1, &whole);
        for (size_t piece = 1; piece < 8; piece += 3) {
            MUST(run(a, boundary, rest, piece, &pieces) == e);
            MUST(str_eq(buf_str(&whole), buf_str(&pieces)));
        }
    }
    arena_free(a);
    return 0;
}
