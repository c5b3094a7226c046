/* The program `hotline`: one row per subcommand, its code in run/NAME.c. */
#include "run/run.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct command {
    const char *name, *summary;
    int (*run)(int argc, char **argv);
};

/* clang-format off */
static const struct command commands[] = {
    { "serve", "answer requests of citizens or of officials", run_serve },
    { "jobs", "take reports into cases, watch terms, clean photos", run_jobs },
    { "intake-mail", "take in one e-mail from a mail server", run_intake_mail },
    { "flow", "prove, draw and list the workflows", run_flow },
    { "form", "prove, list and describe the official forms", run_form },
    { "law", "legal terms, fines and powers from the tables", run_law },
    { "migrate", "bring the database to the present schema", run_migrate },
    { "check", "prove the settings, and the statements by the schema", run_check },
    { "unit", "administrative units; their open cases pass when they end", run_unit },
    { "intake-import", "take the lines of an old register in", run_intake_import },
    { "facility", "the register of facilities as CSV, notices of their stations", run_facility },
    { "open311", "keys of programs that file reports by Open311", run_open311 },
    { "user", "accounts of officials and their offices", run_user },
    { "audit", "prove that the history is whole; sign its root", run_audit },
    { "demo", "load the demonstration set", run_demo },
    { "figures", "prove the figures by the events, make them anew", run_figures },
    { "dump", "make or verify the daily files of what is published", run_dump },
    { "receipt", "verify the signed proof of a filing", run_receipt },
    { "keys", "make key files, show their fingerprints", run_keys },
    { NULL, NULL, NULL },
};
/* clang-format on */

static void help(FILE *to)
{
    fputs("usage: hotline COMMAND [ARGUMENTS]\n\n", to);
    for (const struct command *c = commands; c->name; c++)
        fprintf(to, "  %-13s %s\n", c->name, c->summary);
    fputs("\n'hotline COMMAND --help' tells more.\n", to);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        help(stderr);
        return 2;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        help(stdout);
        return 0;
    }
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(argv[1], c->name) == 0)
            return c->run(argc - 1, argv + 1);
    fprintf(stderr, "hotline: no command '%s'; 'hotline --help' lists them\n", argv[1]);
    return 2;
}
