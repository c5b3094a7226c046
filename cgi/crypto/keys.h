/*
 * Keys of the service, one text file each in a secrets directory:
 *
 *     identity.pub identity.key   X25519: who reported; opened by staff
 *     contact.pub  contact.key    X25519: how to reach them; opened by jobs
 *     files.pub    files.key      X25519: original pictures; opened by jobs and staff
 *     root.pub     root.key       Ed25519: signs the daily root of the history
 *     receipt.pub  receipt.key    Ed25519: jobs sign the proof that a report was filed
 *     service.key                 32 bytes: derives private keys and form hashes
 *
 * A file holds 32 bytes (root.key, receipt.key: the seed) as hex or base64, white space around it
 * ignored. A *.key file must belong to this user, be a plain file and have mode
 * 0600 or 0400; anything else is refused. Secret keys lie in locked pages that
 * cannot be read except while they are used.
 */
#ifndef CRYPTO_KEYS_H
#define CRYPTO_KEYS_H

#include "base/buf.h"
#include "base/str.h"

struct keyring;

/* What a service gets. Every set has all public keys and the service secret. */
enum key_set {
    KEYS_PUBLIC = 1, /* nothing more: can seal, cannot open */
    KEYS_STAFF,      /* identity, files */
    KEYS_JOBS,       /* contact, files, root, receipt */
    KEYS_ALL,        /* tests and key custody */
};

enum key_name { KEY_IDENTITY = 1, KEY_CONTACT, KEY_FILES };

/*
 * Load the keys of one service from dir.
 *
 * faults  gets one line per mistake, with the file name, never a key.
 * Errors  ERR_INVALID: a file is missing, unreadable, too open, malformed, or a
 *         secret key does not belong to its public key.
 */
MUST_USE enum err keyring_load(struct arena *a, str dir, enum key_set set, struct keyring **out,
                               struct buf *faults);

/* Wipe and unmap the secrets; call before the arena goes. NULL is allowed. */
void keyring_close(struct keyring *k);

/*
 * Make dir (mode 0700) and every key that is missing in it, durably. Existing
 * files are never touched. A public key lost beside its secret key is made
 * again from it; a secret key that is missing beside its public key is a fault.
 *
 * made    gets one line "created NAME" per new file.
 * Errors  ERR_INVALID with lines in faults; ERR_UNAVAILABLE: cannot write.
 */
MUST_USE enum err keyring_create(struct arena *a, str dir, struct buf *made, struct buf *faults);

/* Fingerprint for comparing by eye: "identity 4f2a 90c1 ..." one line per public key. */
str keyring_fingerprint(struct arena *a, const struct keyring *k);

#endif
