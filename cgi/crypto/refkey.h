/*
 * What a citizen takes home: a reference number, which says nothing and opens
 * nothing, and a private key, which opens their own report and nothing else.
 *
 * Private key: 24 characters of Crockford's base32 (0-9 A-Z without I L O U),
 * 23 of data (115 bits) and a check character. With d[i] as elements of
 * GF(32) = GF(2)[x]/(x^5 + x^2 + 1) and g = x, which has order 31,
 *
 *     sum of g^i * d[i] over i = 0..23 is 0.
 *
 * One wrong character changes the sum by g^i * e, e != 0; two exchanged
 * characters a != b at i != j change it by (g^i + g^j) * (a + b). Neither is 0
 * as i, j < 31, so each is found, neighbours or not.
 *
 * Reference number: "26-0471-8352", the year, seven random digits and a check
 * digit (Damm: finds each wrong digit and each swap of neighbours).
 */
#ifndef CRYPTO_REFKEY_H
#define CRYPTO_REFKEY_H

#include "crypto/keys.h"

#define REFKEY_CHARS 24
#define REFNUM_CHARS 12

/* The private key that belongs to a form token, always the same: 24 characters. */
str refkey_derive(struct arena *a, const struct keyring *k, str form_token);

/* For eyes: "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01". key must be 24 characters. */
str refkey_show(struct arena *a, str key);

/*
 * As people type it: either case, spaces and hyphens anywhere, O for 0, I or L
 * for 1. *key gets the 24 characters.
 *
 * Errors  ERR_INVALID: other characters, another length or a wrong check character.
 */
MUST_USE enum err refkey_parse(struct arena *a, str typed, str *key);

/* What is stored and looked up: 32 bytes. */
str refkey_hash(struct arena *a, str key);

/*
 * The reference number for a form token: the same token, year and attempt give
 * the same number, so that a repeated submit shows the same receipt.
 *
 * year     1900..2999
 * attempt  0; 1, 2 ... when the number turned out to be another report's.
 */
str refnum_derive(struct arena *a, const struct keyring *k, str form_token, int year, int attempt);

/* As people type it, spaces and hyphens anywhere. *number gets "26-0471-8352". ERR_INVALID. */
MUST_USE enum err refnum_parse(struct arena *a, str typed, str *number);

#endif
