/* `hotline demo`: invented units, accounts and cases to try the service with. */
#include "run/demo.h"
#include "run/demo_months.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline demo load --accounts FILE [--config FILE]\n"
    "       hotline demo year [--months N] [--config FILE]\n\n"
    "load   put the demonstration set into a database that has the units: a\n"
    "       department, telephone numbers, accounts whose passwords are written\n"
    "       to FILE, and cases. Everything is invented. What is there stays. A case\n"
    "       that cannot be told to its end is named on standard error, the others go on.\n"
    "year   behind it, a year of history for figures and lists: reports of the last\n"
    "       N months that are over (0 to 12; 9), published decisions of three communes\n"
    "       in all states, reports that were sent, the plan of the year, supervision\n"
    "       requests. Best before jobs ever ran, as figures of months that they closed\n"
    "       are not told anew.\n\n"
    "Refused unless the configuration says \"demo: true\".\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call, 3 loaded, but not every case\n"
    "could be told to its end.\n";

static int failed(const char *what, enum err e)
{
    fprintf(stderr, "hotline demo: %s: %s\n", what,
            e == ERR_NOT_FOUND     ? "something is missing; import the units first"
            : e == ERR_UNAVAILABLE ? "the file cannot be written"
                                   : "the database refused");
    return 1;
}

static int refused(void)
{
    fputs("hotline demo: refused: the configuration does not say \"demo: true\"\n", stderr);
    return 1;
}

#define INCOMPLETE 3 /* exit status */

static int told(struct buf *faults)
{
    if (faults->n == 0)
        return 0;
    fprintf(stderr, "%shotline demo: not all cases are complete\n", buf_str(faults).p);
    return INCOMPLETE;
}

static int load(struct opened *o, str accounts)
{
    if (!o->conf.demo)
        return refused();
    enum err e = demo_units(&o->cx);
    if (e != OK)
        return failed("units", e);
    e = demo_accounts(&o->cx, accounts);
    if (e != OK)
        return failed("accounts", e);
    struct buf faults = { .a = o->a, .max = 16 * 1024 };
    demo_cases(&o->cx, &faults);
    e = demo_facilities(&o->cx);
    if (e != OK)
        return failed("facilities", e);
    e = demo_plans(&o->cx);
    if (e != OK)
        return failed("plans", e);
    return told(&faults);
}

static int year(struct opened *o, int months)
{
    struct buf faults = { .a = o->a, .max = 16 * 1024 };
    if (!o->conf.demo)
        return refused();
    const enum err e = demo_year(&o->cx, months, &faults);
    return e != OK ? failed("year", e) : told(&faults);
}

int run_demo(int argc, char **argv)
{
    const char *config = "hotline.yaml", *accounts = NULL, *months = NULL;
    int64_t n = DEMO_MONTHS;
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    const bool all = argc > 1 && strcmp(argv[1], "year") == 0;
    if (argc < 2 || (!all && strcmp(argv[1], "load") != 0))
        return usage_error("demo", "there are load and year");
    for (int i = 2; i < argc; i++) {
        const char **to = strcmp(argv[i], "--config") == 0     ? &config
                          : strcmp(argv[i], "--accounts") == 0 ? &accounts
                          : strcmp(argv[i], "--months") == 0   ? &months
                                                               : NULL;
        if (!to || ++i == argc)
            return usage_error("demo", "unknown argument, or its value is missing");
        *to = argv[i];
    }
    if (all == (accounts != NULL))
        return usage_error("demo", "--accounts FILE is needed for load, and only there");
    if (months && (!all || str_i64(str_from(months), &n) != OK || n < 0 || n > DEMO_MONTHS_MOST))
        return usage_error("demo", "--months takes a number from 0 to 12, with year");
    int status = open_command("demo", config, OPEN_ALL, &o);
    if (status)
        return status;
    status = all ? year(&o, (int)n) : load(&o, str_from(accounts));
    open_close(&o);
    return status;
}
