/* Made by tplgen from tests/golden/tplgen/good/places.html. */
#ifndef TPL_places_H
#define TPL_places_H

#include "html/out.h"
#include "html/page.h"

void tpl_places(struct out *o, const struct page *p, struct url u, size_t n);

#endif
