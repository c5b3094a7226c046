/* `hotline form`: official forms as files; needs no database and no settings. */
#include "domain/documents/form.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline form check [FOLDER]\n"
    "       hotline form list [FOLDER]\n"
    "       hotline form describe FORM [FOLDER]\n"
    "\n"
    "check     prove the forms of FOLDER (default workflows/forms): every fault is named\n"
    "          with file and line\n"
    "list      code, version (first day), fields and name of each, as CSV\n"
    "describe  FORM (MQD02) with nothing filled in, as hotline-print reads it:\n"
    "              hotline form describe MQD02 | hotline-print > MQD02.pdf\n"
    "\n"
    "workflows/forms/README.md tells how a form is written. Whether a lawyer compared a form\n"
    "with the text in force is told and changed on the page /staff/forms.\n"
    "\n"
    "Exit status: 0 done, 1 faults or no such form, 2 wrong call.\n";

#define FORMS_BYTES ((size_t)64 << 20)

static int list(const struct paper_forms *all)
{
    puts("code,from,fields,name");
    for (size_t i = 0; i < all->n; i++) {
        const struct paper_form *f = &all->v[i];
        printf("%.*s,%04d-%02d-%02d,%zu,\"%.*s\"\n", STR_ARG(f->code), f->from.y, f->from.m,
               f->from.d, f->n_fields, STR_ARG(f->name));
    }
    return 0;
}

static int describe(struct arena *a, const struct paper_forms *all, const char *name)
{
    const struct paper_form *f = NULL;
    str out;
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->v[i].slug, str_from(name)) || str_eq(all->v[i].code, str_from(name)))
            f = &all->v[i];
    const struct paper_around around = { .day = f ? f->from : (struct date){ 0 }, .draft = true,
                                         .verify = S("") };
    if (!f || paper_fill(a, f, paper_data_new(a), &around, &out) != OK) {
        fprintf(stderr, "hotline form: no form %s\n", name);
        return 1;
    }
    fwrite(out.p, 1, out.n, stdout);
    return 0;
}

int run_form(int argc, char **argv)
{
    if (usage_asked(argc, argv, usage))
        return 0;
    const char *verb = argc > 1 ? argv[1] : "";
    const bool describes = strcmp(verb, "describe") == 0;
    const int most = describes ? 4 : 3;
    if ((strcmp(verb, "check") != 0 && strcmp(verb, "list") != 0 && !describes) || argc > most
        || (describes && argc < 3))
        return usage_error("form", "check, list or describe FORM, then a folder");
    struct arena *a = arena_new(FORMS_BYTES);
    struct buf faults = { .a = a, .max = 1 << 20 };
    struct paper_forms *all;
    int status = 1;
    const str dir = argc == most ? str_from(argv[most - 1]) : S("workflows/forms");
    if (paper_forms_load(a, dir, &all, &faults) != OK)
        fputs(buf_str(&faults).p, stderr);
    else if (describes)
        status = describe(a, all, argv[2]);
    else if (strcmp(verb, "list") == 0)
        status = list(all);
    else
        status = printf("%zu forms: no faults\n", all->n) < 0;
    arena_free(a);
    return status;
}
