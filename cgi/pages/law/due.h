/* When a legal term ends, and why: the answers of `hotline law due` for people. */
#ifndef PAGES_LAW_DUE_H
#define PAGES_LAW_DUE_H

#include "http/http.h"

/* GET /staff/law/due?term=CODE&from=DAY&from_time=HH:MM */
enum err law_due_get(struct req *r, struct resp *w);

#endif
