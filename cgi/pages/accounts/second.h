/* The second factor of officials: enrolment, and the question for a code at a signature. */
#ifndef PAGES_ACCOUNTS_SECOND_H
#define PAGES_ACCOUNTS_SECOND_H

#include "html/page.h"
#include "http/http.h"

/* GET, POST /staff/second */
enum err second_get(struct req *r, struct resp *w);
enum err second_post(struct req *r, struct resp *w);

/* The field in which a signer types the code; never filled again. */
struct field second_field(const struct form *f);

/*
 * Is the code of the form right? *step goes into the act that is signed.
 * ERR_INVALID: it has become a problem of the form, to be shown with status 422.
 */
MUST_USE enum err second_ask(struct req *r, struct form *f, int64_t *step);

#endif
