/* Anybody who holds a signed document sees whether it is the one that was signed. */
#ifndef PAGES_VERIFY_H
#define PAGES_VERIFY_H

#include "http/http.h"

#define VERIFY_BODY_MAX (21 * MiB)

/* GET /verify: the code is typed; GET /verify?code= leads to its page. */
enum err verify_form_get(struct req *r, struct resp *w);

/* GET, POST /verify/{token}: number, day and body; a file or its SHA-256 is compared. */
enum err verify_get(struct req *r, struct resp *w);
enum err verify_post(struct req *r, struct resp *w);

#endif
