/*
 * /staff/cases/{code}/inspection: decision and team, checklist, notes and photos of the spot;
 * /inspection/order: the decision to inspect.
 */
#ifndef PAGES_INSPECTION_ONSPOT_H
#define PAGES_INSPECTION_ONSPOT_H

#include "http/http.h"

#define ONSPOT_BODY_MAX (21 * MiB)

/* GET /staff/cases/{code}/inspection */
enum err onspot_get(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/inspection/answers */
enum err onspot_answers_post(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/inspection/note */
enum err onspot_note_post(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/inspection/photo */
enum err onspot_photo_post(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/inspection/order */
enum err order_get(struct req *r, struct resp *w);
enum err order_post(struct req *r, struct resp *w);

#endif
