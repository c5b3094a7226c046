/* Made by tplgen from tests/golden/tplgen/good/places.html. */
#include "tpl/places.h"
#include "html/html.h"
#include "tpl/pager.h"

void tpl_places(struct out *o, const struct page *p, struct url u, size_t n)
{
    (void)o;
    html_lit(o, "<title>", 7);
#line 6 "tests/golden/tplgen/good/places.html"
    html_rcdata(o, (p->title));
    html_lit(o, "</title>\n<div class=\"a ", 23);
#line 7 "tests/golden/tplgen/good/places.html"
    if (n > 1) {
    html_lit(o, "many", 4);
#line 7 "tests/golden/tplgen/good/places.html"
    } else {
    html_lit(o, "one", 3);
#line 7 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, "\" title=\"", 9);
#line 7 "tests/golden/tplgen/good/places.html"
    for (struct html_tr tr_ = html_tr(TR("Có {0} việc")); html_tr_attr(o, &tr_);)
        switch (tr_.arg) {
#line 7 "tests/golden/tplgen/good/places.html"
        case 0: html_attr(o, (n)); break;
        default: break;
        }
    html_lit(o, "\">\n<a href=\"", 12);
#line 8 "tests/golden/tplgen/good/places.html"
    html_url(o, (u));
    html_lit(o, "\">", 2);
#line 8 "tests/golden/tplgen/good/places.html"
    html_text(o, (p->who));
    html_lit(o, "</a>\n<a href=\"/cases/", 21);
#line 9 "tests/golden/tplgen/good/places.html"
    html_part(o, (p->who));
    html_lit(o, "\?tab=", 5);
#line 9 "tests/golden/tplgen/good/places.html"
    html_part(o, (n));
    html_lit(o, "#", 1);
#line 9 "tests/golden/tplgen/good/places.html"
    html_part(o, (p->unit));
    html_lit(o, "\">x &amp; y</a>\n", 16);
#line 10 "tests/golden/tplgen/good/places.html"
    if (n) {
    html_lit(o, "<input name=\"a\"", 15);
#line 11 "tests/golden/tplgen/good/places.html"
    if (p->demo) {
    html_lit(o, " checked", 8);
#line 11 "tests/golden/tplgen/good/places.html"
    } else if (n == 2) {
    html_lit(o, " disabled", 9);
#line 11 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, " value='", 8);
#line 11 "tests/golden/tplgen/good/places.html"
    html_attr(o, (html_money(5)));
    html_lit(o, "'>\n", 3);
#line 12 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, "</div>\n<pre>\n  kept\n    as it is ", 33);
#line 16 "tests/golden/tplgen/good/places.html"
    html_text(o, (n));
    html_lit(o, "\n</pre>\n<textarea name=\"t\">\n", 28);
#line 18 "tests/golden/tplgen/good/places.html"
    html_rcdata(o, (p->title));
    html_lit(o, "</textarea>\n<ul>\n", 17);
#line 20 "tests/golden/tplgen/good/places.html"
    for (size_t i = 0; i < n; i++) {
    html_lit(o, "<li>", 4);
#line 21 "tests/golden/tplgen/good/places.html"
    html_text(o, (i));
#line 21 "tests/golden/tplgen/good/places.html"
    for (size_t k = 0; k < 2; k++) {
    html_lit(o, " ", 1);
#line 21 "tests/golden/tplgen/good/places.html"
    html_text(o, (k));
#line 21 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, "</li>\n", 6);
#line 22 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, "</ul>\n<form method=\"post\" action=\"", 34);
#line 24 "tests/golden/tplgen/good/places.html"
    if (n) {
    html_lit(o, "/a", 2);
#line 24 "tests/golden/tplgen/good/places.html"
    } else {
    html_lit(o, "/b", 2);
#line 24 "tests/golden/tplgen/good/places.html"
    }
    html_lit(o, "\">\n", 3);
#line 25 "tests/golden/tplgen/good/places.html"
    html_csrf(o);
    html_lit(o, "<button type=\"submit\">", 22);
#line 26 "tests/golden/tplgen/good/places.html"
    for (struct html_tr tr_ = html_tr(TR("Gửi")); html_tr_text(o, &tr_);)
        switch (tr_.arg) {
        default: break;
        }
    html_lit(o, "</button>\n</form>\n", 18);
#line 28 "tests/golden/tplgen/good/places.html"
    tpl_pager(o, &(struct pager){ .href = u, .page = 2, .last = (int64_t){3}});
    html_lit(o, "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>\n", 48);
}
