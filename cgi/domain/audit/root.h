/*
 * The daily signed root. Its leaves are the ends of the chains that moved since the root before,
 * so the work of a day grows with what happened on it, not with the history; and it names the
 * root before, so the newest one proves all.
 *
 * Tables that are kept as they were written have leaves of their own (rows.h).
 *
 *     tree  over subject, number and hash of each leaf, in the order of subject and number
 *     root  over prev (the root before; zeros: none), n, day, moment and tree
 *
 * One leaf is random (subject "salt"): nobody can tell from a root that is published whether
 * something happened on a day, nor try guesses of what.
 */
#ifndef DOMAIN_AUDIT_ROOT_H
#define DOMAIN_AUDIT_ROOT_H

#include "base/buf.h"
#include "base/cx.h"

struct audit_root {
    int64_t n; /* from 1, without a gap */
    struct date day;
    instant at;
    str prev, tree, root, signature; /* 32, 32, 32 and 64 bytes */
};

/* Hash that a root must have, by its other members. */
str audit_root_hash(struct arena *a, const struct audit_root *r);

/* OK: its hash is right and signed with the key whose public part (32 bytes) is key; or
 * ERR_INVALID. */
MUST_USE enum err audit_root_check(struct arena *a, str key, const struct audit_root *r);

/* A line of JSON with its end, as in the file and at /roots.jsonl. */
void audit_root_line(struct buf *b, const struct audit_root *r);

/* ERR_INVALID: no such line. */
MUST_USE enum err audit_root_parse(struct arena *a, str line, struct audit_root *out);

enum root_when { ROOT_DAILY = 1, ROOT_NOW };

/*
 * Sign what is new. ROOT_DAILY: nothing where today has a root; ROOT_NOW: in any case.
 *
 * *more   much is new (the first root of a long history): call again for the rest; the root
 *         comes with the last call.
 * Errors  ERR_FORBIDDEN: no root.key; ERR_DUPLICATE: another signs at the same time.
 */
MUST_USE enum err audit_root_make(struct cx *cx, enum root_when when, bool *more);

/* Up to 400 roots behind number n, in their order. Not for the public service. */
MUST_USE enum err audit_roots_after(struct cx *cx, int64_t n, struct audit_root **out,
                                    size_t *count);

/* What the public service may read: the same, and the last 31, newest first. */
MUST_USE enum err audit_public_after(struct cx *cx, int64_t n, struct audit_root **out,
                                     size_t *count);
MUST_USE enum err audit_public_newest(struct cx *cx, struct audit_root **out, size_t *count);

/* Bytes of a root as pages show them. */
str audit_hex(struct arena *a, str bytes);

/* The hash over one more leaf; tree: so far, 32 bytes (zeros before the first). */
str audit_tree_add(struct arena *a, str tree, str subject, int64_t seq, str hash);

#endif
