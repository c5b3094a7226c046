#include "make/tplgen_parts.h"
#include <string.h>

enum element_kind html_inside(const struct tpl *t)
{
    return t->mode.depth ? t->open[t->mode.depth - 1].kind : EL_PLAIN;
}

static bool rcdata(const struct tpl *t)
{
    return html_inside(t) == EL_RCDATA || html_inside(t) == EL_TEXTAREA;
}

bool html_keeps_space(const struct tpl *t)
{
    for (size_t k = 0; k < t->mode.depth; k++)
        if (t->open[k].kind == EL_PRE || t->open[k].kind == EL_TEXTAREA)
            return true;
    return false;
}

static bool in_tag_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* &amp; or &#10; at the cursor: written as it is. */
static bool reference(struct tpl *t)
{
    size_t i = t->i + 1;
    while (i < t->src.n && i < t->i + 12 && (is_name(t->src.p[i]) || t->src.p[i] == '#'))
        i++;
    if (i == t->i + 1 || i >= t->src.n || t->src.p[i] != ';')
        return tpl_fail(t, t->i, "bare &: write &amp;");
    emit_str(t, str_sub(t->src, t->i, i + 1));
    t->i = i + 1;
    return true;
}

/* A run of white space in text: one line feed for all that holds one. */
static void space(struct tpl *t)
{
    const size_t from = t->i;
    bool line = false;
    for (; tpl_more(t) && is_space(t->src.p[t->i]); t->i++)
        line = line || t->src.p[t->i] == '\n';
    if (html_keeps_space(t)) {
        emit_str(t, str_sub(t->src, from, t->i));
        return;
    }
    const bool indent = from > 0 && t->src.p[from - 1] == '\n';
    if (!t->begun || (t->lit.n && t->lit.p[t->lit.n - 1] == '\n') || (indent && !line))
        return;
    if (line)
        emit_byte(t, '\n');
    else
        emit_byte(t, ' ');
}

static bool comment(struct tpl *t)
{
    const size_t from = t->i;
    const str rest = str_sub(t->src, t->i + 4, t->src.n);
    const size_t end = str_find(rest, S("-->"));
    if (end == rest.n)
        return tpl_fail(t, from, "<!-- without -->");
    if (str_find(rest, S("{{")) < end)
        return tpl_fail(t, from, "{{ }} in a remark");
    t->i = from + 4 + end + 3;
    return true;
}

static str tag_name(struct tpl *t)
{
    const size_t from = t->i;
    while (tpl_more(t) && in_tag_name(t->src.p[t->i]))
        t->i++;
    return str_sub(t->src, from, t->i);
}

static bool close_element(struct tpl *t)
{
    const size_t from = t->i;
    t->i += 2;
    const str name = tag_name(t);
    if (!tpl_at(t, S(">")))
        return tpl_fail(t, from, "end tag: a name in small letters and '>' expected");
    const size_t floor = t->n_blocks ? t->blocks[t->n_blocks - 1].begin.depth : 0;
    if (t->mode.depth <= floor)
        return tpl_fail(t, from, "</%.*s> has no start tag in this %s", STR_ARG(name),
                        t->n_blocks ? "branch" : "file");
    const struct element *e = &t->open[t->mode.depth - 1];
    if (!str_eq(name, e->name))
        return tpl_fail(t, from, "</%.*s> found, but <%.*s> of line %zu is open", STR_ARG(name),
                        STR_ARG(e->name), tpl_line(t, e->pos));
    if (e->post && !e->csrf)
        return tpl_fail(t, e->pos, "form method=\"post\" without {{csrf}}");
    t->mode.depth--;
    t->i++;
    buf_fmt(&t->lit, "</%.*s>", STR_ARG(name));
    return true;
}

