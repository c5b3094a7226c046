/*
 * sqlgen reads sql/queries/NAME.sql and writes NAME.h and NAME.c: a struct of
 * binds, a struct of result columns and one function for each statement.
 *
 *     -- What it is for (becomes the comment in the header).
 *     -- @one case_lock(code: str) -> id: case_id, stage: str, due: date?
 *     SELECT id, stage, due FROM cases WHERE code = :code FOR UPDATE;
 *
 * Kinds: @one, @many (with LIMIT, or a CALL), @each, @exec. An annotation goes
 * on in the next comment line behind '(', ',' or "->", or if that line begins
 * with "->". Types are the list in sqlgen_parse.c; '?' marks what may be NULL.
 */
#ifndef MAKE_SQLGEN_H
#define MAKE_SQLGEN_H

#include "base/buf.h"

enum sql_kind { SQL_ONE = 1, SQL_MANY, SQL_EACH, SQL_EXEC };
enum sql_verb { SQL_READS = 1, SQL_WRITES, SQL_CALLS };

struct sql_type {
    const char *name, *c, *opt; /* C types; opt NULL: cannot be missing */
    const char *db;             /* enum db_type of store/stmt.h */
};

struct sql_field {
    str name;
    const struct sql_type *type;
    bool opt, used;
};

struct sql_fields {
    struct sql_field *v;
    size_t n, cap;
};

struct sql_stmt {
    enum sql_kind kind;
    enum sql_verb verb;
    int line;
    str name, doc, sql; /* sql: '?' for binds; doc and sql have lines */
    struct sql_fields params, cols;
    unsigned char *binds;
    size_t n_binds, cap_binds;
};

struct sql_file {
    str file;
    struct sql_stmt *v;
    size_t n, cap;
};

enum { SQL_FIELDS_MAX = 200 };

/*
 * Parse one file. *fault gets "FILE:LINE: message" of the first mistake.
 * Errors  ERR_INVALID.
 */
MUST_USE enum err sql_parse(struct arena *a, str file, str text, struct sql_file *out, str *fault);

/* The type of that name; NULL if there is none. */
const struct sql_type *sql_type_find(str s);

/* Text of the header and of the C file, which includes `header`. */
void sql_emit_h(struct buf *b, const struct sql_file *f, str header);
void sql_emit_c(struct buf *b, const struct sql_file *f, str header);

/* db_registry of store/stmt.h over n files. */
void sql_emit_registry(struct buf *b, const struct sql_file *files, size_t n);

#endif
