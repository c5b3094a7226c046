/* Signing the sanction decision, at its step. */
#ifndef PAGES_VIOLATIONS_SIGN_H
#define PAGES_VIOLATIONS_SIGN_H

#include "pages/cases/write.h"

enum err sign_get(struct req *r, struct resp *w, const struct write_case *c);
enum err sign_post(struct req *r, struct resp *w, const struct write_case *c);

#endif
