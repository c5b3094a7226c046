/* A sanction file as a whole: record, decision, payments, publication. */
#ifndef DOMAIN_VIOLATIONS_FILE_H
#define DOMAIN_VIOLATIONS_FILE_H

#include "domain/violations/draft.h"
#include "sql/publication.h"

struct sanction_file {
    bool has_record, has_decision, has_publication;
    struct violation violation;
    struct decision decision;
    struct payments_row *payments;
    size_t n_payments;
    struct publication_of_case_row publication;
};

/* At most five statements; what is not there yet is not asked for. */
MUST_USE enum err sanction_file_load(struct cx *cx, case_id cid, struct sanction_file *out);

#endif
