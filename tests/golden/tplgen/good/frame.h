/* Made by tplgen from tests/golden/tplgen/good/frame.html. */
#ifndef TPL_frame_H
#define TPL_frame_H

#include "html/out.h"
#include "html/page.h"

void tpl_frame_top(struct out *o, const struct page *p);
void tpl_frame_bottom(struct out *o, const struct page *p);

#endif
