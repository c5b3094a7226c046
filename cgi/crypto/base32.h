/* Crockford's base32: 0-9 A-Z without I L O U, read in either case, O as 0, I and L as 1. */
#ifndef CRYPTO_BASE32_H
#define CRYPTO_BASE32_H

#include "base/str.h"

/* The character of a value 0..31, upper case. */
char base32_char(unsigned value);

/* Value 0..31 of a typed character, -1 if it has none. */
int base32_value(char c);

/* The first n * 5 bits of bytes, which must have one byte more than these bits fill. */
void base32_bits(const unsigned char *bytes, size_t n, unsigned char *values);

#endif
