/*
 * A page being written. Templates (web/templates/NAME.html) become functions
 * void tpl_NAME(struct out *o, params...) declared in "tpl/NAME.h".
 *
 * Template syntax (`tplgen --help` prints the same):
 *
 *     {{use "pages/cases/view.h"}}          header that declares the types of the parameters
 *     {{param const struct case_view *v}}   one parameter of the function; repeatable
 *     {{v->title}}                          a value; the place in the HTML picks the escaper
 *     {{if (v->n)}} {{elif (c)}} {{else}} {{end}}      also inside a tag or an attribute value
 *     {{for (size_t i = 0; i < v->n; i++)}} {{end}}
 *     {{include pager(&v->pager)}}          calls tpl_pager(o, &v->pager)
 *     {{wrap layout(&v->page)}}             at the top: this body goes to the layout's {{slot}}
 *     {{t "Hạn trả lời: {0}" v->due}}       translated; values stand in place of {0} {1} ...
 *     {{csrf}}                              hidden input; each form method="post" needs one
 *     <!-- remark -->                       stays in the source
 *
 * Values: str, const char *, int, int64_t, size_t, struct date, and the wrappers of
 * html.h: html_money html_when html_count html_decimal. Nothing else is written: opt_
 * values are asked for .has first; ids, enums and sealed data have no writer.
 * Places: text, title/textarea, quoted values of listed attributes. href, src, action
 * take a struct url (url.h) alone, or start with a literal "/" or "#"; values behind
 * it are percent-encoded: href="/cases/{{v->code}}?tab={{v->tab}}".
 * White space: a line with only a directive vanishes, line starts lose their
 * indentation; pre and textarea are left as they are.
 *
 * Texts in C tables and struct members are marked TR("...") and shown with {{tr(x)}}
 * (base/lang.h). Partials and layouts take the structs of html/page.h.
 */
#ifndef HTML_OUT_H
#define HTML_OUT_H

#include "base/buf.h"
#include "base/lang.h"

struct out {
    struct buf *b;
    enum lang lang;
    str csrf; /* token for {{csrf}} */
    str once; /* word of this page, in each of its forms; empty: none */
};

#endif
