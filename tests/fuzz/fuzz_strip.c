/* A stream in pieces gives what it gives whole, as long as it came; types are told of any head. */
#include "fuzz.h"
#include "base/buf.h"
#include "media/sign.h"
#include "media/strip.h"

static str run(struct arena *a, const char *type, str all, size_t step)
{
    struct strip *s = strip_new(a, str_from(type));
    struct buf b = { .a = a, .max = 8 * MiB };
    for (size_t i = 0; i < all.n; i += step)
        buf_add(&b, strip_add(s, a, str_sub(all, i, i + step)));
    buf_add(&b, strip_end(s));
    return buf_str(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    const str all = { (const char *)data, n < 4096 ? n : 4096 };
    (void)media_sign(all);
    static const char *const types[] = { "mp4", "webm", "mp3", "wav", "ogg", "amr" };
    for (size_t i = 0; i < COUNT(types); i++) {
        const str whole = run(a, types[i], all, all.n ? all.n : 1);
        MUST(whole.n == all.n);
        MUST(str_eq(whole, run(a, types[i], all, 1)));
        MUST(str_eq(run(a, types[i], whole, 5), whole));
    }
    arena_free(a);
    return 0;
}
