/*
 * The subcommands of `hotline`, one file each. A row of the table in main.c
 * makes one reachable.
 *
 * argv[0] is the subcommand's own name. The result is the exit status:
 * 0 done, 1 it failed, 2 wrong call; a subcommand may document others.
 * `hotline NAME --help` reaches run_NAME, which prints its usage and returns 0.
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include <stdbool.h>

int run_serve(int argc, char **argv);
int run_jobs(int argc, char **argv);
int run_intake_mail(int argc, char **argv);
int run_migrate(int argc, char **argv);
int run_check(int argc, char **argv);
int run_user(int argc, char **argv);
int run_unit(int argc, char **argv);
int run_flow(int argc, char **argv);
int run_form(int argc, char **argv);
int run_law(int argc, char **argv);
int run_audit(int argc, char **argv);
int run_figures(int argc, char **argv);
int run_dump(int argc, char **argv);
int run_receipt(int argc, char **argv);
int run_keys(int argc, char **argv);
int run_demo(int argc, char **argv);
int run_open311(int argc, char **argv);
int run_intake_import(int argc, char **argv);
int run_facility(int argc, char **argv);

/*
 * The usual start of a subcommand: with --help or -h as first argument print
 * usage to standard output and give true; the caller then returns 0.
 */
bool usage_asked(int argc, char **argv, const char *usage);

/* "hotline NAME: <what>" and a hint at --help on standard error; gives 2. */
int usage_error(const char *name, const char *what);

#endif
