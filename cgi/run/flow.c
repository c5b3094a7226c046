/* `hotline flow`: prove, draw and list the workflows; their versions: flow_versions.c. */
#include "base/file.h"
#include "base/yaml.h"
#include "flow/map.h"
#include "run/flow_pictures.h"
#include "run/flow_terms.h"
#include "run/flow_versions.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline flow check [--flows DIR] [--tables DIR]\n"
    "       hotline flow draw FILE [--svg] [--stage NAME] [--english]\n"
    "       hotline flow draw --all FOLDER [--flows DIR]\n"
    "       hotline flow list [--flows DIR]\n"
    "       hotline flow diff OLD NEW\n"
    "       hotline flow plan MAPPING [--config FILE]\n"
    "       hotline flow activate MAPPING --by LOGIN [--config FILE]\n"
    "       hotline flow undo NUMBER --by LOGIN [--config FILE]\n"
    "\n"
    "check  prove every workflow of the folder against the law's tables; one line for each\n"
    "       fault, with a path that leads to it\n"
    "draw   print a workflow as Graphviz DOT; with --svg as a picture (needs `dot`);\n"
    "       --stage fills the stage where a case stands\n"
    "       --all makes the pictures of the case pages (flows.pictures of hotline.yaml) that\n"
    "       FOLDER does not have yet\n"
    "list   name, version, first and last day of validity, and title of each workflow\n"
    "\n"
    "diff   what differs between two versions: stages, steps, terms, fields\n"
    "plan   prove a mapping and tell which open cases would move to the new version, to\n"
    "       which stage, and which stay; changes nothing\n"
    "activate  prove law, workflows and mapping, then put the new version in use: new cases\n"
    "       take it, the jobs move open cases; prints the number of the activation\n"
    "undo   take an activation back: new cases take the version before, the jobs move back\n"
    "       the cases that took no step since\n"
    "LOGIN is an administrator's. workflows/README.md, \"Versions\", tells what a MAPPING is.\n"
    "\n"
    "DIR is workflows and workflows/law unless given.\n"
    "Exit status: 0 done, 1 faults were found, 2 wrong call or unreadable file.\n";

enum { ARENA_BYTES = 256 << 20, FAULT_BYTES = 1 << 20, PICTURE_BYTES = 4 << 20 };

struct options {
    const char *word, *file, *second, *flows, *tables, *stage, *config, *by, *all;
    bool svg, english;
};

static int bad_call(const char *what) { return usage_error("flow", what); }

/* false: unknown word or missing value. */
static bool read_options(int argc, char **argv, struct options *o)
{
    *o = (struct options){ .flows = "workflows", .tables = "workflows/law",
                           .config = "hotline.yaml" };
    for (int i = 1; i < argc; i++) {
        const char **value = strcmp(argv[i], "--flows") == 0    ? &o->flows
                             : strcmp(argv[i], "--tables") == 0 ? &o->tables
                             : strcmp(argv[i], "--stage") == 0  ? &o->stage
                             : strcmp(argv[i], "--config") == 0 ? &o->config
                             : strcmp(argv[i], "--by") == 0     ? &o->by
                             : strcmp(argv[i], "--all") == 0    ? &o->all
                                                                : NULL;
        const bool svg = strcmp(argv[i], "--svg") == 0;
        const bool english = strcmp(argv[i], "--english") == 0;
        const bool too_many = !value && !svg && !english && (argv[i][0] == '-' || o->second);
        if (too_many || (value && i + 1 == argc))
            return false;
        if (value)
            *value = argv[++i];
        else if (svg)
            o->svg = true;
        else if (english)
            o->english = true;
        else if (o->file)
            o->second = argv[i];
        else if (o->word)
            o->file = argv[i];
        else
            o->word = argv[i];
    }
    return true;
}

static int check(struct arena *a, const struct options *o)
{
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    struct flow_terms terms;
    struct flows *all = NULL;
    enum err e = flow_terms_load(a, str_from(o->tables), &terms, &faults);
    if (e == OK)
        e = flow_load(a, str_from(o->flows), &terms, &all, &faults);
    fputs(buf_str(&faults).p, stdout);
    if (e == OK)
        printf("%zu workflows, no faults\n", all->n);
    return e == OK ? 0 : e == ERR_NOT_FOUND ? 2 : 1;
}

