/* The one place that knows how long a character is. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Bytes of the well-formed UTF-8 character at s[i]; 0 if there is none (Unicode table 3-7). */
size_t utf8_len_of(str s, size_t i);

/* Most are ASCII: asked of every byte of a text. */
static inline size_t utf8_len(str s, size_t i)
{
    return i < s.n && (unsigned char)s.p[i] < 0x80 ? 1 : utf8_len_of(s, i);
}

#endif
