/*
 * Registers of a period as tables of text, for a workbook. They never tell who reported, and
 * violators that are persons (individual, household ...) stand without their names: a file
 * leaves the house easily.
 */
#ifndef DOMAIN_LEADER_LEDGER_H
#define DOMAIN_LEADER_LEDGER_H

#include "domain/leader/desk.h"

#define LEDGER_ROWS 10000  /* of a file */
#define LEDGER_FILES 100   /* of a register */

enum ledger { LEDGER_REPORTS = 1, LEDGER_INSPECTIONS, LEDGER_SANCTIONS, LEDGER_COMPLAINTS,
              LEDGER_PUBLICATIONS };
#define LEDGERS 5

str ledger_word(enum ledger l);
const char *ledger_label(enum ledger l); /* message id */

#define LEDGER_COLUMNS_MAX 14

struct ledger_column {
    const char *label; /* message id */
    char type;         /* of print/book.h */
    int width;
};

/* Columns of a register; *n of them. */
const struct ledger_column *ledger_columns(enum ledger l, size_t *n);

typedef enum err ledger_fn(struct cx *cx, const str *cells, size_t n, void *arg);

/* A register of the scope in a period, both days included. */
struct ledger_asked {
    const struct scope *scope;
    enum ledger which;
    struct date first, last;
};

/* The rows of a file: behind one number, up to another. */
struct ledger_file {
    int64_t after, until;
};

/*
 * The files that hold all of it, LEDGER_ROWS rows each; at least one. One statement.
 * Errors  ERR_INVALID: the end comes first; ERR_TOO_MANY: more than LEDGER_FILES.
 */
MUST_USE enum err ledger_files(struct cx *cx, const struct ledger_asked *q,
                               struct ledger_file **out, size_t *n);

/* Each row of a file. */
MUST_USE enum err ledger_each(struct cx *cx, const struct ledger_asked *q, struct ledger_file file,
                              ledger_fn *each, void *arg);

#endif
