/* What codes of publications are called. Texts are message ids. */
#ifndef PAGES_PUBLICATION_WORDS_H
#define PAGES_PUBLICATION_WORDS_H

#include "base/cx.h"

/* State of execution: open, late, done, stayed, lapsed; another one reads as open. */
const char *execution_word(str code);

/* An act of the law as one line: "Điều 18.2.c: ...", cut at most `max` bytes of its name. */
str act_line(struct cx *cx, str code, size_t max);

/* The code of an act as part of an address: "45/2022:Đ18.2.c" is "45-2022-d18.2.c". */
str act_slug(struct arena *a, str code);

/* "Đang có khiếu nại ..." of none, complaint, lawsuit, both; NULL where nobody appeals. */
const char *appeal_word(str appeal);

#endif
