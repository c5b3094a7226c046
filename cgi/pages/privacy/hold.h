/*
 * /staff/cases/{code}/hold: keep who reported while a lawsuit or complaint lasts.
 * /staff/retention: how long it is kept by outcome, what was erased, how often guesses hit.
 */
#ifndef PAGES_PRIVACY_HOLD_H
#define PAGES_PRIVACY_HOLD_H

#include "http/http.h"

enum err case_hold_get(struct req *r, struct resp *w);
enum err case_hold_post(struct req *r, struct resp *w);
enum err retention_get(struct req *r, struct resp *w);

#endif
