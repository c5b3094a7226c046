/*
 * Letters of other bodies (công văn đến): registered in the book of a unit with number, day,
 * sender and the sealed file, attached to one or several cases, found again by words.
 * Nothing is edited: a wrong link is ended, a wrong letter is registered anew.
 */
#ifndef DOMAIN_DOCUMENTS_INCOMING_H
#define DOMAIN_DOCUMENTS_INCOMING_H

#include "domain/documents/document.h"
#include "sql/letters.h"

#define LETTER_CASES_MAX 20

struct letter_new {
    unit_id unit;
    str number, sender, subject;
    struct date dated, came;
    const str *cases; /* codes, 1..LETTER_CASES_MAX, each once */
    size_t n_cases;
    const struct document *file;
};

/* What was wrong, for the page. */
struct letter_fault {
    str case_code; /* no such case that this person works on */
    bool there;    /* the book has it already */
    bool days;     /* it came before it was written, or in the future */
};

/*
 * Into the book and onto its cases, one event in the history of each. ERR_INVALID with
 * *fault; ERR_FORBIDDEN: the person works in no such unit.
 */
MUST_USE enum err letter_register(struct cx *cx, const struct user *who,
                                  const struct letter_new *in, letter_id *id,
                                  struct letter_fault *fault);

/* A letter of a unit of this person. ERR_NOT_FOUND. */
MUST_USE enum err letter_load(struct cx *cx, const struct user *who, letter_id id,
                              struct letter_by_id_row *out);

/*
 * Onto one more case, or off it again. ERR_NOT_FOUND: no such letter, or no such case that
 * the person works on; ERR_CONFLICT: it is there already, or is not.
 */
enum letter_move { LETTER_ATTACH = 1, LETTER_DETACH };
MUST_USE enum err letter_move(struct cx *cx, const struct user *who, letter_id id, str code,
                              enum letter_move move);

/* Letters on a case that the person may see. ERR_NOT_FOUND. */
MUST_USE enum err letters_on_case(struct cx *cx, const struct user *who, str code,
                                  struct letters_of_case_row **rows, size_t *n);

/* The file of one of them. ERR_NOT_FOUND. */
MUST_USE enum err letter_on_case(struct cx *cx, const struct user *who, str code, letter_id id,
                                 struct letter_of_case_row *out);

#endif
