/*
 * A file that comes in pieces, for networks that break: each piece is sealed and
 * durable by itself; after a break the sender asks how much is there and goes on.
 *
 * The sender names the file (16..64 characters, random, the same after a break)
 * and says its size. Pieces follow each other without a gap, each of at most
 * limits.piece_bytes. With each may come the hash of everything so far:
 *
 *     h(0) = SHA-256(form token)     h(i) = SHA-256(h(i-1) | piece i)
 *
 * in hex; the last one is the hash of the file. A piece that gives another hash
 * arrived damaged and is not kept.
 */
#ifndef DOMAIN_INTAKE_PIECES_H
#define DOMAIN_INTAKE_PIECES_H

#include "domain/intake/draft.h"

struct piece_new {
    str token, name;
    int64_t total, at; /* bytes of the file; offset of this piece */
    str chain;         /* 64 hex digits; empty: not checked */
};

/* How much of an upload is there. */
struct piece_state {
    int64_t have, total; /* 0 and 0: nothing came yet */
    bool done;
};

struct piece_in;

/* What is stored of the sender's name for the file. */
str piece_upload(struct cx *cx, str token, str name);

/* ERR_BAD_REQUEST: no name. */
MUST_USE enum err piece_state(struct cx *cx, str token, str name, struct piece_state *out);

/*
 * One piece on its way in: new, any number of adds, then end or drop. A piece that
 * is there already is skipped, and end tells how much there is.
 *
 * ERR_BAD_REQUEST  of new: name, total or offset out of range
 * ERR_CONFLICT     of new: another total; of end: the form was sent. Either way, and
 *                  where the piece does not follow the last, *out of end is right
 * ERR_TOO_LARGE    of add: limits.piece_bytes
 * ERR_INVALID      of end: not taken, see piece_refusal; without a reason there: damaged
 * After an error of add or end the piece is dropped.
 */
MUST_USE enum err piece_new(struct cx *cx, const struct piece_new *in, struct piece_in **out);
MUST_USE enum err piece_add(struct piece_in *p, str bytes);
MUST_USE enum err piece_end(struct piece_in *p, struct piece_state *out);
void piece_drop(struct piece_in *p);

struct refusal piece_refusal(const struct piece_in *p);

#endif
