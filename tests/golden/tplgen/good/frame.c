/* Made by tplgen from tests/golden/tplgen/good/frame.html. */
#include "tpl/frame.h"
#include "html/html.h"
#pragma GCC diagnostic ignored "-Wunused-parameter"

void tpl_frame_top(struct out *o, const struct page *p)
{
    html_lit(o, "<!doctype html>\n<html lang=\"", 28);
#line 4 "tests/golden/tplgen/good/frame.html"
    html_attr(o, (lang_code(p->lang)));
    html_lit(o, "\">\n<head><title>", 16);
#line 5 "tests/golden/tplgen/good/frame.html"
    html_rcdata(o, (p->title));
    html_lit(o, "</title></head>\n<body>\n", 23);
}

void tpl_frame_bottom(struct out *o, const struct page *p)
{
    (void)o;
    html_lit(o, "</body>\n</html>\n", 16);
}
