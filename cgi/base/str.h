/*
 * Text as pointer and length. Not NUL-terminated unless str_c made it so.
 * p == NULL means "no value"; an empty text has p != NULL and n == 0.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct str {
    const char *p;
    size_t n;
} str;

/* A str of a string literal. */
#define S(lit) ((str){ "" lit, sizeof(lit) - 1 })

/* printf: "%.*s", STR_ARG(s) */
#define STR_ARG(s) (int)(s).n, (s).p

/* View of a C string; NULL gives the missing str. */
str str_from(const char *c);

/* Copy into the arena, with a NUL behind it (so .p is a C string too, if it has no NUL inside). */
str str_dup(struct arena *a, str s);

/* NUL-terminated copy in the arena. */
const char *str_c(struct arena *a, str s);

bool str_eq(str a, str b);
/* ASCII letters compare alike; other bytes exactly. */
bool str_eq_nocase(str a, str b);
/* <0, 0, >0 by bytes. */
int str_cmp(str a, str b);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
bool str_empty(str s); /* missing or zero length */

/* Without ASCII white space at both ends. */
str str_trim(str s);

/* Bytes from..to, clamped to s. */
str str_sub(str s, size_t from, size_t to);

/* Index of the first needle or s.n. */
size_t str_find(str s, str needle);

/* Take from *rest up to sep (a byte), move *rest behind it. false at the end. */
bool str_next(str *rest, char sep, str *piece);

/* Whole decimal number, optional '-', nothing else; ERR_INVALID otherwise or on overflow. */
MUST_USE enum err str_i64(str s, int64_t *out);

/* Decimal number with '.', no exponent, no inf/nan; ERR_INVALID otherwise. */
MUST_USE enum err str_f64(str s, double *out);

/* Formatted text in the arena. */
str str_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Optional values. */
typedef struct { bool has; int64_t v; } opt_i64;
typedef struct { bool has; double v; } opt_f64;
typedef struct { bool has; str v; } opt_str;

#define SOME_STR(s) ((opt_str){ .has = true, .v = (s) })
#define SOME_I64(n) ((opt_i64){ .has = true, .v = (n) })
/* Missing when empty, else the text. */
opt_str str_opt(str s);

#endif
