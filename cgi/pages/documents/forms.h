/* Which forms were compared with the text in force: told and changed by administrators. */
#ifndef PAGES_DOCUMENTS_FORMS_H
#define PAGES_DOCUMENTS_FORMS_H

#include "http/http.h"

/* GET /staff/forms: every version with its last check. */
enum err forms_get(struct req *r, struct resp *w);

/* GET, POST /staff/forms/{form}/{digest}: the fields of one version; it is vouched for, or not. */
enum err form_check_get(struct req *r, struct resp *w);
enum err form_check_post(struct req *r, struct resp *w);

#endif
