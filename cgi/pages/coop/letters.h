/* Letters of other bodies: the book of a unit, one letter, and those on a case. */
#ifndef PAGES_COOP_LETTERS_H
#define PAGES_COOP_LETTERS_H

#include "http/http.h"

/* GET, POST /staff/letters */
enum err letters_get(struct req *r, struct resp *w);
enum err letters_post(struct req *r, struct resp *w);
/* GET, POST /staff/letters/{id} */
enum err letter_get(struct req *r, struct resp *w);
enum err letter_post(struct req *r, struct resp *w);
/* GET /staff/letters/{id}/file */
enum err letter_file_get(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/letters */
enum err case_letters_get(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/letters/{id} */
enum err case_letter_file_get(struct req *r, struct resp *w);

#endif
