/* `hotline unit handover`: open cases of bodies that ended go to their receivers. */
#include "run/handover.h"
#include "base/csv.h"
#include "base/file.h"
#include "domain/accounts/accounts.h"
#include "domain/handover/run.h"
#include "run/open.h"
#include "run/run.h"
#include "sql/accounts.h"
#include <stdio.h>
#include <string.h>

#define FILE_MAX ((size_t)16 * 1024 * 1024)
#define BATCH_BYTES ((size_t)16 * 1024 * 1024)

struct options {
    const char *config, *on, *unit, *receivers, *by, *to, *reason;
    const char *number, *case_code; /* words without a flag, in this order */
};

struct work {
    struct opened o;
    const struct options *opt;
    struct handover_ask ask;
    struct unit_register reg;
    struct arena *batch;
    struct user who; /* --by */
    int64_t number;
    int64_t passed, undecided;
};

static const char *parse(int argc, char **argv, struct options *opt)
{
    for (int i = 2; i < argc; i++) {
        const struct { const char *flag; const char **to; } flags[] = {
            { "--config", &opt->config }, { "--on", &opt->on }, { "--unit", &opt->unit },
            { "--receivers", &opt->receivers }, { "--by", &opt->by }, { "--to", &opt->to },
            { "--reason", &opt->reason },
        };
        const char **to = NULL;
        for (size_t k = 0; k < COUNT(flags); k++)
            if (strcmp(argv[i], flags[k].flag) == 0)
                to = flags[k].to;
        if (to && ++i == argc)
            return "a value is missing";
        if (!to && argv[i][0] != '-')
            to = !opt->number ? &opt->number : !opt->case_code ? &opt->case_code : NULL;
        if (!to)
            return "unknown argument";
        *to = argv[i];
    }
    return NULL;
}

static int failed(enum err e)
{
    fprintf(stderr, "hotline unit handover: %s\n",
            e == ERR_NOT_FOUND ? "no body of this code ended before that day and holds open cases"
                               : "the database refused; what passed stays, run it again");
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

static int pass(struct work *w)
{
    struct handover_counts n;
    if (date_cmp(w->ask.on, w->o.cx.today) > 0)
        return usage_error("unit handover", "--on lies ahead; plan shows what will pass");
    const enum err e = handover_run(&w->o.cx, &w->who, &w->ask, &w->reg, &n);
    if (e != OK)
        return failed(e);
    const enum err of_register =
        handover_facilities(&w->o.cx, &w->who, &w->ask, &w->reg, &n);
    if (of_register != OK)
        return failed(of_register);
    if (n.facilities + n.stranded > 0)
        printf("facilities: %lld passed, %lld left without a commune of today\n",
               (long long)n.facilities, (long long)n.stranded);
    printf("handover: %lld passed, %lld undecided, %lld refused\n", (long long)n.moved,
           (long long)n.undecided, (long long)n.refused);
    return n.undecided + n.refused > 0 ? 1 : 0;
}

static int minutes(struct work *w)
{
    const enum err e = minutes_print(&w->o.cx, w->number);
    if (e == ERR_NOT_FOUND)
        fputs("hotline unit handover: no handover of this number\n", stderr);
    return e == OK ? 0 : e == ERR_NOT_FOUND ? 1 : failed(e);
}

static int put_right(struct work *w)
{
    const struct options *o = w->opt;
    const struct put_right in = { { w->number }, str_from(o->case_code), str_from(o->to),
                                  str_from(o->reason) };
    const enum err e = handover_put_right(&w->o.cx, &w->who, &in);
    if (e == OK)
        printf("handover: %s goes on at %s\n", o->case_code, o->to);
    else
        fprintf(stderr, "hotline unit handover: %s\n",
                e == ERR_NOT_FOUND   ? "this handover did not pass the case, or no such unit"
                : e == ERR_CONFLICT  ? "the case is not with that receiver any more"
                : e == ERR_FORBIDDEN ? "that unit must never have this case"
                                     : "the database refused");
    return e == OK ? 0 : 1;
}

static int undo(struct work *w)
{
    str touched;
    if (w->opt->case_code)
        return put_right(w);
    const enum err e = handover_undo(&w->o.cx, &w->who, (handover_id){ w->number },
                                     str_from(w->opt->reason), &touched);
    if (e == ERR_CONFLICT && !str_empty(touched))
        fprintf(stderr, "hotline unit handover: receivers have acted on: %s\n", touched.p);
    else if (e != OK)
        fprintf(stderr, "hotline unit handover: %s\n",
                e == ERR_NOT_FOUND  ? "no handover of this number"
                : e == ERR_CONFLICT ? "it is undone already, or is only a new name of one body"
                                    : "the database refused; run it again");
    return e == OK ? 0 : 1;
}

/* NULL, or what is missing from the call. */
static const char *complete(struct work *w, const char *verb)
{
    const struct options *o = w->opt;
    const bool numbered = strcmp(verb, "minutes") == 0 || strcmp(verb, "undo") == 0;
    if (numbered && (!o->number || str_i64(str_from(o->number), &w->number) != OK
                     || w->number <= 0))
        return "the number of a handover is needed";
    if (!numbered && (!o->on || o->number))
        return "--on DAY is needed and no number";
    if (strcmp(verb, "undo") == 0 && (!o->by || !o->reason || !o->case_code != !o->to))
        return "undo N [CASE --to CODE] --by LOGIN --reason TEXT";
    if (strcmp(verb, "run") == 0 && !o->by)
        return "--by LOGIN is needed";
    return NULL;
}

/* Who answers for it. 0, or the exit status. */
static int identify(struct work *w)
{
    struct account_by_login_row row;
    if (!w->opt->by)
        return 0;
    const str login = account_login(w->o.a, str_from(w->opt->by));
    if (account_by_login(&w->o.cx, (struct account_by_login_in){ .login = login }, &row) != OK) {
        fprintf(stderr, "hotline unit handover: no account %s\n", w->opt->by);
        return 1;
    }
    w->who = (struct user){ .id = row.id, .login = login };
    return 0;
}

int run_unit_handover(int argc, char **argv)
{
    static const struct { const char *name; int (*run)(struct work *); } verbs[] = {
        { "plan", plan }, { "run", pass }, { "minutes", minutes }, { "undo", undo },
    };
    struct options opt = { .config = "hotline.yaml" };
    struct work w = { .opt = &opt };
    size_t v = 0;
    while (v < COUNT(verbs) && (argc < 2 || strcmp(argv[1], verbs[v].name) != 0))
        v++;
    if (v == COUNT(verbs))
        return usage_error("unit handover", "plan, run, minutes or undo");
    const char *wrong = parse(argc, argv, &opt);
    if (!wrong)
        wrong = complete(&w, verbs[v].name);
    if (wrong)
        return usage_error("unit handover", wrong);
    int status = open_command("unit handover", opt.config, OPEN_ALL, &w.o);
    if (status)
        return status;
    w.batch = arena_new(BATCH_BYTES);
    status = identify(&w);
    if (status == 0 && opt.on)
        status = prepare(&w);
    if (status == 0)
        status = verbs[v].run(&w);
    arena_free(w.batch);
    open_close(&w.o);
    return status;
}
