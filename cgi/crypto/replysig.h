/*
 * The signed part of a reply address: "26-0471-8352.2y71k0vw8r3mn5tzq4b", the
 * reference number, a dot, 3 characters of the last day on which it holds and 16
 * of a keyed hash (80 bits) over both. Lower case; read in either case, as mail
 * servers and people change it, and with O, I and L for 0 and 1.
 *
 * Whoever has the address may add to the report; nobody can make one, or know
 * another's from a reference number.
 */
#ifndef CRYPTO_REPLYSIG_H
#define CRYPTO_REPLYSIG_H

#include "base/date.h"
#include "crypto/keys.h"

/* ref as refnum_parse gives it; holds up to and including `last`, 2020-01-01..2109. */
str replysig_make(struct arena *a, const struct keyring *k, str ref, struct date last);

/*
 * *ref gets the reference number. ERR_INVALID: not such a text, or not signed by
 * this service; ERR_EXPIRED: signed, but for a day before today.
 */
MUST_USE enum err replysig_read(struct arena *a, const struct keyring *k, str typed,
                                struct date today, str *ref);

#endif
