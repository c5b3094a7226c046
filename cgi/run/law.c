/* hotline law: the law engine from the shell, without a database. */
#include "run/run.h"

#include "base/file.h"
#include "law/law.h"
#include "run/law_change.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWERED = 0, FAULTS = 1, WRONG = 2, NO_ROW = 3, NOT_SET = 4 };
enum { ARENA_BYTES = 256 << 20, OUT_BYTES = 8 << 20, INPUT_MAX = 4 << 20 };

struct call {
    struct arena *a;
    str tables, province, from, on; /* options; missing when not given */
    str word;                       /* the one argument: CODE, FILE or table */
};

static const char usage[] =
    "usage: hotline law due CODE --from T [--tables DIR] [--province FILE]\n"
    "       hotline law assess FILE       [--tables DIR]\n"
    "       hotline law check             [--tables DIR] [--province FILE]\n"
    "       hotline law list acts|deadlines|positions|holidays [--on DATE]\n"
    "                                     [--tables DIR] [--province FILE]\n"
    "       hotline law diff --tables DIR [--against DIR] [--config FILE] [--on DATE]\n"
    "       hotline law activate --tables DIR --config FILE --by LOGIN [--note TEXT]\n"
    "       hotline law undo --config FILE --by LOGIN [--note TEXT]\n"
    "       hotline law history --config FILE\n"
    "       hotline law set TERM --length N --unit UNIT --basis-vi TEXT --basis-en TEXT\n"
    "                       --from DATE --config FILE --by LOGIN\n"
    "\n"
    "'hotline law WORD --help' tells more of each.\n";

static const char usage_due[] =
    "usage: hotline law due CODE --from T [--tables DIR] [--province FILE]\n"
    "\n"
    "The day or moment a legal term ends, as JSON. T is YYYY-MM-DD or\n"
    "YYYY-MM-DDTHH:MM, local time. The version of the term valid on T applies.\n"
    "Exit: 0 answered, 2 wrong call or unknown code, 3 no row valid on that day,\n"
    "4 the term is left to the province and not set.\n";

static const char usage_assess[] =
    "usage: hotline law assess FILE [--tables DIR]\n"
    "\n"
    "Frames, fines and signers of a file of violations given as JSON (- reads\n"
    "standard input), as JSON. A file may also name area, history, earlier_times,\n"
    "returned_from_criminal and ambient: see workflows/law/README.md. Exit: 0\n"
    "answered, 2 wrong call, malformed input or unknown act, 3 an act was not in\n"
    "force on its day.\n";

static const char usage_check[] =
    "usage: hotline law check [--tables DIR] [--province FILE]\n"
    "\n"
    "Prove the tables whole. One line FILE:LINE: FAULT on standard error for each\n"
    "fault. Exit: 0 none, 1 faults, 2 wrong call.\n";

static const char usage_list[] =
    "usage: hotline law list acts|deadlines|positions|holidays [--on DATE]\n"
    "                        [--tables DIR] [--province FILE]\n"
    "\n"
    "A table as CSV; with --on only the rows valid on that day.\n";

static const char usage_diff[] =
    "usage: hotline law diff --tables DIR [--against DIR] [--config FILE] [--on DATE]\n"
    "                        [--lang vi|en]\n"
    "\n"
    "Rows that are new, ended, edited or gone. With --config also what changes for the\n"
    "open cases: running terms (they keep the rule they began with), terms that will\n"
    "begin by the new rule, drafts of decisions that would be counted otherwise. DATE is\n"
    "the day to compare; without it the last first day of a new row, or today. Without\n"
    "--against the tables in use are compared. Exit: 0 answered, 1 a folder with faults\n"
    "or no database, 2 wrong call.\n";

static const char usage_activate[] =
    "usage: hotline law activate --tables DIR --config FILE --by LOGIN [--note TEXT]\n"
    "       hotline law undo     --config FILE --by LOGIN [--note TEXT]\n"
    "       hotline law history  --config FILE\n"
    "\n"
    "Put tables in force. They are proved (law check, flow check, every running term\n"
    "keeps its row), copied into law.versions under their digest beside the old ones, and\n"
    "taken into use in one moment; who, when and which is recorded. Services follow from\n"
    "their next request. LOGIN has the role admin. undo goes back to what the last change\n"
    "replaced; history lists the changes. Exit: 0 done, 1 refused: everything stays as it\n"
    "was, 2 wrong call.\n";

