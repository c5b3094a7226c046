/*
 * Files of a form that is being filled in: sealed as they come, never decoded,
 * and kept under the form's token, so that they need not be chosen again when
 * the form has a problem. `hotline jobs` removes those of forms never sent.
 */
#ifndef DOMAIN_INTAKE_DRAFT_H
#define DOMAIN_INTAKE_DRAFT_H

#include "base/cx.h"
#include "base/ids.h"
#include "domain/intake/medium.h"

struct kept_file {
    file_id id;
    const struct file_type *type;
    int64_t size;
};

struct draft {
    str token; /* of the form, 43 characters */
    const struct kept_file *files;
    size_t n_files, n_photos; /* the photos are among the files */
    bool sent; /* the form is a report already: nothing is added */
};

/* Why a file is not taken. */
struct refusal {
    enum refused { REFUSED_TYPE = 1, REFUSED_LARGE, REFUSED_MANY, REFUSED_SUM } why;
    enum medium medium; /* 0: not known */
};

/* A token for a new form. */
str draft_token(struct cx *cx);

/* Can it be a token of a form? */
bool draft_token_ok(str typed);

/* typed, if it can be a token; a new one otherwise. */
str draft_token_of(struct cx *cx, str typed);

MUST_USE enum err draft_read(struct cx *cx, str token, struct draft *d);

/*
 * The sender takes a file back before the form is sent; row and sealed file go. A file
 * that is not of this form, or of a form that was sent, is left alone without a word.
 */
MUST_USE enum err draft_remove(struct cx *cx, str token, file_id file);

/* The same for one that came in pieces, whole or not; name: see pieces.h. */
MUST_USE enum err draft_remove_named(struct cx *cx, str token, str name);

struct evidence_in;

/*
 * One file on its way in: new, any number of adds, then end or drop.
 *
 * ERR_CONFLICT   of new and end: the form was sent
 * ERR_INVALID    of add or end: not taken, see evidence_refusal
 * After an error of add or end the file is dropped.
 */
MUST_USE enum err evidence_new(struct cx *cx, const struct draft *d, struct evidence_in **out);
MUST_USE enum err evidence_add(struct evidence_in *p, str bytes);

/* Durable after OK; the same file twice is kept once. Limits hold however many come at once. */
MUST_USE enum err evidence_end(struct evidence_in *p);

void evidence_drop(struct evidence_in *p);

struct refusal evidence_refusal(const struct evidence_in *p);

/* said of the procedures that keep a file as error and refusal. */
MUST_USE enum err draft_said(int64_t said, struct refusal *r);

#endif
