/* First line: a signature, or a date as Open311 has it; the rest: the body of a web hook. */
#include "fuzz.h"
#include "base/text.h"
#include "domain/intake/hooks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    str rest = fuzz_str(data, n);
    const str line = fuzz_line(&rest);
    struct hook_message m;
    instant at;
    MUST(!hook_signed(a, S("0123456789abcdef0123456789abcdef"), line, rest, line));
    if (hook_parse(a, rest, &m) == OK) {
        MUST(m.id.n >= 1 && m.id.n <= HOOK_ID_MAX && m.from.n <= HOOK_FROM_MAX);
        MUST(text_utf8_ok(m.id) && text_utf8_ok(m.from) && text_utf8_ok(m.text));
    }
    if (instant_parse_w3c(line, &at) == OK) {
        const instant day = day_end(instant_date(at));
        MUST(line.n >= 10 && day >= at && day - at < 86400 * US_PER_S);
    }
    arena_free(a);
    return 0;
}
