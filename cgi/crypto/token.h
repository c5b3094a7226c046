/*
 * Random bytes, hashes, their texts. Hashes are BLAKE2b with 256 bits; binary
 * values are str of 32 bytes, as binary columns are.
 */
#ifndef CRYPTO_TOKEN_H
#define CRYPTO_TOKEN_H

#include "crypto/keys.h"

#define HASH_BYTES 32
#define TOKEN_CHARS 43 /* 32 bytes in base64url without '=' */

/* n bytes from the system's generator. */
str random_bytes(struct arena *a, size_t n);

/* A new secret of 256 bits as text: session cookie, form token, CSRF token. */
str token_new(struct arena *a);

/* Could s be a token: 43 base64url characters? Anything else need not be looked up. */
bool token_shaped(str s);

/* BLAKE2b-256 of data: 32 bytes. What is stored of a token. */
str hash_of(struct arena *a, str data);

/*
 * BLAKE2b-256 keyed with the secret of the service. purpose keeps uses apart,
 * e.g. "private key": the same data under another purpose is unrelated.
 */
str hash_keyed(struct arena *a, const struct keyring *k, str purpose, str data);

/* Same length and content, in time that depends on the length alone. */
bool bytes_equal(str a, str b);

str bytes_hex(struct arena *a, str bytes);
str bytes_b64url(struct arena *a, str bytes);
/* Upper or lower case hex, an even number of digits. ERR_INVALID. */
MUST_USE enum err bytes_from_hex(struct arena *a, str hex, str *out);
/* base64url without '='. ERR_INVALID. */
MUST_USE enum err bytes_from_b64url(struct arena *a, str text, str *out);

#endif
