#include "make/tplgen_parts.h"
#include <stdlib.h>
#include <string.h>

/* Lists between blanks; a name is in a list with a blank on either side. */
static bool listed(const char *list, str name)
{
    for (const char *p = strchr(list, ' '); p && p[1]; p = strchr(p + 1, ' '))
        if (strncmp(p + 1, name.p, name.n) == 0 && p[1 + name.n] == ' ')
            return true;
    return false;
}

static const char plain[] =
    " html head body header footer main nav section article aside address h1 h2 h3 h4 h5 h6 p div"
    " span a ul ol li dl dt dd table caption thead tbody tfoot tr th td colgroup form fieldset"
    " legend label select optgroup option button datalist output progress meter details summary"
    " strong em b i u small s sub sup code kbd samp var blockquote q cite abbr time mark bdi"
    " ins del picture figure figcaption noscript video audio dialog ";
static const char voids[] = " br col hr img input link meta source track wbr ";
static const char svg[] = " svg use path g circle rect line polyline polygon ellipse ";
static const char refused[] =
    " style base object embed iframe frame frameset applet template math ";

enum element_kind element_kind(str name)
{
    if (str_eq(name, S("pre")))
        return EL_PRE;
    if (str_eq(name, S("title")))
        return EL_RCDATA;
    if (str_eq(name, S("textarea")))
        return EL_TEXTAREA;
    if (str_eq(name, S("script")))
        return EL_SCRIPT;
    if (listed(plain, name))
        return EL_PLAIN;
    if (listed(voids, name))
        return EL_VOID;
    if (listed(svg, name))
        return EL_SVG;
    return listed(refused, name) ? EL_REFUSED : EL_UNKNOWN;
}

static const char value[] =
    " class id alt title lang dir for name value type placeholder content width height rows cols"
    " maxlength minlength min max step pattern inputmode autocomplete colspan rowspan datetime"
    " list accept label role tabindex size start headers abbr form low high optimum span"
    " enterkeyhint ";
static const char literal[] =
    " accesskey method rel media sizes srcset scope enctype target charset property hreflang"
    " loading decoding capture autocapitalize spellcheck translate wrap crossorigin integrity"
    " preload kind srclang xmlns viewBox d fill stroke stroke-width stroke-linecap stroke-"
    " linejoin cx cy r x y x1 x2 y1 y2 rx ry points transform focusable preserveAspectRatio"
    " shape-rendering fill-rule ";
static const char flag[] =
    " checked selected disabled multiple required readonly autofocus open hidden async defer"
    " novalidate formnovalidate reversed controls muted playsinline default ";
static const char url[] = " href src action formaction poster cite ";

enum attr_kind attr_kind(str name)
{
    if ((str_starts(name, S("aria-")) && name.n > 5) ||
        (str_starts(name, S("data-")) && name.n > 5))
        return ATTR_VALUE;
    if (listed(value, name))
        return ATTR_VALUE;
    if (listed(literal, name))
        return ATTR_LITERAL;
    if (listed(flag, name))
        return ATTR_FLAG;
    if (listed(url, name))
        return ATTR_URL;
    return str_eq(name, S("download")) ? ATTR_EITHER : ATTR_UNKNOWN;
}
