/*
 * What sqlgen writes for each statement of sql/queries/, and the functions
 * that its wrappers call. Nobody else includes this.
 *
 * A row's text is copied to cx->a (@each: to memory that the next row reuses).
 * A bind that must have a value but is unset (str without pointer, id, date or
 * instant of zero) is a programming error and aborts with the statement's name.
 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include "base/buf.h"
#include "base/ids.h"
#include "store/db.h"

enum db_type {
    DB_STR = 1, /* str, utf8mb4 text */
    DB_BYTES,   /* str, binary column */
    DB_I64,
    DB_F64,
    DB_BOOL,
    DB_DATE,    /* struct date */
    DB_INSTANT, /* BIGINT, UTC microseconds */
    DB_MONEY,   /* BIGINT, đồng */
    DB_ID,      /* struct of one int64_t */
};

enum db_null { DB_NEVER_NULL = 1, DB_MAY_BE_NULL };
enum db_kind { DB_ONE = 1, DB_MANY, DB_EACH, DB_EXEC };

/* DB_READS may be sent again after a lost connection. */
enum db_verb { DB_READS = 1, DB_WRITES, DB_CALLS };

struct db_field {
    const char *name;
    enum db_type type;
    enum db_null null;
    size_t at;  /* of the value in the struct */
    size_t has; /* of the opt_ type's `has`; DB_MAY_BE_NULL only */
};

struct db_stmt {
    const char *name, *file;
    int line;
    enum db_kind kind;
    enum db_verb verb;
    const char *sql; /* '?' for each bind */
    const struct db_field *params;
    size_t n_params;
    const unsigned char *binds; /* for each '?' the index of its parameter */
    size_t n_binds;
    const struct db_field *cols;
    size_t n_cols;
    size_t row_size;
};

/* All statements, from every file, in order; NULL at the end. */
extern const struct db_stmt *const db_registry[];

/* `in`, `row`: structs that params and cols describe; in may be NULL without binds. */
MUST_USE enum err db_exec(struct cx *cx, const struct db_stmt *st, const void *in);
MUST_USE enum err db_one(struct cx *cx, const struct db_stmt *st, const void *in, void *row);
MUST_USE enum err db_many(struct cx *cx, const struct db_stmt *st, const void *in, void **rows,
                          size_t *n);

/*
 * Rows come through a cursor, so `each` may run other statements, but neither
 * this one again nor db_tx (both abort). Anything but OK from it ends the walk and is returned.
 */
MUST_USE enum err db_each(struct cx *cx, const struct db_stmt *st, const void *in,
                          enum err (*each)(struct cx *, const void *row, void *arg), void *arg);

/*
 * Prepare st and compare its result columns with the schema: number, names,
 * type classes, NULL marks. A CALL runs with made-up values and is rolled back.
 * One line for each difference goes to faults.
 *
 * Errors  ERR_INVALID: there are faults.
 */
MUST_USE enum err db_check(struct cx *cx, const struct db_stmt *st, struct buf *faults);

#endif
