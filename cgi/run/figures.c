/* `hotline figures`: are the figures what happened, and if not, anew from it. */
#include "domain/figures/rebuild.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline figures check --config FILE\n"
    "       hotline figures rebuild --config FILE\n"
    "\n"
    "check    compares the events of every case with the rows that reports count, and the\n"
    "         sums of reports and the figures of the public with these rows; says each\n"
    "         difference. Changes nothing.\n"
    "rebuild  the same, and sets sums and figures to what their rows come to, in one\n"
    "         transaction with an event. Rows and events are history: where these differ it\n"
    "         is only said. What was told to the public of a closed month stays as told.\n"
    "\n"
    "Run it while `hotline jobs` and the officials' service rest, or twice: what is counted\n"
    "meanwhile can look like a difference.\n"
    "\n"
    "Exit status: 0 no difference is left, 1 there is one, or it failed, 2 wrong call.\n";

static void say(const struct figure_faults *f)
{
    static const char *const of[] = { [FIGURE_PUBLIC] = "figure", [FIGURE_REPORT] = "report",
                                      [FIGURE_EVENTS] = "events" };
    for (size_t i = 0; i < f->n; i++) {
        const struct figure_fault *d = &f->v[i];
        printf("%s %.*s %.*s %.*s %.*s: %s %lld, %s %lld", of[d->of], STR_ARG(d->month),
               STR_ARG(d->where), STR_ARG(d->what), STR_ARG(d->part),
               d->of == FIGURE_EVENTS ? "rows" : "kept", (long long)d->kept,
               d->of == FIGURE_EVENTS ? "events" : "rows", (long long)d->facts);
        if (d->kept_sum != d->sum)
            printf("; kept %lld VND, rows %lld VND", (long long)d->kept_sum, (long long)d->sum);
        putchar('\n');
    }
    if (f->found > f->n)
        printf("and %zu more\n", f->found - f->n);
}

static enum err replay(struct opened *o, size_t *found)
{
    struct figure_faults f;
    int64_t at = 0;
    for (;;) {
        arena_reset(o->cx.a);
        TRY(figures_replay(&o->cx, at, &at, &f));
        if (at == 0)
            return OK;
        say(&f);
        *found += f.found;
    }
}

static int look(struct opened *o, bool anew)
{
    struct figure_faults f = { 0 };
    size_t events = 0;
    enum err e = replay(o, &events);
    arena_reset(o->cx.a);
    if (e == OK)
        e = anew ? figures_rebuild(&o->cx, &f) : figures_prove(&o->cx, &f);
    if (e != OK) {
        fputs("hotline figures: the database refused; nothing was changed\n", stderr);
        return 1;
    }
    say(&f);
    if (events + f.found == 0)
        puts("good: the figures are what the events say");
    else
        printf("%zu %s, %zu differences between events and rows\n", f.found,
               anew ? "cells set anew" : "cells differ", events);
    return events > 0 || (f.found > 0 && !anew);
}

int run_figures(int argc, char **argv)
{
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    const bool anew = argc > 1 && strcmp(argv[1], "rebuild") == 0;
    if (argc != 4 || (!anew && strcmp(argv[1], "check") != 0) || strcmp(argv[2], "--config") != 0)
        return usage_error("figures", "check or rebuild, with --config FILE");
    const int status = open_command("figures", argv[3], OPEN_LAW, &o);
    if (status)
        return status;
    const int bad = look(&o, anew);
    open_close(&o);
    return bad;
}
