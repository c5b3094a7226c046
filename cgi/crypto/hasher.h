/* hash_keyed for content that comes in pieces: a file on its way in. */
#ifndef CRYPTO_HASHER_H
#define CRYPTO_HASHER_H

#include "crypto/keys.h"

struct hasher;

/* purpose: 1..255 bytes, as in hash_keyed. */
struct hasher *hasher_new(struct arena *a, const struct keyring *k, str purpose);

void hasher_add(struct hasher *h, str bytes);

/* The 32 bytes that hash_keyed gives for all pieces together; h is wiped. */
str hasher_end(struct hasher *h);

#endif
