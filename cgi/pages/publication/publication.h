/* Pages of the steps that publish, correct and take down; reached by pages/cases/write.c. */
#ifndef PAGES_PUBLICATION_PUBLICATION_H
#define PAGES_PUBLICATION_PUBLICATION_H

#include "pages/cases/write.h"

/* The first person: text proposed, previewed, handed on. */
enum err prepare_get(struct req *r, struct resp *w, const struct write_case *c);
enum err prepare_post(struct req *r, struct resp *w, const struct write_case *c);

/* The second person: exactly what the public will see, and one button. */
enum err release_get(struct req *r, struct resp *w, const struct write_case *c);
enum err release_post(struct req *r, struct resp *w, const struct write_case *c);

/* Corrections, their release, and taking down. */
enum err correction_get(struct req *r, struct resp *w, const struct write_case *c);
enum err correction_post(struct req *r, struct resp *w, const struct write_case *c);

/* GET /staff/publications: what waits for whom. */
enum err publications_get(struct req *r, struct resp *w);

/* GET, POST /staff/cases/{code}/publication/statement */
enum err statement_get(struct req *r, struct resp *w);
enum err statement_post(struct req *r, struct resp *w);

/* GET, POST /staff/cases/{code}/publication: the gate, the state, the archive; proof of posting. */
enum err gate_get(struct req *r, struct resp *w);
enum err gate_post(struct req *r, struct resp *w);

#endif
