/* SHA-256 of what comes in pieces: what a browser can compute too (unlike BLAKE2b). */
#ifndef CRYPTO_SHA256_H
#define CRYPTO_SHA256_H

#include "base/str.h"

struct sha256;

struct sha256 *sha256_new(struct arena *a);
void sha256_add(struct sha256 *h, str bytes);
/* 32 bytes; h is wiped. */
str sha256_end(struct sha256 *h);

/* Of bytes that are there already. */
str sha256_of(struct arena *a, str bytes);

#endif