static const char usage_set[] =
    "usage: hotline law set TERM --length N --unit UNIT --basis-vi TEXT --basis-en TEXT\n"
    "                       --from DATE --config FILE --by LOGIN\n"
    "\n"
    "Set a term that the law leaves to the province, from DATE on: the row in force ends\n"
    "the day before, the new one is added to law.province_file, everything is proved and\n"
    "written in one moment. UNIT: minute hour day working_day month year. LOGIN has the role\n"
    "admin. Exit: 0 done, 1 refused: the file stays as it was, 2 wrong call.\n";

static int complain(int code, str text)
{
    const size_t line = str_find(text, S("\n"));
    fprintf(stderr, "hotline law: %.*s\n", (int)line, text.p);
    return code;
}

static bool has_tables(struct arena *a, str dir)
{
    return access(str_c(a, str_fmt(a, "%.*s/deadlines.csv", STR_ARG(dir))), R_OK) == 0;
}

/* Beside the program or above it (a source tree), else where a package puts them. */
static str installed_tables(struct arena *a)
{
    char exe[4096];
    const ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
    str dir = n > 0 ? str_dup(a, (str){ exe, (size_t)n }) : S("");
    while (dir.n > 0) {
        while (dir.n > 0 && dir.p[dir.n - 1] != '/')
            dir.n--;
        const str here = str_fmt(a, "%.*sworkflows/law", STR_ARG(dir));
        if (has_tables(a, here))
            return here;
        dir.n -= dir.n > 0;
    }
    return has_tables(a, S("workflows/law")) ? S("workflows/law")
                                             : S("/usr/share/hotline/workflows/law");
}

static str *option(struct call *c, str name)
{
    if (str_eq(name, S("--tables")))
        return &c->tables;
    if (str_eq(name, S("--province")))
        return &c->province;
    if (str_eq(name, S("--from")))
        return &c->from;
    if (str_eq(name, S("--on")))
        return &c->on;
    return NULL;
}

/* argv[2..]: options with their value (apart or behind '=') and at most one word. */
static int parse(struct call *c, int argc, char **argv, const char *allowed)
{
    for (int i = 2; i < argc; i++) {
        const str arg = str_from(argv[i]);
        if (arg.n < 2 || !str_starts(arg, S("-"))) {
            if (c->word.p)
                return complain(WRONG, str_fmt(c->a, "too many arguments: '%s'", argv[i]));
            c->word = arg;
            continue;
        }
        const size_t eq = str_find(arg, S("="));
        const str name = str_sub(arg, 0, eq);
        str *value = option(c, name);
        if (!value || !strstr(allowed, str_c(c->a, name)))
            return complain(WRONG, str_fmt(c->a, "unknown option '%s'", argv[i]));
        if (value->p)
            return complain(WRONG, str_fmt(c->a, "'%s' stands twice", str_c(c->a, name)));
        if (eq < arg.n)
            *value = str_sub(arg, eq + 1, arg.n);
        else if (++i < argc)
            *value = str_from(argv[i]);
        else
            return complain(WRONG, str_fmt(c->a, "'%s' needs a value", argv[i - 1]));
    }
    if (!c->tables.p)
        c->tables = installed_tables(c->a);
    else if (access(str_c(c->a, c->tables), R_OK | X_OK) != 0)
        return complain(WRONG, str_fmt(c->a, "no folder '%.*s'", STR_ARG(c->tables)));
    return ANSWERED;
}

static int load(struct call *c, const struct law **law)
{
    struct law *loaded;
    struct buf faults = { .a = c->a, .max = OUT_BYTES };
    const opt_str province = str_opt(c->province);
    if (law_load(c->a, c->tables, province, &loaded, &faults) != OK)
        return complain(FAULTS, buf_str(&faults));
    *law = loaded;
    return ANSWERED;
}

static int print(struct buf *b)
{
    const str s = buf_str(b);
    fwrite(s.p, 1, s.n, stdout);
    return fflush(stdout) == 0 && !b->full ? ANSWERED : FAULTS;
}

