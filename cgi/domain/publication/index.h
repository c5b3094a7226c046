/*
 * The index of the public list: what a publication is found by and sorted by. A job follows
 * the log of changes; what may be read is decided by view pub_violation each time, so a
 * publication that is gone is gone before its terms are.
 */
#ifndef DOMAIN_PUBLICATION_INDEX_H
#define DOMAIN_PUBLICATION_INDEX_H

#include "base/cx.h"

#define TERM_MAX 60        /* bytes, with its first letter */
#define INDEX_WORDS_MAX 400
#define NAME_KEY_MAX 80

/* First letter of a term: what it is. */
enum term_kind {
    TERM_WORD = 'w', TERM_PLACE = 'c', TERM_YEAR = 'y', TERM_ACT = 'a', TERM_STATE = 'e',
};

/* "w" and the word, "c" and the code ... */
str term_of(struct arena *a, enum term_kind kind, str value);

/*
 * The words of a text as terms: without diacritics, lower case, each once, at most `most`.
 * What is neither letter nor digit parts them. *n of them. Pure.
 */
str *term_words(struct arena *a, str text, size_t most, size_t *n);

/* What a name is sorted by. Pure. */
str name_key(struct arena *a, str name);

/* Texts as a JSON list. */
str terms_json(struct arena *a, const str *terms, size_t n);

/* Jobs: changes that the list does not know yet. */
enum err index_list(struct cx *cx, int64_t **ids, size_t *n);
enum err index_one(struct cx *cx, int64_t id);

#endif
