/* A line of the register, a station's notice, a tax code: whole, or refused. */
#include "fuzz.h"
#include "base/text.h"
#include "domain/facilities/exceed.h"

static void tax(struct arena *a, str typed)
{
    struct tax_code t, again;
    if (tax_read(a, typed, &t) != TAX_FINE)
        return;
    MUST(t.text.n == 10 || t.text.n == 12 || t.text.n == 14);
    MUST(tax_read(a, t.text, &again) == TAX_FINE && again.kind == t.kind
         && str_eq(again.text, t.text));
}

static void line(struct loader *l, const str *cell)
{
    static const struct area_unit units[] = {
        { { 1 }, { "phường", 8 }, { "Bãi Cháy", 11 }, { "06673", 5 } },
        { { 2 }, { "xã", 4 }, { "Một", 5 }, { "1", 1 } },
    };
    struct facility_line_in in;
    const size_t before = l->n_faults;
    facility_line_read(l, cell, units, COUNT(units), &in);
    if (l->n_faults != before)
        return;
    MUST(in.basics.name.n >= 1 && in.basics.name.n <= FACILITY_NAME_MAX);
    MUST(text_utf8_ok(in.basics.name) && text_utf8_ok(in.site.address));
    MUST(in.basics.unit.v == 1 || in.basics.unit.v == 2);
    MUST(in.site.lat.has == in.site.lon.has);
    MUST(!in.basics.risk.has || (in.basics.risk.v >= 1 && in.basics.risk.v <= 4));
    MUST(!facility_sealed(in.basics.kind) || in.basics.tax.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(4 * MiB);
    struct buf faults = { .a = a, .max = 64 * 1024 };
    struct sheet s = { .file = { "f", 1 } };
    struct loader l = { .a = a, .faults = &faults, .sheet = &s };
    str cell[FACILITY_COLUMNS], rest = fuzz_str(data, n);
    for (size_t i = 0; i < FACILITY_COLUMNS; i++)
        cell[i] = fuzz_line(&rest);
    tax(a, cell[0]);
    line(&l, cell);
    struct exceedance x;
    const instant now = 1795000000000000;
    l.n_faults = 0;
    exceed_read(&l, cell, now, &x);
    if (l.n_faults == 0)
        MUST(x.measured > x.most && x.most >= 0 && x.at <= now && x.station.n && x.parameter.n);
    arena_free(a);
    return 0;
}