static void add_text(struct buf *b, const char *name, str v)
{
    buf_fmt(b, ",\"%s\":", name);
    if (v.p)
        buf_json(b, v);
    else
        buf_add(b, S("null"));
}

static int print_due(struct call *c, const struct law_due *d)
{
    struct buf b = { .a = c->a, .max = OUT_BYTES };
    buf_add(&b, S("{\"code\":"));
    buf_json(&b, d->term->code);
    add_text(&b, "from", c->from);
    add_text(&b, "due", d->is_moment ? moment_iso(c->a, d->due) : date_iso(c->a, d->due.day));
    buf_fmt(&b, ",\"length\":%d,\"unit\":\"%s\",\"rolled\":%s,\"skipped\":[", d->term->length,
            law_unit_name(d->term->unit), d->rolled ? "true" : "false");
    for (size_t i = 0; i < d->n_skipped; i++) {
        if (i)
            buf_byte(&b, ',');
        buf_json(&b, date_iso(c->a, d->skipped[i]));
    }
    buf_byte(&b, ']');
    add_text(&b, "basis", d->term->basis);
    add_text(&b, "verified", str_from(law_sure_name(d->term->sure)));
    add_text(&b, "warning", d->warning);
    buf_add(&b, S("}\n"));
    return print(&b);
}

/* The law and the days of a code that has no row on the day asked for. */
static int no_row(struct call *c, const struct law *law, struct date day)
{
    const struct law_term *t = NULL;
    for (int y = 1990; !t && y < 2100; y++)
        t = law_term(law, c->word, (struct date){ (int16_t)y, 12, 31 });
    return complain(NO_ROW, str_fmt(c->a, "%.*s: no row valid on %.*s (%.*s)", STR_ARG(c->word),
                                    STR_ARG(date_iso(c->a, day)),
                                    STR_ARG(t ? t->basis : S("no basis"))));
}

static int cmd_due(int argc, char **argv, struct call *c)
{
    const struct law *law = NULL;
    struct moment from;
    struct law_due d;
    int status = parse(c, argc, argv, "--from --tables --province");
    if (status)
        return status;
    if (!c->word.p || !c->from.p)
        return complain(WRONG, S("due needs CODE and --from T"));
    if (moment_parse(c->from, &from) != OK)
        return complain(WRONG, str_fmt(c->a, "'%.*s' is no day YYYY-MM-DD or moment "
                                       "YYYY-MM-DDTHH:MM", STR_ARG(c->from)));
    if ((status = load(c, &law)))
        return status;
    const enum err e = law_due(c->a, law, c->word, from, &d);
    if (e == OK)
        return print_due(c, &d);
    if (e == ERR_EXPIRED)
        return no_row(c, law, from.day);
    if (e == ERR_UNSET)
        return complain(NOT_SET, str_fmt(c->a, "%.*s is left to the province and not set (%.*s)",
                                         STR_ARG(c->word),
                                         STR_ARG(law_term(law, c->word, from.day)->basis)));
    return complain(WRONG, e == ERR_NOT_FOUND
                        ? str_fmt(c->a, "no term '%.*s'", STR_ARG(c->word))
                        : str_fmt(c->a, "%.*s is out of the calendar", STR_ARG(c->from)));
}

static bool read_input(struct call *c, str *out)
{
    if (!str_eq(c->word, S("-")))
        return file_read(c->a, c->word, INPUT_MAX, out) == OK;
    char *p = arena_alloc(c->a, INPUT_MAX + 1);
    const size_t n = fread(p, 1, INPUT_MAX + 1, stdin);
    *out = (str){ p, n };
    return !ferror(stdin) && n <= INPUT_MAX;
}

