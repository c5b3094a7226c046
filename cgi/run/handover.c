/* `hotline unit handover`: open cases of bodies that ended go to their receivers. */
#include "run/handover.h"
#include "base/csv.h"
#include "base/file.h"
#include "domain/handover/plan.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

#define FILE_MAX ((size_t)16 * 1024 * 1024)
#define BATCH_BYTES ((size_t)16 * 1024 * 1024)

struct options {
    const char *config, *on, *unit, *receivers;
};

struct work {
    struct opened o;
    const struct options *opt;
    struct handover_ask ask;
    struct unit_register reg;
    struct arena *batch;
    int64_t passed, undecided;
};

static const char *parse(int argc, char **argv, struct options *opt)
{
    for (int i = 2; i < argc; i++) {
        const struct { const char *flag; const char **to; } flags[] = {
            { "--config", &opt->config }, { "--on", &opt->on }, { "--unit", &opt->unit },
            { "--receivers", &opt->receivers },
        };
        const char **to = NULL;
        for (size_t k = 0; k < COUNT(flags); k++)
            if (strcmp(argv[i], flags[k].flag) == 0)
                to = flags[k].to;
        if (!to)
            return "unknown argument";
        if (++i == argc)
            return "a value is missing";
        *to = argv[i];
    }
    return NULL;
}

static int failed(enum err e)
{
    fprintf(stderr, "hotline unit handover: %s\n",
            e == ERR_NOT_FOUND ? "no body of this code ended before that day and holds open cases"
                               : "the database refused");
    return 1;
}

/* The day, the file of receivers and the register. 0, or the exit status. */
static int prepare(struct work *w)
{
    struct buf faults = { .a = w->o.a, .max = 64 * 1024 };
    const char *file = w->opt->receivers;
    str text;
    if (date_parse(str_from(w->opt->on), &w->ask.on) != OK)
        return usage_error("unit handover", "--on: YYYY-MM-DD");
    w->ask.unit_code = str_from(w->opt->unit ? w->opt->unit : "");
    if (register_load(&w->o.cx, &w->reg) != OK)
        return failed(ERR_DB);
    if (!file)
        return 0;
    if (file_read(w->o.cx.a, str_from(file), FILE_MAX, &text) != OK) {
        fprintf(stderr, "hotline unit handover: %s cannot be read\n", file);
        return 1;
    }
    enum err e = receivers_read(w->o.cx.a, str_from(file), text, &w->ask.receivers, &faults);
    if (e == OK)
        e = receivers_check(&w->o.cx, &w->reg, &w->ask, str_from(file), &faults);
    if (e != OK)
        fprintf(stderr, "%shotline unit handover: nothing was done\n", buf_str(&faults).p);
    return e == OK ? 0 : 1;
}

static enum err print_line(struct cx *cx, const struct handover_line *l, void *arg)
{
    struct work *w = arg;
    struct buf b = { .a = w->batch, .max = 16 * 1024 };
    const struct choice *c = &l->choice;
    (void)cx;
    csv_cell(&b, CSV_FIRST, l->code);
    csv_cell(&b, CSV_NEXT, l->flow);
    csv_cell(&b, CSV_NEXT, l->place);
    csv_cell(&b, CSV_NEXT, l->ended->code);
    csv_cell(&b, CSV_NEXT, unit_row_name(w->batch, l->ended));
    csv_cell(&b, CSV_NEXT, c->to ? c->to->code : S(""));
    csv_cell(&b, CSV_NEXT, c->to ? unit_row_name(w->batch, c->to) : S(""));
    csv_cell(&b, CSV_NEXT, str_from(why_code(c->why)));
    csv_cell(&b, CSV_NEXT, str_from(why_words(c->why)));
    csv_cell(&b, CSV_NEXT, c->rule ? c->rule->basis_vi : S(""));
    csv_cell(&b, CSV_NEXT, c->rule ? str_from(law_sure_name(c->rule->sure)) : S(""));
    csv_end(&b);
    fputs(buf_str(&b).p, stdout);
    *(c->to ? &w->passed : &w->undecided) += 1;
    return OK;
}

static int plan(struct work *w)
{
    const struct plan_walk walk = { .ask = &w->ask, .reg = &w->reg, .batch = w->batch,
                                    .line = print_line, .arg = w };
    puts("case,flow,place,from,from_name,to,to_name,why,why_words,basis,verified");
    const enum err e = handover_plan(&w->o.cx, &walk);
    if (e != OK)
        return failed(e);
    fprintf(stderr, "handover: %lld decided, %lld undecided\n", (long long)w->passed,
            (long long)w->undecided);
    return 0;
}

int run_unit_handover(int argc, char **argv)
{
    static const struct { const char *name; int (*run)(struct work *); } verbs[] = {
        { "plan", plan },
    };
    struct options opt = { .config = "hotline.yaml" };
    size_t v = 0;
    while (v < COUNT(verbs) && (argc < 2 || strcmp(argv[1], verbs[v].name) != 0))
        v++;
    if (v == COUNT(verbs))
        return usage_error("unit handover", "plan");
    const char *wrong = parse(argc, argv, &opt);
    if (wrong || !opt.on)
        return usage_error("unit handover", wrong ? wrong : "--on is needed");
    struct work w = { .opt = &opt };
    int status = open_command("unit handover", opt.config, OPEN_ALL, &w.o);
    if (status)
        return status;
    w.batch = arena_new(BATCH_BYTES);
    status = prepare(&w);
    if (status == 0)
        status = verbs[v].run(&w);
    arena_free(w.batch);
    open_close(&w.o);
    return status;
}
