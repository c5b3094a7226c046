/* Made by tplgen from tests/golden/tplgen/good/inner.html. */
#include "tpl/inner.h"
#include "html/html.h"
#include "tpl/frame.h"

void tpl_inner(struct out *o, const struct page *p)
{
#line 3 "tests/golden/tplgen/good/inner.html"
    tpl_frame_top(o, p);
    (void)o;
    html_lit(o, "<p>", 3);
#line 4 "tests/golden/tplgen/good/inner.html"
    html_text(o, (p->who));
    html_lit(o, "</p>\n", 5);
#line 3 "tests/golden/tplgen/good/inner.html"
    tpl_frame_bottom(o, p);
}
