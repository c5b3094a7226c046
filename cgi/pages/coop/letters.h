/* Letters of other bodies: the book of a unit, one letter, and those on a case. */
#ifndef PAGES_COOP_LETTERS_H
#define PAGES_COOP_LETTERS_H

#include "http/http.h"

enum err letters_get(struct req *r, struct resp *w);
enum err letters_post(struct req *r, struct resp *w);
enum err letter_get(struct req *r, struct resp *w);
enum err letter_post(struct req *r, struct resp *w);
enum err letter_file_get(struct req *r, struct resp *w);
enum err case_letters_get(struct req *r, struct resp *w);
enum err case_letter_file_get(struct req *r, struct resp *w);

#endif
