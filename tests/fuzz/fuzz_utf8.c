/* Text rules: what passed the door is well-formed, normalized, and passes again unchanged. */
#include "fuzz.h"
#include "base/text.h"
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    const str s = fuzz_str(data, n);
    str once, twice;
    MUST(text_utf8_ok(s) == (u8_check(data, n) == NULL));
    text_fold(a, s);
    for (size_t cut = 0; cut <= n && cut < 64; cut++)
        MUST(text_cut(s, cut).n <= cut);
    if (text_door(a, s, &once) == OK) {
        MUST(text_utf8_ok(once));
        MUST(text_door(a, once, &twice) == OK && str_eq(once, twice));
        MUST(text_utf8_ok(text_fold(a, once)));
        MUST(text_utf8_ok(text_cut(once, n / 2)));
    }
    arena_free(a);
    return 0;
}
