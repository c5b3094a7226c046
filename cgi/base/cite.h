/*
 * How an act is cited in Vietnamese. Tables and procedures keep the short form of their codes,
 * "Luật 15/2012/QH13, điều 2.5, 7.1"; papers and pages say "khoản 5 Điều 2; khoản 1 Điều 7
 * Luật 15/2012/QH13": point, clause, article, then the act.
 */
#ifndef BASE_CITE_H
#define BASE_CITE_H

#include "base/buf.h"

/*
 * "9.1.a, 9.1.b, 10.2" as "điểm a, điểm b khoản 1 Điều 9; khoản 2 Điều 10"; "86-88" as "Điều 86
 * đến Điều 88". What is no place of an act is given back as it came.
 */
str cite_places(struct arena *a, str places);

/* A whole text with such citations in it; all else, and what is cited so already, is left. */
str cite_vi(struct arena *a, str text);

#endif
