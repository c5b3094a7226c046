/*
 * Files sealed to the "files" public key, or to another, written and read in pieces.
 *
 *     "DDXF1\n" | sealed random key (80) | stream header (24) | chunks
 *
 * Each chunk is up to 64 KiB of plain bytes and 17 more (secretstream,
 * XChaCha20-Poly1305); the last carries the final tag. The name of the file is
 * authenticated with each chunk. A cut, reordered, lengthened, changed or
 * renamed file is refused. The name is 32 random hex digits; the file lies
 * at DIR/ab/cd/NAME.
 */
#ifndef CRYPTO_FILEBOX_H
#define CRYPTO_FILEBOX_H

#include "crypto/keys.h"
#include <time.h>

#define FILEBOX_CHUNK_BYTES ((size_t)64 * 1024)
#define FILEBOX_NAME_CHARS 32

struct filebox;

/* Start a new file below dir (which must exist). Errors ERR_UNAVAILABLE: cannot write. */
MUST_USE enum err filebox_new(struct arena *a, const struct keyring *k, str dir,
                              struct filebox **out);

/* The same, sealed to another key: what says who reported goes to KEY_IDENTITY. */
MUST_USE enum err filebox_new_to(struct arena *a, const struct keyring *k, enum key_name to,
                                 str dir, struct filebox **out);

/* Add plain bytes, any number. After an error the box can only be dropped. */
MUST_USE enum err filebox_add(struct filebox *f, str bytes);

/* Plain bytes so far. */
int64_t filebox_size(const struct filebox *f);

/*
 * Seal the last chunk, fsync, rename to the final name, fsync the folders: after
 * OK the file survives a power cut. *name is in the arena of filebox_new.
 */
MUST_USE enum err filebox_end(struct filebox *f, str *name);

/* Give up: close and remove what was written. No effect after filebox_end. NULL is allowed. */
void filebox_drop(struct filebox *f);

/* The three steps at once for bytes that are in memory. */
MUST_USE enum err filebox_put(struct arena *a, const struct keyring *k, str dir, str bytes,
                              str *name);
MUST_USE enum err filebox_put_to(struct arena *a, const struct keyring *k, enum key_name to,
                                 str dir, str bytes, str *name);

/*
 * Read piece by piece. Pieces come before the end has been checked: what each
 * received is only to be used when the whole call returned OK. An error of each
 * stops and is returned.
 *
 * Errors  ERR_FORBIDDEN: no secret key; ERR_NOT_FOUND; ERR_INVALID: not as written.
 */
MUST_USE enum err filebox_read(struct arena *a, const struct keyring *k, str dir, str name,
                               enum err (*each)(void *arg, str piece), void *arg);

/* The same of a file sealed to another key. */
MUST_USE enum err filebox_read_of(struct arena *a, const struct keyring *k, enum key_name of,
                                  str dir, str name, enum err (*each)(void *arg, str piece),
                                  void *arg);

/* The whole file in memory, checked to its end. ERR_TOO_LARGE past max_bytes. */
MUST_USE enum err filebox_get(struct arena *a, const struct keyring *k, str dir, str name,
                              size_t max_bytes, str *out);

/* The same of a file sealed to another key. */
MUST_USE enum err filebox_get_of(struct arena *a, const struct keyring *k, enum key_name of,
                                 str dir, str name, size_t max_bytes, str *out);

/* Remove a file for good. ERR_NOT_FOUND, ERR_INVALID: not a name. */
MUST_USE enum err filebox_remove(struct arena *a, str dir, str name);

/* Remove unfinished files that have not been touched since `before`; returns how many. */
int filebox_sweep(struct arena *a, str dir, time_t before);

/*
 * Call each for the finished files of one part of 256 that were not touched
 * since `before`; at most `most` of them. each may remove the file. An error of
 * each stops and is returned.
 */
MUST_USE enum err filebox_walk(struct arena *a, str dir, unsigned part, time_t before, size_t most,
                               enum err (*each)(void *arg, str name), void *arg);

#endif
