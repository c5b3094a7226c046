/* `hotline facility`: the register of facilities as CSV, and notices of their stations. */
#include "domain/facilities/exceed.h"
#include "domain/facilities/parts_sheet.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline facility import|places|permits FILE.csv [--dry-run|--apply] [--config FILE]\n"
    "       hotline facility exceedances FILE.csv [--dry-run|--apply] [--config FILE]\n"
    "       hotline facility export [--unit CODE] [--config FILE]\n\n"
    "import       take facilities into the register. Columns, all of them, in any order:\n"
    "             name, kind (organization, business_household, household, individual,\n"
    "             community), tax_code, business_code, sector, commune (code or name),\n"
    "             address, lat, long, representative, phone, risk_group (1 to 4),\n"
    "             risk_basis, state (active, stopped, closed). name and commune must be\n"
    "             there, of a person or household the number too; those are sealed.\n"
    "places       sites and discharge points. Columns: facility (tax code or personal number, or\n"
    "             the number of the register), kind (site, discharge), name, address, lat,\n"
    "             long, medium (wastewater, emission), receiver, flow (of a day for\n"
    "             wastewater, of an hour for emission, m3), since\n"
    "permits      Columns: facility, kind (environment_permit, registration,\n"
    "             impact_assessment, discharge, hazardous_waste, other), number, issuer,\n"
    "             issued, until, scope; clause (that sets its limits) may lack, and how many\n"
    "             do without is told. Limits are entered on the page of the permit\n"
    "exceedances  take notices of automatic stations in as reports. Columns: station (its\n"
    "             code, as noted at the discharge point), parameter, unit, measured,\n"
    "             limit, at (2026-11-20T08:15). The same notice is taken once.\n"
    "export       the register of a province or commune (the province of the\n"
    "             configuration), in the columns of import; nothing sealed is in it\n\n"
    "Without --apply nothing is written: the same lines tell what would be. Standard output\n"
    "gets each mistake as FILE:LINE: reason; lines without one are taken. What is in the\n"
    "register already (its number, else its name, in the commune) is counted as known.\n"
    "CSV UTF-8 with commas; limits: 4 MB, 20000 lines.\n\n"
    "Exit status: 0 every line taken or known, 1 some refused or it failed, 2 wrong call.\n";

#define FAULTS_BYTES ((size_t)16 * 1024 * 1024)

struct call {
    const char *config, *path, *unit;
    bool apply, dry;
};

static enum err read_file(struct cx *cx, const struct call *c, const char *what,
                          struct buf *faults, struct facility_counts *n)
{
    const enum facility_apply apply = c->apply ? FACILITY_WRITE : FACILITY_DRY;
    const str path = str_from(c->path);
    if (strcmp(what, "exceedances") == 0)
        return exceed_import(cx, path, apply, faults, n);
    if (strcmp(what, "import") == 0)
        return facility_import(cx, path, apply, faults, n);
    return facility_parts_import(cx, path, strcmp(what, "places") == 0 ? PARTS_PLACES
                                                                        : PARTS_PERMITS,
                                 apply, faults, n);
}

static int take(struct opened *o, const struct call *c, const char *what)
{
    struct facility_counts n;
    struct buf faults = { .a = o->cx.a, .max = FAULTS_BYTES };
    const enum err e = read_file(&o->cx, c, what, &faults, &n);
    fwrite(buf_str(&faults).p, 1, faults.n, stdout);
    if (e == ERR_INVALID) {
        fputs("hotline facility: the file cannot be read; nothing was taken\n", stderr);
        return 1;
    }
    fprintf(stderr, "facility: %zu %s, %zu known, %zu refused%s\n", n.fresh,
            c->apply ? "taken" : "to take", n.known, n.refused,
            c->apply ? "" : "; nothing was written (--apply writes)");
    if (n.unclaused)
        fprintf(stderr, "facility: %zu without the clause of the permit that sets its limits"
                        " (column clause)\n", n.unclaused);
    if (e != OK)
        fputs("hotline facility: the database refused; run it again to go on\n", stderr);
    return e != OK || n.refused ? 1 : 0;
}

static enum err print_row(struct cx *cx, const struct facility_export_row *row, void *arg)
{
    struct buf b = { .a = cx->a, .max = 16 * 1024 };
    (void)arg;
    facility_row(&b, row);
    const str line = buf_str(&b);
    fwrite(line.p, 1, line.n, stdout);
    return OK;
}

static int export(struct opened *o, const struct call *c)
{
    struct buf b = { .a = o->cx.a, .max = 4096 };
    const str below = c->unit ? str_from(c->unit) : o->conf.province.code;
    facility_heading(&b);
    fputs(buf_str(&b).p, stdout);
    if (facility_export(&o->cx, (struct facility_export_in){ below }, print_row, NULL) == OK)
        return 0;
    fputs("hotline facility: the database refused\n", stderr);
    return 1;
}

static bool arguments(int argc, char **argv, struct call *c)
{
    for (int i = 2; i < argc; i++) {
        const bool more = i + 1 < argc;
        if (strcmp(argv[i], "--config") == 0 && more)
            c->config = argv[++i];
        else if (strcmp(argv[i], "--unit") == 0 && more)
            c->unit = argv[++i];
        else if (strcmp(argv[i], "--apply") == 0)
            c->apply = true;
        else if (strcmp(argv[i], "--dry-run") == 0)
            c->dry = true;
        else if (!c->path && strncmp(argv[i], "--", 2) != 0)
            c->path = argv[i];
        else
            return false;
    }
    return !(c->apply && c->dry);
}

int run_facility(int argc, char **argv)
{
    struct call c = { .config = "hotline.yaml" };
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    const char *what = argc > 1 ? argv[1] : "";
    static const char *const files[] = { "import", "places", "permits", "exceedances" };
    const bool out = strcmp(what, "export") == 0;
    bool in = false;
    for (size_t i = 0; i < COUNT(files); i++)
        in |= strcmp(what, files[i]) == 0;
    if (!in && !out)
        return usage_error("facility", "there are import, places, permits, exceedances and export");
    if (!arguments(argc, argv, &c))
        return usage_error("facility", "unknown argument, or one without its value");
    if (out == (c.path != NULL))
        return usage_error("facility", out ? "export takes no file" : "which file?");
    int status = open_command("facility", c.config, OPEN_ALL, &o);
    if (status)
        return status;
    status = out ? export(&o, &c) : take(&o, &c, what);
    open_close(&o);
    return status;
}
