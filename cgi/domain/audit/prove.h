/*
 * Do the signed roots hold: each follows the one before, covers exactly its leaves, is signed;
 * and every leaf is still the event that it was. With the public key alone.
 */
#ifndef DOMAIN_AUDIT_PROVE_H
#define DOMAIN_AUDIT_PROVE_H

#include "domain/audit/faults.h"

struct audit_proof {
    int64_t roots;     /* that were looked at */
    struct date day;   /* of the newest; not set: there is none */
    int64_t pieces;    /* of tables that are kept as they were written */
    int64_t published; /* lines of a published file that agree */
};

/* key: root.pub, 32 bytes. */
MUST_USE enum err audit_prove(struct cx *cx, str key, struct audit_faults *f,
                              struct audit_proof *out);

/*
 * The published file against the database: every line in its place, signed, and the database
 * knows it. So nobody can put an older or another history in the place of this one.
 */
MUST_USE enum err audit_compare(struct cx *cx, str key, str file, struct audit_faults *f,
                                struct audit_proof *out);

/* The file alone, without a database: a chain of signed roots without a gap. */
void audit_file_check(struct arena *a, str key, str file, struct audit_faults *f,
                      struct audit_proof *out);

#endif
