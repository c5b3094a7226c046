/* HMAC-SHA256 (RFC 2104), for signatures of other systems. */
#ifndef CRYPTO_HMAC_H
#define CRYPTO_HMAC_H

#include "base/str.h"

#define HMAC_BYTES 32

/* Over the parts one after the other: 32 bytes. key: any length. */
str hmac_sha256(struct arena *a, str key, const str *parts, size_t n);

#endif
