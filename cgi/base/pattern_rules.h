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

#endif
