/* What a pattern of a table must not hold, told before it is compiled. */
#ifndef BASE_PATTERN_RULES_H
#define BASE_PATTERN_RULES_H

#include "base/str.h"

/* Why the text is refused; NULL where it is not. See pattern.h. */
const char *pattern_refused(str text);

#endif
