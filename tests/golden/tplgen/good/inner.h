/* Made by tplgen from tests/golden/tplgen/good/inner.html. */
#ifndef TPL_inner_H
#define TPL_inner_H

#include "html/out.h"
#include "html/page.h"

void tpl_inner(struct out *o, const struct page *p);

#endif
