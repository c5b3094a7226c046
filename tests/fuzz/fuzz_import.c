/* An old register as CSV: each line is whole and within its limits, or refused. */
#include "fuzz.h"
#include "base/text.h"
#include "domain/intake/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    struct import_file f;
    const struct date today = { 2026, 11, 22 };
    const enum err e = import_read(a, fuzz_str(data, n), today, &f);
    MUST(e == OK || (e == ERR_INVALID && f.n_faults > 0));
    size_t refused = 0, line = 1;
    for (size_t i = 0; i < f.n; i++) {
        const struct import_line *l = &f.lines[i];
        MUST(l->line > line);
        line = l->line;
        refused += l->refused;
        if (l->refused)
            continue;
        MUST(l->number.n >= 1 && l->number.n <= IMPORT_NUMBER_MAX && text_utf8_ok(l->number));
        MUST(l->report.what.n >= 1 && l->report.what.n <= IMPORT_TEXT_MAX);
        MUST(l->received && date_cmp(instant_date(l->received), today) <= 0);
        MUST(!l->closed || date_cmp(instant_date(l->closed_at), instant_date(l->received)) >= 0);
        MUST(l->report.lat.has == l->report.lon.has);
    }
    MUST(refused <= f.n_faults);
    arena_free(a);
    return 0;
}
