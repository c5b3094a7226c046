/*
 * /staff/cases/{code}/inspection: decision and team, checklist, notes and photos of the spot;
 * /inspection/order: the decision to inspect.
 */
#ifndef PAGES_INSPECTION_ONSPOT_H
#define PAGES_INSPECTION_ONSPOT_H

#include "http/http.h"

#define ONSPOT_BODY_MAX (21 * MiB)

enum err onspot_get(struct req *r, struct resp *w);
enum err onspot_answers_post(struct req *r, struct resp *w);
enum err onspot_note_post(struct req *r, struct resp *w);
enum err onspot_photo_post(struct req *r, struct resp *w);
enum err order_get(struct req *r, struct resp *w);
enum err order_post(struct req *r, struct resp *w);

#endif
