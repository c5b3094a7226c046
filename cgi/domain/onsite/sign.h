/*
 * Signatures on the glass of a telephone, by several people. They are drafts: the paper
 * record, signed on every page, with a copy for the violator, stays the lawful one unless the
 * electronic record is lawful (Law 15/2012 art. 58.4, as amended; Decree 118/2021 art. 12).
 */
#ifndef DOMAIN_ONSITE_SIGN_H
#define DOMAIN_ONSITE_SIGN_H

#include "domain/onsite/onsite.h"

#define SIGNS_MAX 60                        /* of one case */
#define STROKES_BYTES_MAX ((size_t)48 * 1024)
#define STROKES_WIDTH 1000
#define STROKES_HEIGHT 400

/*
 * Lines as they were drawn: "x,y x,y;x,y x,y", each with two points at least, x 0..STROKES_WIDTH,
 * y 0..STROKES_HEIGHT, at most STROKES_BYTES_MAX bytes. Pure.
 */
bool strokes_valid(str strokes);

/*
 * SHA-256 of the minutes: of each group in the order of onsite_groups, each part as
 * "group.part=text\n", 32 bytes. The telephone computes the same over what it shows.
 */
str onsite_digest(struct arena *a, const struct onsite_current_row *rows, size_t n);

struct sign_new {
    str name;    /* 1..120 bytes */
    str part;    /* team, facility, witness, other */
    str title;   /* 0..200 bytes */
    str strokes;
    str digest;  /* 32 bytes: of what the signer saw */
    str client;  /* 16 bytes */
    instant written;
    int64_t skew_ms;
};

/*
 * Keep a signature, with an event that holds name, part and both hashes.
 * ERR_INVALID: a field; ERR_TOO_MANY: SIGNS_MAX; ERR_DUPLICATE: the client id came with another
 * signature; else of onsite_hold. The same one again is OK.
 */
MUST_USE enum err onsite_sign(struct cx *cx, const struct user *who, str code,
                              const struct sign_new *in);

/* Is it the digest of what stands there now? */
bool sign_fits(const struct onsite_signs_row *row, str digest_now);

#endif
