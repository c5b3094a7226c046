/*
 * Places that a text names: communes and districts, of today and of old, as people write
 * them, with or without "phường", "P.", diacritics. Pure: names and a text in, codes out.
 */
#ifndef GEO_NAMES_H
#define GEO_NAMES_H

#include "base/str.h"

/* One name of one unit. */
struct place_name {
    str name, kind;   /* "Hoành Bồ", "huyện" */
    bool district;    /* else a commune */
    bool old;         /* the unit is no more */
    str code, parent; /* of the unit itself, then; parent may be empty */
    const str *now;   /* codes of the communes of today that hold its area */
    size_t n_now;
};

struct name_book;

/* The names, made ready to be looked up; v must live as long. */
struct name_book *name_book_new(struct arena *a, const struct place_name *v, size_t n);

enum said_how {
    SAID_IN_TEXT = 1, /* a report: a bare name counts only with two words or more */
    SAID_TYPED,       /* a field that asks for a place: any name counts */
};

struct place_said {
    str words;                    /* the name as the text has it, its kind included */
    const struct place_name *as;  /* what was understood; of several the best */
    const str *codes;             /* communes of today; several: nobody may choose but a person */
    size_t n;
    bool today;                   /* the one commune has this very name and kind, or no kind */
};

#define SAID_WORDS_MAX 200 /* bytes of .words */

/*
 * The place that the text names best; false: none. A name with its kind counts more than a
 * bare one, one of today more than one of old, one inside a district that the text names
 * more than its namesakes; "nay là" prefers today, "cũ" the past. What stays equal is given
 * together, as is a commune with a district that does not hold it.
 *
 * Precondition: text is well-formed UTF-8, smaller than 1 MiB.
 */
bool names_read(struct arena *a, const struct name_book *b, str text, enum said_how how,
                struct place_said *out);

#endif
