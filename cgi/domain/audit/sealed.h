/*
 * The register of who read sealed data: names of reporters and of private persons, minutes,
 * files as they were sent. What a person reads in the work on a case stands there once a day.
 */
#ifndef DOMAIN_AUDIT_SEALED_H
#define DOMAIN_AUDIT_SEALED_H

#include "domain/accounts/user.h"
#include "sql/sealed.h"

enum sealed_kind { SEALED_VIOLATOR = 1, SEALED_MINUTES, SEALED_FILE };

/* The case's own sealed data is shown to this person now. */
MUST_USE enum err sealed_seen(struct cx *cx, const struct user *who, case_id cid,
                              enum sealed_kind kind);

struct sealed_filter {
    int64_t before; /* number of the last line of the page before; INT64_MAX: from the newest */
    str login, kind; /* empty: all */
};

/*
 * Up to 51 lines, newest first: of the whole province for an auditor of the province or of one
 * of its departments, else of the unit alone. ERR_FORBIDDEN: no auditor.
 */
MUST_USE enum err sealed_list(struct cx *cx, const struct user *who, struct sealed_filter f,
                              struct sealed_reads_row **rows, size_t *n);

/* The office in which the person audits; NULL: none. One of the province comes first. */
const struct office *audits_in(const struct user *who);

#endif
