/* A sanction file as a whole: record, decision, payments, cases opened from it. */
#ifndef DOMAIN_VIOLATIONS_FILE_H
#define DOMAIN_VIOLATIONS_FILE_H

#include "domain/violations/payment.h"
#include "sql/cases.h"

struct sanction_file {
    bool has_record, has_decision;
    struct violation violation;
    struct decision decision;
    struct fine_state fine; /* of a signed decision */
    struct case_children_row *children; /* coercion, remedies, co-operation */
    size_t n_children;
};

/* At most five statements; what is not there yet is not asked for. */
MUST_USE enum err sanction_file_load(struct cx *cx, case_id cid, struct sanction_file *out);

#endif