static int list(struct arena *a, const struct options *o)
{
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    struct flows *all = NULL;
    if (flow_load(a, str_from(o->flows), NULL, &all, &faults) == ERR_NOT_FOUND) {
        fputs(buf_str(&faults).p, stderr);
        return 2;
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct flow *f = all->all[i];
        const str to = f->valid_to.has ? date_iso(a, f->valid_to.v) : S("");
        printf("%.*s,%d,%.*s,%.*s,%.*s\n", STR_ARG(f->name), f->version,
               STR_ARG(date_iso(a, f->valid_from)), STR_ARG(to), STR_ARG(f->title.vi));
    }
    return 0;
}

/* 0, or the exit status after the reason was said. */
static int parse_one(struct arena *a, const char *file, struct flow **f)
{
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    str text;
    if (file_read(a, str_from(file), YML_BYTES, &text) != OK) {
        fprintf(stderr, "hotline flow: %s cannot be read\n", file);
        return 2;
    }
    if (flow_parse(a, str_from(file), text, f, &faults) == OK)
        return 0;
    fputs(buf_str(&faults).p, stderr);
    return 1;
}

static int diff(struct arena *a, const struct options *o)
{
    struct buf out = { .a = a, .max = PICTURE_BYTES };
    struct flow *before, *after;
    if (!o->second)
        return bad_call("diff needs two files");
    int status = parse_one(a, o->file, &before);
    status = status ? status : parse_one(a, o->second, &after);
    if (status)
        return status;
    flow_diff(before, after, &out);
    fputs(buf_str(&out).p, stdout);
    return 0;
}

static int draw_all(struct arena *a, const struct options *o)
{
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    struct flows *all = NULL;
    if (o->file || o->stage)
        return bad_call("--all draws every workflow");
    if (flow_load(a, str_from(o->flows), NULL, &all, &faults) != OK) {
        fputs(buf_str(&faults).p, stderr);
        return 2;
    }
    return flow_pictures(a, all, str_from(o->all));
}

static int draw(struct arena *a, const struct options *o)
{
    struct buf dot = { .a = a, .max = PICTURE_BYTES };
    struct flow *f = NULL;
    if (o->all)
        return draw_all(a, o);
    if (!o->file || o->second)
        return bad_call("draw needs a file");
    const int status = parse_one(a, o->file, &f);
    if (status)
        return status;
    const struct flow_stage *here = o->stage ? flow_stage(f, str_from(o->stage)) : NULL;
    if (o->stage && !here)
        return bad_call("no such stage");
    flow_draw(f, o->english ? LANG_EN : LANG_VI, DRAW_ALL, here, &dot);
    const str all = buf_str(&dot);
    if (o->svg)
        return dot_svg(all, STDOUT_FILENO);
    return fwrite(all.p, 1, all.n, stdout) == all.n ? 0 : 2;
}

int run_flow(int argc, char **argv)
{
    struct options o;
    if (usage_asked(argc, argv, usage))
        return 0;
    if (!read_options(argc, argv, &o) || !o.word)
        return bad_call("unknown or missing word");
    struct arena *a = arena_new(ARENA_BYTES);
    int status = 2;
    if (strcmp(o.word, "check") == 0 && !o.file)
        status = check(a, &o);
    else if (strcmp(o.word, "list") == 0 && !o.file)
        status = list(a, &o);
    else if (strcmp(o.word, "draw") == 0)
        status = draw(a, &o);
    else if (strcmp(o.word, "diff") == 0)
        status = diff(a, &o);
    else if (!o.file || o.second)
        status = bad_call("unknown or missing word");
    else if (strcmp(o.word, "plan") == 0)
        status = flow_plan(o.config, o.file);
    else if (strcmp(o.word, "activate") == 0 && o.by)
        status = flow_activate(o.config, o.file, o.by);
    else if (strcmp(o.word, "undo") == 0 && o.by)
        status = flow_undo(o.config, o.file, o.by);
    else
        status = bad_call("unknown or missing word");
    arena_free(a);
    return status;
}
