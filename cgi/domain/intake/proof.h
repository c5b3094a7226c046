/*
 * Proof that a report was filed: one line of text that anybody can verify with
 * the public key alone, offline, and that reveals nobody and opens nothing.
 *
 *     DDX1;REF;TIME;UNIT;DIGEST;SIGNATURE
 *
 * TIME is in UTC to the second; UNIT the code of the receiving unit; DIGEST the
 * BLAKE2b-256 (base64url) of a random salt and the words of the report, each with
 * its length: who has the salt, as the reporter alone does, can show later what was
 * written, and nobody else can try guesses. SIGNATURE (Ed25519, base64url) covers
 * everything before its semicolon.
 */
#ifndef DOMAIN_INTAKE_PROOF_H
#define DOMAIN_INTAKE_PROOF_H

#include "base/cx.h"
#include "base/ids.h"

struct proof_new {
    report_id report;
    str ref, unit; /* code of the unit */
    instant received;
    str what, place, polluter;
};

/* Sign and keep. Inside the transaction that takes the report. ERR_FORBIDDEN: no receipt.key. */
MUST_USE enum err proof_add(struct cx *cx, const struct proof_new *in);

/* What a proof says. */
struct proof {
    str ref, time, unit, digest;
};

#define PROOF_MAX 400 /* bytes of the line */

/*
 * Verify a line, white space around and in it ignored (it may have been typed or
 * wrapped). key: 32 bytes. ERR_INVALID: not such a line, or changed. Pure.
 */
MUST_USE enum err proof_verify(struct arena *a, str key, str line, struct proof *out);

/* That of the report which the session opened. ERR_LOGIN; ERR_NOT_FOUND: not signed yet. */
struct proof_kept {
    str ref, line, salt;
};
MUST_USE enum err proof_read(struct cx *cx, str session, struct proof_kept *out);

/* The public keys for /keys, as hex. */
str proof_key_hex(struct cx *cx);
str proof_root_hex(struct cx *cx);

/* The public key of this service: 32 bytes. */
str proof_key(struct cx *cx);

#endif