static int cmd_assess(int argc, char **argv, struct call *c)
{
    const struct law *law = NULL;
    struct law_file file = { 0 };
    struct law_assessment as;
    str text;
    int status = parse(c, argc, argv, "--tables");
    if (status)
        return status;
    if (!c->word.p)
        return complain(WRONG, S("assess needs FILE, or - for standard input"));
    if (!read_input(c, &text))
        return complain(WRONG, str_fmt(c->a, "cannot read '%.*s'", STR_ARG(c->word)));
    if ((status = load(c, &law)))
        return status;
    struct buf why = { .a = c->a, .max = 4000 };
    enum err e = law_file_from_json(c->a, text, &file, &why);
    if (e == OK)
        e = law_assess(c->a, law, &file, &as, &why);
    if (e != OK)
        return complain(e == ERR_EXPIRED ? NO_ROW : WRONG, buf_str(&why));
    struct buf b = { .a = c->a, .max = OUT_BYTES };
    law_assessment_json(c->a, &as, &b);
    buf_byte(&b, '\n');
    return print(&b);
}

static int cmd_check(int argc, char **argv, struct call *c)
{
    struct law *law;
    int status = parse(c, argc, argv, "--tables --province");
    if (status)
        return status;
    if (c->word.p)
        return complain(WRONG, S("check takes no argument"));
    struct buf faults = { .a = c->a, .max = OUT_BYTES };
    if (law_load(c->a, c->tables, str_opt(c->province), &law, &faults) != OK) {
        fprintf(stderr, "%.*s", STR_ARG(buf_str(&faults)));
        return FAULTS;
    }
    puts("{\"faults\":0}");
    return ANSWERED;
}

static int cmd_list(int argc, char **argv, struct call *c)
{
    static const char *const tables[] = { "acts", "deadlines", "positions", "holidays" };
    const struct law *law = NULL;
    opt_date on = { 0 };
    int status = parse(c, argc, argv, "--on --tables --province");
    if (status)
        return status;
    int table = 0;
    for (size_t i = 0; i < COUNT(tables); i++)
        if (str_eq(c->word, str_from(tables[i])))
            table = (int)i + 1;
    if (table == 0)
        return complain(WRONG, S("list one of acts, deadlines, positions, holidays"));
    on.has = c->on.p != NULL;
    if (on.has && date_parse(c->on, &on.v) != OK)
        return complain(WRONG, str_fmt(c->a, "'%.*s' is no day YYYY-MM-DD", STR_ARG(c->on)));
    if ((status = load(c, &law)))
        return status;
    struct buf b = { .a = c->a, .max = OUT_BYTES };
    law_list(law, (enum law_table)table, on, &b);
    return print(&b);
}

/* Words that work on an installation; -1: it is none of them. */
static int change_word(int argc, char **argv)
{
    static const struct {
        const char *name, *usage;
        int (*run)(const struct change_options *o);
    } words[] = {
        { "diff", usage_diff, law_diff_run },
        { "activate", usage_activate, law_activate_run },
        { "undo", usage_activate, law_undo_run },
        { "history", usage_activate, law_history_run },
        { "set", usage_set, law_set_run },
    };
    struct change_options o;
    for (size_t i = 0; argc > 1 && i < COUNT(words); i++) {
        if (strcmp(argv[1], words[i].name) != 0)
            continue;
        if (usage_asked(argc - 1, argv + 1, words[i].usage))
            return ANSWERED;
        const char *wrong = change_options_read(argc - 1, argv + 1, &o);
        return wrong ? complain(WRONG, str_from(wrong)) : words[i].run(&o);
    }
    return -1;
}

int run_law(int argc, char **argv)
{
    static const struct {
        const char *name, *usage;
        int (*run)(int argc, char **argv, struct call *c);
    } words[] = {
        { "due", usage_due, cmd_due },
        { "assess", usage_assess, cmd_assess },
        { "check", usage_check, cmd_check },
        { "list", usage_list, cmd_list },
    };
    if (usage_asked(argc, argv, usage))
        return ANSWERED;
    const int changed = change_word(argc, argv);
    if (changed >= 0)
        return changed;
    for (size_t i = 0; argc > 1 && i < COUNT(words); i++) {
        if (strcmp(argv[1], words[i].name) != 0)
            continue;
        if (usage_asked(argc - 1, argv + 1, words[i].usage))
            return ANSWERED;
        struct call c = { .a = arena_new(ARENA_BYTES) };
        const int status = words[i].run(argc, argv, &c);
        arena_free(c.a);
        return status;
    }
    return complain(WRONG, argc > 1 ? S("no such word; 'hotline law --help' lists them")
                                  : S("say what to do; 'hotline law --help' tells more"));
}
