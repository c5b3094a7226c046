/* The inspection record: what officials saw on the spot. It closes the inspection of a case. */
#ifndef DOMAIN_INSPECTION_H
#define DOMAIN_INSPECTION_H

#include "domain/cases/step.h"
#include "sql/enforcement.h"

struct inspection_new {
    struct moment visited;
    str place;   /* 1..300 bytes of text */
    str people;  /* team and who was met */
    str seen;
    str samples; /* may be empty */
    str finding; /* a choice of the workflow's field "finding" */
};

/*
 * Keep the record and take the step, together. The step's fields inspected_on,
 * findings and finding are filled from it.
 * Errors  of case_hold and step_take; ERR_INVALID: visited in the future.
 */
MUST_USE enum err inspection_write(struct cx *cx, const struct user *who, str code, str step,
                                   const struct inspection_new *in, struct step_fault *fault);

#endif
