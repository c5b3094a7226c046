/* Dates: what is read is valid and reads back from what it is written as. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(1 * MiB);
    const str s = fuzz_str(data, n);
    struct date d, again;
    struct moment m;
    if (date_parse(s, &d) == OK)
        MUST(date_valid(d) && str_eq(date_iso(a, d), s));
    if (date_parse_vi(s, &d) == OK) {
        MUST(date_valid(d));
        MUST(date_parse_vi(date_vi(a, d), &again) == OK && date_eq(d, again));
        MUST(date_eq(date_from_days(date_days(d)), d));
    }
    if (moment_parse(s, &m) == OK) {
        const struct moment back = instant_moment(instant_of(m));
        MUST(date_eq(back.day, m.day) && back.hour == m.hour && back.minute == m.minute);
    }
    arena_free(a);
    return 0;
}
