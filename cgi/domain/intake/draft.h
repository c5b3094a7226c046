/*
 * Photos of a form that is being filled in: sealed as they come, never decoded,
 * and kept under the form's token, so that they need not be chosen again when
 * the form has a problem. `hotline jobs` removes those of forms never sent.
 */
#ifndef DOMAIN_INTAKE_DRAFT_H
#define DOMAIN_INTAKE_DRAFT_H

#include "base/cx.h"

struct draft {
    str token;           /* of the form, 43 characters */
    size_t n_photos;     /* kept so far */
    int64_t bytes;       /* of all of them */
    bool sent;           /* the form is a report already: nothing is added */
};

/* A token for a new form. */
str draft_token(struct cx *cx);

/* typed, if it can be a token; a new one otherwise. */
str draft_token_of(struct cx *cx, str typed);

MUST_USE enum err draft_read(struct cx *cx, str token, struct draft *d);

struct photo_in;

/*
 * One photo on its way in: new, any number of adds, then end or drop.
 *
 * ERR_CONFLICT   of new: d->sent
 * ERR_GONE       of new: limits.photos reached
 * ERR_MEDIA_TYPE of add or end: not JPEG, PNG, WebP or HEIC, by its content
 * ERR_TOO_LARGE  of add: limits.photo_bytes; ERR_GONE: limits.report_bytes for all
 * After an error of add or end the photo is dropped.
 */
MUST_USE enum err photo_new(struct cx *cx, struct draft *d, struct photo_in **out);
MUST_USE enum err photo_add_bytes(struct photo_in *p, str bytes);

/* Durable and counted in the draft after OK; the same photo twice is kept once. */
MUST_USE enum err photo_end(struct photo_in *p);

void photo_drop(struct photo_in *p);

#endif
