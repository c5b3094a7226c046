/* The terms that the law leaves to the province, for its administrator. */
#ifndef PAGES_LAW_TERMS_H
#define PAGES_LAW_TERMS_H

#include "http/http.h"

/*
 * GET /staff/law/terms: each term with what it is today, its rows, and the command that
 * sets it. Read only: the officials' service may not write the province's file, so that
 * whoever breaks into it changes no legal term.
 */
enum err law_terms_get(struct req *r, struct resp *w);

#endif
