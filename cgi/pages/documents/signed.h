/* Signed papers of a case, and the register of numbers of a body. */
#ifndef PAGES_DOCUMENTS_SIGNED_H
#define PAGES_DOCUMENTS_SIGNED_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/signed: what was found of each file; a second person compares. */
enum err signed_get(struct req *r, struct resp *w);
enum err signed_post(struct req *r, struct resp *w);

/* GET, POST /staff/numbers: numbers of the reader's body; the clerk gives and explains them. */
enum err numbers_get(struct req *r, struct resp *w);
enum err numbers_post(struct req *r, struct resp *w);

#endif
