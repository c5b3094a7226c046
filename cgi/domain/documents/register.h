/*
 * The register of papers of a body: a number of a year and a kind ("12/QĐ-XPHC") belongs to
 * one paper. Where the body has a clerk (văn thư), the clerk gives the number, with its date,
 * before the paper is signed; elsewhere it is entered at the signature. A number that was
 * left out shows as a gap until somebody explains it.
 * Law     Decree 30/2020/NĐ-CP arts. 15, 18.
 */
#ifndef DOMAIN_DOCUMENTS_REGISTER_H
#define DOMAIN_DOCUMENTS_REGISTER_H

#include "domain/cases/step.h"
#include "sql/signed.h"

struct paper_number {
    int64_t n; /* 1..999999 */
    str book;  /* "QĐ-XPHC", 2..40 bytes */
};

/* "12/QĐ-XPHC". ERR_INVALID: not like that. Pure. */
MUST_USE enum err paper_number_read(str text, struct paper_number *out);

/*
 * Part of step_take, for a step that signs: the number belongs to this paper from now on.
 * Errors  ERR_INVALID with fault->number_taken; ERR_CONFLICT with fault->number_not_given:
 *         the body's clerk has not given this number for this case and day.
 */
MUST_USE enum err register_take(struct cx *cx, const struct user *who, const struct case_held *c,
                                str number, struct date day, struct step_fault *fault);

/*
 * The clerk gives the next number of the book for a paper of the case. *n gets it.
 * Errors  ERR_NOT_FOUND: no such case of the body; ERR_FORBIDDEN: no clerk of it.
 */
MUST_USE enum err register_give(struct cx *cx, const struct user *who, unit_id unit, str code,
                                str book, struct date day, int64_t *n);

/* The clerk explains a number that no paper has. ERR_DUPLICATE: it is taken; ERR_FORBIDDEN. */
MUST_USE enum err register_void(struct cx *cx, const struct user *who, unit_id unit,
                                const struct paper_number *number, struct date day, str reason);

/* The body of a unit: its first row in the register of units. */
MUST_USE enum err register_body(struct cx *cx, unit_id unit, unit_id *body);

#endif
