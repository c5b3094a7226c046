/* Typed private keys and reference numbers: what is read shows and reads back as itself. */
#include "crypto/refkey.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(1 * MiB);
    const str s = fuzz_str(data, n);
    str one, two;
    if (refkey_parse(a, s, &one) == OK) {
        MUST(one.n == REFKEY_CHARS);
        MUST(refkey_parse(a, refkey_show(a, one), &two) == OK && str_eq(one, two));
    }
    if (refnum_parse(a, s, &one) == OK) {
        MUST(one.n == REFNUM_CHARS);
        MUST(refnum_parse(a, one, &two) == OK && str_eq(one, two));
    }
    arena_free(a);
    return 0;
}
