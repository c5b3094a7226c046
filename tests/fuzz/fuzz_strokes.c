/* Signatures: what passes as strokes is numbers alone, so that a picture of them is no markup. */
#include "domain/onsite/sign.h"
#include "fuzz.h"
#include "print/ink.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(4 * MiB);
    const str s = fuzz_str(data, n);
    if (strokes_valid(s)) {
        for (size_t i = 0; i < s.n; i++)
            MUST(s.p[i] && strchr("0123456789-,; ", s.p[i]));
        const str svg = ink_svg(a, s, STROKES_WIDTH, STROKES_HEIGHT);
        MUST(str_ends(svg, S("</g></svg>\n")));
    }
    arena_free(a);
    return 0;
}