static bool open_element(struct tpl *t)
{
    const size_t from = t->i++;
    const str name = tag_name(t);
    const enum element_kind kind = element_kind(name);
    if (!name.n)
        return tpl_fail(t, from, "bare '<': write &lt;");
    if (kind == EL_REFUSED)
        return tpl_fail(t, from, "<%.*s> is not allowed", STR_ARG(name));
    if (kind == EL_UNKNOWN || !tpl_more(t) ||
        !(is_space(t->src.p[t->i]) || strchr("/>{", t->src.p[t->i])))
        return tpl_fail(t, from, "no element <%.*s>", STR_ARG(name));
    if (t->mode.depth == MAX_ELEMENTS - 1)
        return tpl_fail(t, from, "elements are nested too deep");
    t->open[t->mode.depth] = (struct element){ .name = name, .kind = kind, .pos = from };
    t->n_attrs = 0;
    t->has_src = false;
    t->mode.place = IN_TAG;
    t->mode.gap = false;
    emit_byte(t, '<');
    emit_str(t, name);
    return true;
}

static bool markup(struct tpl *t)
{
    if (tpl_at(t, S("</")))
        return close_element(t);
    if (rcdata(t) || html_inside(t) == EL_SCRIPT)
        return tpl_fail(t, t->i, "only the end tag can follow here");
    if (tpl_at(t, S("<!--")))
        return comment(t);
    if (tpl_at(t, S("<!doctype html>"))) {
        if (t->mode.depth || t->begun)
            return tpl_fail(t, t->i, "doctype stands at the top");
        emit_str(t, S("<!doctype html>"));
        t->i += S("<!doctype html>").n;
        return true;
    }
    return open_element(t);
}

bool html_text_run(struct tpl *t)
{
    const char c = t->src.p[t->i];
    if (tpl_at(t, S("{{")))
        return word_run(t);
    if (c == '<')
        return markup(t);
    if (html_inside(t) == EL_SCRIPT)
        return tpl_fail(t, t->i, "script text belongs into a file of web/static");
    if (c == '>')
        return tpl_fail(t, t->i, "bare '>': write &gt;");
    if (c == '&')
        return reference(t);
    if (is_space(c)) {
        space(t);
        return true;
    }
    emit_byte(t, c);
    t->i++;
    return true;
}

/* '>' or '/>' at the cursor. */
static bool tag_end(struct tpl *t)
{
    struct element *e = &t->open[t->mode.depth];
    const bool self = tpl_at(t, S("/>"));
    if (t->n_blocks && t->blocks[t->n_blocks - 1].begin.place != IN_TEXT)
        return tpl_fail(t, t->i, "the tag ends inside {{if}}");
    if (!self && !tpl_at(t, S(">")))
        return tpl_fail(t, t->i, "'/' without '>'");
    if (self && e->kind != EL_SVG)
        return tpl_fail(t, t->i, "<%.*s/> does not close itself in HTML", STR_ARG(e->name));
    if (e->kind == EL_SCRIPT && !t->has_src)
        return tpl_fail(t, e->pos, "<script> without src");
    t->i += self ? 2 : 1;
    emit_str(t, self ? S("/>") : S(">"));
    if (!self && e->kind != EL_VOID)
        t->mode.depth++;
    if (e->kind == EL_TEXTAREA || e->kind == EL_PRE) {
        if (tpl_more(t) && t->src.p[t->i] == '\n')
            t->i++;
        emit_byte(t, '\n'); /* browsers drop the first one, which may be the value's */
    }
    t->mode.place = IN_TEXT;
    return true;
}

static str attr_name(struct tpl *t)
{
    const size_t from = t->i;
    while (tpl_more(t) && (is_name(t->src.p[t->i]) || strchr("-:.@", t->src.p[t->i])))
        t->i++;
    return str_sub(t->src, from, t->i);
}

static bool attr_allowed(struct tpl *t, size_t pos, str name)
{
    if (str_eq(str_sub(name, 0, 2), S("on")))
        return tpl_fail(t, pos, "%.*s: handlers belong into a file of web/static", STR_ARG(name));
    if (str_eq(name, S("style")))
        return tpl_fail(t, pos, "style: give a class and write web/static/app.css");
    if (attr_kind(name) == ATTR_UNKNOWN)
        return tpl_fail(t, pos, "attribute '%.*s' is not on the list (tplgen_list.c)",
                        STR_ARG(name));
    for (size_t k = 0; k < t->n_attrs; k++)
        if (str_eq(t->attrs[k], name))
            return tpl_fail(t, pos, "%.*s stands twice", STR_ARG(name));
    if (t->n_attrs == MAX_ATTRS)
        return tpl_fail(t, pos, "too many attributes");
    t->attrs[t->n_attrs++] = name;
    return true;
}

