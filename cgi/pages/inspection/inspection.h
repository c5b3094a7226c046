/* The inspection record: written at the step that closes the inspection. */
#ifndef PAGES_INSPECTION_H
#define PAGES_INSPECTION_H

#include "pages/cases/write.h"

enum err inspection_get(struct req *r, struct resp *w, const struct write_case *c);
enum err inspection_post(struct req *r, struct resp *w, const struct write_case *c);

#endif
