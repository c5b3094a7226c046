/* Numbers in Vietnamese words, as amounts are repeated in documents. Pure. */
#ifndef BASE_WORDS_VI_H
#define BASE_WORDS_VI_H

#include "base/date.h"

/*
 * "bốn mươi triệu không trăm linh năm nghìn một trăm hai mươi mốt". Northern words: linh,
 * nghìn, tỷ; mốt after a ten from twenty on, lăm after every ten. Any number; a negative
 * one begins with "âm".
 */
str number_words_vi(struct arena *a, int64_t n);

/* "Bốn mươi triệu đồng": the same with a capital and the unit. */
str dong_words_vi(struct arena *a, int64_t dong);

/* "40.000.000", as people type it. */
str money_words(struct arena *a, int64_t dong);

/* "ngày 05 tháng 02 năm 2026", days below 10 and months below 3 with a nought (Decree 30/2020). */
str day_words_vi(struct arena *a, struct date d);

/* The text in capitals, Vietnamese letters too; s is well-formed UTF-8 in NFC. */
str upper_vi(struct arena *a, str s);

#endif
