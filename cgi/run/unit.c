/* `hotline unit`: the register of administrative units. */
#include "base/csv.h"
#include "base/file.h"
#include "domain/registers/units.h"
#include "run/handover.h"
#include "run/open.h"
#include "run/run.h"
#include "run/unit_files.h"
#include "sql/units.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline unit import FILE [--config FILE]\n"
    "       hotline unit list [--on YYYY-MM-DD] [--config FILE]\n"
    "       hotline unit outlines FILE... [--dry-run] [--config FILE]\n"
    "       hotline unit variants|contacts|bodies|zones FILE [--config FILE]\n"
    "       hotline unit handover plan --on DAY [--unit CODE] [--receivers FILE]\n"
    "               [--config FILE]\n"
    "       hotline unit handover run --on DAY --by LOGIN [--unit CODE] [--receivers FILE]\n"
    "               [--config FILE]\n"
    "       hotline unit handover minutes NUMBER [--config FILE]\n"
    "       hotline unit handover undo NUMBER [CASE --to CODE] --by LOGIN --reason TEXT\n"
    "               [--config FILE]\n\n"
    "import  read a table of units (columns as in sql/data/units.csv) in one\n"
    "        transaction; rows that are there already stay as they are\n"
    "list    units valid on a day (today), as CSV\n"
    "outlines read areas (GeoJSON, at most 8 MiB and 5000 features a file, 20000 points a\n"
    "        feature; properties code, level, parent_code, valid_from, valid_to, accuracy:\n"
    "        official, generalised or approximate). Each refused feature is named, the others\n"
    "        are taken; one of the same unit and first day is replaced. --dry-run only looks.\n"
    "        Status 1 too where a feature was refused\n"
    "variants other spellings and former names (columns as in sql/data/variants.csv)\n"
    "contacts telephone, e-mail and hours of the units of today (code,phone,email,hours);\n"
    "        an empty field takes the value away\n"
    "bodies  bodies that cases are asked of: police, boards of zones, monitoring centres, other\n"
    "        sectors (code,duty,kind_vi,name_vi,parent_code,phone,valid_from,valid_to; duty is\n"
    "        police, zone_board, monitoring or sector)\n"
    "zones   zones in which a board leads (province,code,name_vi,names,body_code,takes,basis,\n"
    "        verified,valid_from,valid_to,outline; names with a stroke between, outline as WKT\n"
    "        or empty; takes: yes where the province decided that reports of the zone go to\n"
    "        its board as they arrive, else no and the board is only asked)\n\n"
    "handover: open cases of bodies that ended before the day pass to those that hold\n"
    "their area from that day on\n"
    "plan    every case with the receiver proposed and why, as CSV; nothing is changed.\n"
    "        A case without receiver needs a line in the file of receivers (case,code)\n"
    "run     does what plan shows, case by case; killed, it is run again and goes on.\n"
    "        Terms keep running. Status 1 too where a case is left without receiver\n"
    "minutes of one handover (one ended body, one day), to be printed and signed\n"
    "undo    with CASE: the receiver was wrong, the case goes to CODE. Without: the\n"
    "        whole handover with its facilities, as long as no receiver has acted on a case\n"
    "        of it\n\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call.\n";

#define TABLE_MAX ((size_t)16 * 1024 * 1024)

static int import(struct opened *o, const char *path)
{
    struct buf faults = { .a = o->a, .max = 64 * 1024 };
    str text;
    int64_t added;
    if (file_read(o->cx.a, str_from(path), TABLE_MAX, &text) != OK) {
        fprintf(stderr, "hotline unit: %s cannot be read\n", path);
        return 1;
    }
    if (units_import(&o->cx, str_from(path), text, &added, &faults) != OK) {
        fprintf(stderr, "%sunit: nothing was imported\n", buf_str(&faults).p);
        return 1;
    }
    printf("unit: %lld added\n", (long long)added);
    return 0;
}

static enum err print_unit(struct cx *cx, const struct units_on_row *u, void *arg)
{
    struct buf b = { .a = cx->a, .max = 4096 };
    (void)arg;
    csv_field(&b, CSV_FIRST, u->code);
    csv_field(&b, CSV_NEXT, u->level);
    csv_field(&b, CSV_NEXT, u->kind);
    csv_field(&b, CSV_NEXT, u->name);
    csv_field(&b, CSV_NEXT, u->parent.has ? u->parent.v : S(""));
    csv_field(&b, CSV_NEXT, date_iso(cx->a, u->since));
    csv_field(&b, CSV_NEXT, u->until.has ? date_iso(cx->a, u->until.v) : S(""));
    csv_end(&b);
    fputs(buf_str(&b).p, stdout);
    return OK;
}

static int list(struct opened *o, struct date day)
{
    puts("code,level,kind_vi,name_vi,parent_code,valid_from,valid_to");
    return units_on(&o->cx, (struct units_on_in){ .day = day }, print_unit, NULL) == OK ? 0 : 1;
}

int run_unit(int argc, char **argv)
{
    const char *config = "hotline.yaml", *file = NULL, *on = NULL;
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc > 1 && strcmp(argv[1], "handover") == 0)
        return run_unit_handover(argc - 1, argv + 1);
    if (argc > 1 && is_unit_file(argv[1]))
        return run_unit_file(argc - 1, argv + 1);
    const bool imports = argc > 1 && strcmp(argv[1], "import") == 0;
    if (!imports && (argc < 2 || strcmp(argv[1], "list") != 0))
        return usage_error("unit", "import, list, outlines, variants, contacts, bodies, zones or "
                                   "handover");
    for (int i = 2; i < argc; i++) {
        const bool more = i + 1 < argc;
        if (strcmp(argv[i], "--config") == 0 && more)
            config = argv[++i];
        else if (strcmp(argv[i], "--on") == 0 && more && !imports)
            on = argv[++i];
        else if (imports && !file)
            file = argv[i];
        else
            return usage_error("unit", "unknown argument");
    }
    if (imports && !file)
        return usage_error("unit", "which file?");
    struct date day = { 0 };
    if (on && date_parse(str_from(on), &day) != OK)
        return usage_error("unit", "--on: YYYY-MM-DD");
    struct opened o;
    int status = open_command("unit", config, OPEN_DB, &o);
    if (status)
        return status;
    status = imports ? import(&o, file) : list(&o, on ? day : o.cx.today);
    open_close(&o);
    return status;
}
