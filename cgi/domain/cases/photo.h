/* Cleaned copies of the reporters' pictures, for those who may see the case. */
#ifndef DOMAIN_CASES_PHOTO_H
#define DOMAIN_CASES_PHOTO_H

#include "domain/accounts/user.h"

/* JPEG bytes. ERR_NOT_FOUND: no such picture in a case that this person may see. */
MUST_USE enum err photo_read(struct cx *cx, const struct user *who, str code, file_id file,
                             str *jpeg);

#endif
