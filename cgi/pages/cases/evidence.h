/* What reporters sent: the list, saving a file, covering faces and plates on a photo. */
#ifndef PAGES_CASES_EVIDENCE_H
#define PAGES_CASES_EVIDENCE_H

#include "http/http.h"

/* GET /staff/cases/{code}/files */
enum err case_files_get(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/media/{file}: always to be saved, never to be opened in the browser */
enum err case_media_get(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/photos/{file}/cover */
enum err photo_cover_get(struct req *r, struct resp *w);
enum err photo_cover_post(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/photos/{file}/public: the copy that may be published */
enum err photo_public_get(struct req *r, struct resp *w);

#endif
