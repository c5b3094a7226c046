/*
 * Patterns (PCRE2) that stand in tables: compiled once, matched under limits,
 * never just-in-time. A pattern can be written by anybody who may edit a table and
 * meets text that anybody may send, so what can grow without bound is refused:
 * * + {n,}, back references, recursion, verbs, repeats of repeats beyond 400 in all;
 * and what passes is tried on hostile text before it is accepted.
 */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/str.h"

struct pattern;

enum {
    PATTERN_TEXT_MAX = 2000,   /* bytes of a pattern */
    PATTERN_REPEAT_MAX = 400,  /* of a repeat, and of repeats inside one another */
    PATTERN_STEPS_MAX = 5000,  /* steps of matching from one place of a text */
};

/*
 * Letters of either case match each other. \b, \w and \d know all of Unicode.
 * Memory is the arena's, and lives as long.
 * ERR_INVALID: *fault says what is wrong, in the arena.
 */
MUST_USE enum err pattern_make(struct arena *a, str text, const char **fault,
                               struct pattern **out);

/* The same pattern for text_fold()ed text: its letters without diacritics. */
str pattern_plain(struct arena *a, str text);

/* One text, to be searched by many patterns. */
struct pattern_run;

/* ERR_INVALID: not UTF-8. The text must stay as it is while it is searched. */
MUST_USE enum err pattern_run_new(struct arena *a, str text, struct pattern_run **out);

struct pattern_hit {
    size_t from, to; /* bytes of group 1 where it took part, else of the whole match */
    size_t end;      /* of the whole match: go on from there */
};

enum pattern_found {
    PATTERN_NONE = 1,
    PATTERN_HIT,
    PATTERN_LIMIT, /* given up: this text costs too much; nothing is known about the rest */
};

/* First match at byte `at` or behind it (the start of a character). */
enum pattern_found pattern_next(struct pattern_run *r, const struct pattern *p, size_t at,
                                struct pattern_hit *hit);

#endif
