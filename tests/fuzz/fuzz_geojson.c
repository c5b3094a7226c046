/* Outlines: whatever comes, each is whole and inside the country, and every refusal is a line. */
#include "fuzz.h"
#include "geo/geojson.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(256 * MiB);
    struct buf faults = { .a = a, .max = 1 * MiB };
    struct outline *v;
    size_t count;
    const enum err e = geojson_outlines(a, S("f"), fuzz_str(data, n), &v, &count, &faults);
    MUST(e == OK || (e == ERR_INVALID && count == 0 && faults.n > 0));
    for (size_t i = 0; i < count; i++) {
        MUST(str_starts(v[i].wkt, S("MULTIPOLYGON(((")) && str_ends(v[i].wkt, S(")))")));
        MUST(v[i].points >= 4 && v[i].points <= GEO_POINTS_MAX && !str_empty(v[i].code));
        MUST(v[i].feature > 0 && (!v[i].until.has || date_cmp(v[i].since, v[i].until.v) <= 0));
    }
    arena_free(a);
    return 0;
}
