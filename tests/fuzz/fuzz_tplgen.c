/* Any bytes as a template: an error message or code, never a crash. */
#include "make/tplgen.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *a;
    if (size > 16 * 1024)
        return 0;
    if (!a)
        a = arena_new((size_t)64 << 20);
    struct tpl_result r = { 0 };
    const bool ok = tpl_compile(a, "fuzz.html", S("fuzz"), (str){ (const char *)data, size }, &r);
    if (ok ? r.c.n == 0 || r.h.n == 0 || r.error.n != 0 : r.error.n == 0)
        abort();
    arena_reset(a);
    return 0;
}
