/*
 * /staff/cases/{code}/exhibits: what was seized by which order, and where it is; below
 * it one form each to note an order, an exhibit, a longer term, and what became of one.
 */
#ifndef PAGES_EXECUTION_EXHIBITS_H
#define PAGES_EXECUTION_EXHIBITS_H

#include "http/http.h"

/* GET /staff/cases/{code}/exhibits */
enum err exhibits_get(struct req *r, struct resp *w);
/* .../exhibits/new */
enum err seizure_new_get(struct req *r, struct resp *w);
enum err seizure_new_post(struct req *r, struct resp *w);
/* .../exhibits/{id}/item, id of the order */
enum err exhibit_new_get(struct req *r, struct resp *w);
enum err exhibit_new_post(struct req *r, struct resp *w);
/* .../exhibits/{id}/term, the same id */
enum err seizure_term_get(struct req *r, struct resp *w);
enum err seizure_term_post(struct req *r, struct resp *w);
/* .../exhibits/{id}/move, id of the exhibit */
enum err exhibit_move_get(struct req *r, struct resp *w);
enum err exhibit_move_post(struct req *r, struct resp *w);

#endif
