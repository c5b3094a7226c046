/* The public directory of hotline numbers, from the province to the communes. */
#ifndef PAGES_INTAKE_HOTLINES_H
#define PAGES_INTAKE_HOTLINES_H

#include "http/http.h"

/*
 * GET /hotlines: all of them; ?letter=B: communes that begin so; ?q=NAME: the communes that a
 * name of today or of old, of a commune or a district, stands for.
 */
enum err hotlines_get(struct req *r, struct resp *w);

/* GET /hotlines/{code}: what an official code, of today or of old, leads to. */
enum err hotlines_code_get(struct req *r, struct resp *w);

#endif
