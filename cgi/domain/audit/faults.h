/* What a look at the history found: counted all, told the first ones. */
#ifndef DOMAIN_AUDIT_FAULTS_H
#define DOMAIN_AUDIT_FAULTS_H

#include "base/buf.h"
#include "base/cx.h"

#define AUDIT_FAULTS_SHOWN 200 /* a line for each table of the history has its place */

struct audit_faults {
    int64_t n;
    struct buf *told; /* one line each */
};

/* "SUBJECT event N: what" */
void audit_fault(struct audit_faults *f, str subject, int64_t seq, const char *what);

#endif
