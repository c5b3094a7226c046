/* `hotline law diff|activate|undo|history|set`: new tables, from the question to the change. */
#ifndef RUN_LAW_CHANGE_H
#define RUN_LAW_CHANGE_H

#include "run/open.h"

/* Exit status of these words. */
enum { CHANGE_DONE = 0, CHANGE_REFUSED = 1, CHANGE_WRONG = 2 };

struct change_options {
    const char *tables, *against, *config, *on, *by, *note, *lang; /* NULL: not given */
    const char *word, *length, *unit, *basis_vi, *basis_en, *from; /* of `set` */
};

/* argv[0] is the word itself. Gives NULL, or what is wrong with the call. */
const char *change_options_read(int argc, char **argv, struct change_options *o);

/* The two sets of tables that are compared; both with the province's file over them. */
struct change {
    struct cx *cx; /* NULL: without an installation */
    struct arena *a;
    str was_dir, now_dir;
    const struct law *was, *now;
    struct date day;
};

/* Rows that changed, table by table. latest: last first day of a new row. */
MUST_USE enum err change_rows(struct change *c, opt_date *latest);

/* What changes for the open cases of the installation; bounded memory, pieces of rows. */
MUST_USE enum err change_cases(struct change *c);

/*
 * Codes of running clocks that the new tables do not know on the day the clock began:
 * such tables are never activated. One line each in *faults.
 */
MUST_USE enum err change_clocks_known(struct change *c, struct buf *faults);

/* The words; usage is printed by law.c. */
int law_diff_run(const struct change_options *o);
int law_activate_run(const struct change_options *o);
int law_undo_run(const struct change_options *o);
int law_history_run(const struct change_options *o);
int law_set_run(const struct change_options *o);

#endif
