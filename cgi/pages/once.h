/* Pressed twice, done once: what domain/accounts/once.h keeps of each form that is sent. */
#ifndef PAGES_ONCE_H
#define PAGES_ONCE_H

#include "http/form.h"
#include "http/response.h"

/* As r->read: asked once the form is there. ERR_DUPLICATE: r->again says where the first led. */
MUST_USE enum err once_read(struct req *r, const struct form *f);

/* Keeps what came of the form that once_read let through. */
void once_answered(struct req *r, const struct resp *w);

#endif
