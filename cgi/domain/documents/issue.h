/*
 * Signed documents that can be verified: each bears a code, and whoever has the code
 * learns number, day and body, and whether a file is the signed one. Nothing else.
 */
#ifndef DOMAIN_DOCUMENTS_ISSUE_H
#define DOMAIN_DOCUMENTS_ISSUE_H

#include "domain/cases/step.h"
#include "domain/documents/form.h"
#include "sql/cases.h"
#include "sql/papers.h"

#define PAPER_TOKEN_CHARS 16 /* 80 bits, Crockford's base32 */

/* A name under which a step keeps the day of its paper: "decided_on", "ordered_on" ... */
bool paper_day_field(str name);

/*
 * Part of step_take: a signed file with a number came in with the step of a form. Others
 * are not issued.
 */
MUST_USE enum err paper_issue(struct cx *cx, const struct case_held *c,
                              const struct flow_step *step, const struct step_in *in);

struct paper_turns;
/* A form in a case: which of its papers, on which day. */
struct paper_of_case {
    const struct case_by_code_row *c;
    str code;
    const struct paper_form *form;
    const struct flow *flow;
    struct date day;
    const struct paper_turns *turns;
};

/*
 * around->confirmed, and around->verify: the address of the page that verifies the document,
 * of the last one issued, or of the one that will be next (around->draft); "": the form is
 * none that gets a number and a signed file, or nothing was issued. *out: what was typed
 * for it last (typed.h), and the body of that day. One statement.
 */
MUST_USE enum err paper_standing(struct cx *cx, const struct paper_of_case *of,
                                 struct paper_around *around, struct papers_issued_row *out);

/* What the public learns of a token. */
struct paper_public {
    str number, unit_name, sha256;
    struct date signed_on;
};

/* The token as typed or scanned, in either case. ERR_NOT_FOUND: no document has it. */
MUST_USE enum err paper_find(struct cx *cx, str token, struct paper_public *out);

#endif
