/* A text as words, and what stands before them; for names.c alone. */
#ifndef GEO_NAMES_WORDS_H
#define GEO_NAMES_WORDS_H

#include "base/fold.h"

struct word {
    uint32_t from, to; /* in the folded text */
    bool joined;       /* only blanks, hyphens or apostrophes since the word before */
    bool near;         /* the same, or one full stop: "P. Bãi Cháy" */
};

struct words {
    str original;
    struct folded f;
    struct word *v;
    size_t n;
};

void words_cut(struct arena *a, str text, struct words *out);

str words_at(const struct words *w, size_t i);
/* Words i..j (j not included) as one text with single blanks. */
str words_join(struct arena *a, const struct words *w, size_t i, size_t j);
/* The same part as it stands in the original. */
str words_original(const struct words *w, size_t i, size_t j);

/*
 * The kind of unit that stands right before word i ("thị trấn", "TX.", "p"); *first is then
 * its first word. NULL: none.
 */
const char *words_kind(struct arena *a, const struct words *w, size_t i, size_t *first);

/* "huyện", "thị xã" and the like, not "xã". */
bool kind_of_district(const char *kind);

#endif
