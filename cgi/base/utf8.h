/* The one place that knows how long a character is. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Bytes of the well-formed UTF-8 character at s[i]; 0 if there is none (Unicode table 3-7). */
size_t utf8_len(str s, size_t i);

#endif
