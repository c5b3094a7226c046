/* What the two halves of sqlgen's parser share; everybody else uses sqlgen.h. */
#ifndef MAKE_SQLGEN_READ_H
#define MAKE_SQLGEN_READ_H

#include "make/sqlgen.h"

struct sql_reader {
    struct arena *a;
    str file, text;
    size_t at;
    int line;
    str *fault;
};

/* Set the fault "FILE:LINE: what 'about'"; ERR_INVALID. about.p NULL: without. */
MUST_USE enum err sql_fail(struct sql_reader *r, int line, const char *what, str about);

/* The byte `ahead` of the reader; NUL behind the end. */
char sql_peek(const struct sql_reader *r, size_t ahead);

/* The rest of the line; moves behind its end. */
str sql_line(struct sql_reader *r);

/* Letters, digits and '_' from here; may be empty. */
str sql_word(struct sql_reader *r);

/* NULL if there is none of that name. */
struct sql_field *sql_field_find(const struct sql_fields *f, str s);

/* From the '@' to the end of the annotation's last line. */
MUST_USE enum err sql_annotation(struct sql_reader *r, struct sql_stmt *s);

#endif
