/* `hotline demo`: invented units, accounts and cases to try the service with. */
#include "run/demo.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline demo load --accounts FILE [--config FILE]\n\n"
    "load   put the demonstration set into a database that has the units: a\n"
    "       department, telephone numbers, accounts whose passwords are written\n"
    "       to FILE, and cases. Everything is invented. What is there stays. A case\n"
    "       that cannot be told to its end is named on standard error.\n\n"
    "Refused unless the configuration says \"demo: true\".\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call.\n";

static int failed(const char *what, enum err e)
{
    fprintf(stderr, "hotline demo: %s: %s\n", what,
            e == ERR_NOT_FOUND     ? "something is missing; import the units first"
            : e == ERR_UNAVAILABLE ? "the file cannot be written"
                                   : "the database refused");
    return 1;
}

static int load(struct opened *o, str accounts)
{
    if (!o->conf.demo) {
        fputs("hotline demo: refused: the configuration does not say \"demo: true\"\n", stderr);
        return 1;
    }
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
    if (faults.n > 0)
        fprintf(stderr, "%shotline demo: not all cases are complete\n", buf_str(&faults).p);
    return 0;
}

int run_demo(int argc, char **argv)
{
    const char *config = "hotline.yaml", *accounts = NULL;
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc < 2 || strcmp(argv[1], "load") != 0)
        return usage_error("demo", "there is load");
    for (int i = 2; i < argc; i++) {
        const char **to = strcmp(argv[i], "--config") == 0     ? &config
                          : strcmp(argv[i], "--accounts") == 0 ? &accounts
                                                               : NULL;
        if (!to || ++i == argc)
            return usage_error("demo", "unknown argument, or its value is missing");
        *to = argv[i];
    }
    if (!accounts)
        return usage_error("demo", "--accounts FILE is needed");
    int status = open_command("demo", config, OPEN_ALL, &o);
    if (status)
        return status;
    status = load(&o, str_from(accounts));
    open_close(&o);
    return status;
}
