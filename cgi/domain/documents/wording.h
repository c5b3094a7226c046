/*
 * Does the text of a signed file hold what was approved? Pure: the text that pdftotext reads
 * in the file, and what it must hold. White space, line ends and case do not count, diacritics
 * do; a sum is found however its thousands are set apart.
 */
#ifndef DOMAIN_DOCUMENTS_WORDING_H
#define DOMAIN_DOCUMENTS_WORDING_H

#include "base/arena.h"
#include "base/str.h"

struct wording {
    const char *what; /* what it is, to be translated; never the words themselves */
    str words;        /* "": nothing is asked */
    int64_t sum;      /* in đồng, instead of words; 0: none */
};

#define WORDING_MAX ((size_t)1024 * 1024) /* bytes of text that are looked at */

/* Bit of each wording that the text does not hold; n at most 64. */
uint64_t wording_missing(struct arena *a, str text, const struct wording *list, size_t n);

#endif
