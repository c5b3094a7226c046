/* What a pattern of a table must not hold, told before it is compiled. */
#ifndef BASE_PATTERN_RULES_H
#define BASE_PATTERN_RULES_H

#include "base/str.h"

/* Why the text is refused; NULL where it is not. See pattern.h. */
const char *pattern_refused(str text);

/*
 * The same pattern, alternatives of one first letter put together, which otherwise would be tried
 * one after the other at every word: (?:cá|ao|cua|ốc) is (?:c(?:á|ua)|ao|ốc). What begins with
 * different letters excludes each other, so the first that holds stays the first. Precondition:
 * not refused.
 */
str pattern_grouped(struct arena *a, str text);

/*
 * Folded beginnings: wherever the pattern holds, in whatever case or marks, one of them stands
 * in the folded text (fold.h). Looking for them costs a tenth of the pattern. Gives how many; 0:
 * not known, the pattern must be tried. Precondition: not refused.
 */
size_t pattern_starts(struct arena *a, str text, str **out);

/* Behind the element at i: an escaped character, a class, or any byte. */
size_t pattern_element_end(str s, size_t i);

#endif