static bool attr_begin(struct tpl *t)
{
    const size_t from = t->i;
    const str name = attr_name(t);
    if (!name.n)
        return tpl_fail(t, from, "'%c' cannot stand in a tag", t->src.p[from]);
    if (!t->mode.gap)
        return tpl_fail(t, from, "white space is missing before %.*s", STR_ARG(name));
    if (!attr_allowed(t, from, name))
        return false;
    const enum attr_kind kind = attr_kind(name);
    emit_byte(t, ' ');
    emit_str(t, name);
    t->mode.gap = false;
    if (!tpl_at(t, S("="))) {
        if (kind == ATTR_FLAG || kind == ATTR_EITHER)
            return true;
        return tpl_fail(t, from, "%.*s needs a value in quotes", STR_ARG(name));
    }
    if (kind == ATTR_FLAG)
        return tpl_fail(t, from, "%.*s takes no value; {{if (c)}} %.*s{{end}}", STR_ARG(name),
                        STR_ARG(name));
    t->i++;
    if (!tpl_at(t, S("\"")) && !tpl_at(t, S("'")))
        return tpl_fail(t, t->i, "the value of %.*s stands in quotes", STR_ARG(name));
    t->mode.place = IN_VALUE;
    t->mode.quote = t->src.p[t->i++];
    t->mode.attr = kind;
    t->mode.url = kind == ATTR_URL ? URL_START : URL_NONE;
    emit_byte(t, '=');
    emit_byte(t, t->mode.quote);
    struct element *e = &t->open[t->mode.depth];
    t->has_src = t->has_src || str_eq(name, S("src"));
    if (str_eq(name, S("method")) && str_eq(e->name, S("form")))
        e->post = str_eq_nocase(str_sub(t->src, t->i, t->i + 4), S("post"));
    return true;
}

bool html_tag_run(struct tpl *t)
{
    const char c = t->src.p[t->i];
    if (tpl_at(t, S("{{")))
        return word_run(t);
    if (is_space(c)) {
        t->mode.gap = true;
        t->i++;
        return true;
    }
    return c == '>' || c == '/' ? tag_end(t) : attr_begin(t);
}

/*
 * An address begins with one '/' or with '#'. A value right behind the first '/' may
 * turn out empty, so no second '/' may follow it: "//name" is another host.
 */
static bool url_byte(struct tpl *t, char c)
{
    if (is_space(c) || c == '\\')
        return tpl_fail(t, t->i, "white space or '\\' in an address");
    switch (t->mode.url) {
    case URL_NONE:
    case URL_OPEN:
        return true;
    case URL_START:
        if (c != '/' && c != '#')
            return tpl_fail(t, t->i, "an address begins with / or #, or is one struct url");
        t->mode.url = c == '/' ? URL_SLASH : URL_OPEN;
        return true;
    case URL_SLASH:
    case URL_RISK:
        if (c == '/')
            return tpl_fail(t, t->i, "this address may come to name another host");
        t->mode.url = URL_OPEN;
        return true;
    case URL_DONE:
        break;
    }
    return tpl_fail(t, t->i, "nothing can follow a whole address");
}

bool html_value_run(struct tpl *t)
{
    const char c = t->src.p[t->i];
    if (tpl_at(t, S("{{")))
        return word_run(t);
    if (c == t->mode.quote) {
        if (t->mode.url == URL_START)
            return tpl_fail(t, t->i, "empty address");
        if (t->n_blocks && t->blocks[t->n_blocks - 1].begin.place == IN_VALUE)
            return tpl_fail(t, t->i, "the value ends inside {{if}} or {{for}}");
        emit_byte(t, c);
        t->i++;
        t->mode.place = IN_TAG;
        t->mode.url = URL_NONE;
        t->mode.gap = false;
        return true;
    }
    if (c == '<')
        return tpl_fail(t, t->i, "'<' in an attribute: write &lt;, or a quote is missing");
    if (t->mode.attr == ATTR_URL && !url_byte(t, c))
        return false;
    if (c == '&')
        return reference(t);
    emit_byte(t, c);
    t->i++;
    return true;
}
