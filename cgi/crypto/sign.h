/* Signatures of receipts (Ed25519): made by jobs, verified by anybody with the public key. */
#ifndef CRYPTO_SIGN_H
#define CRYPTO_SIGN_H

#include "crypto/keys.h"

/* 64 bytes. ERR_FORBIDDEN: the ring has no receipt.key. */
MUST_USE enum err receipt_sign(struct arena *a, const struct keyring *k, str text, str *signature);

/* public: 32 bytes. ERR_INVALID: not signed with its secret key. */
MUST_USE enum err receipt_verify(str public, str text, str signature);

/* The public key of receipts, and of the daily root: 32 bytes. */
str receipt_public(struct arena *a, const struct keyring *k);
str root_public(struct arena *a, const struct keyring *k);

/* A public key from a file or an option: 32 bytes as hex or base64. ERR_INVALID. */
MUST_USE enum err public_key_read(struct arena *a, str text, str *out);

#endif
