#include "wire/mime/mime.h"
#include <libxml/HTMLparser.h>
#include <string.h>

static bool one_of(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (g_ascii_strcasecmp(name, list[i]) == 0)
            return true;
    return false;
}

static bool silent(const char *name)
{
    static const char *const names[] = { "script", "style", "head", "title", "template" };
    return one_of(name, names, G_N_ELEMENTS(names));
}

static bool block(const char *name)
{
    static const char *const names[] = {
        "p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4",
        "h5", "h6", "hr", "pre", "section", "article", "header", "footer", "dt", "dd",
    };
    return one_of(name, names, G_N_ELEMENTS(names));
}

/* White space of HTML is one blank, none at the start of a line. */
static void add_words(GString *out, const char *s)
{
    for (; *s; s++) {
        const bool hard = strncmp(s, "\xC2\xA0", 2) == 0; /* &nbsp; */
        const bool blank = hard || strchr(" \t\r\n\f", *s) != NULL;
        s += hard;
        const char last = out->len ? out->str[out->len - 1] : '\n';
        if (!blank)
            g_string_append_c(out, *s);
        else if (last != ' ' && last != '\n')
            g_string_append_c(out, ' ');
    }
}

static void line_end(GString *out)
{
    while (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    if (out->len)
        g_string_append_c(out, '\n');
}

/* The next node in reading order; below tells whether to go into n. Ends of blocks are lines. */
static xmlNode *following(xmlNode *n, bool below, GString *out)
{
    if (below && n->children)
        return n->children;
    while (n && !n->next) {
        n = n->parent;
        if (n && n->type == XML_ELEMENT_NODE && block((const char *)n->name))
            line_end(out);
    }
    return n ? n->next : NULL;
}

/* At most one empty line between others. */
static void few_empty_lines(GString *s)
{
    size_t to = 0, ends = 2;
    for (size_t i = 0; i < s->len; i++) {
        ends = s->str[i] == '\n' ? ends + 1 : 0;
        if (ends <= 2)
            s->str[to++] = s->str[i];
    }
    g_string_truncate(s, to);
}

GString *html_text(const GString *html)
{
    GString *out = g_string_new("");
    xmlDoc *doc = htmlReadMemory(html->str, (int)html->len, NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                     HTML_PARSE_NONET);
    if (!doc)
        return out;
    xmlNode *n = xmlDocGetRootElement(doc);
    while (n) {
        bool below = true;
        if (n->type == XML_ELEMENT_NODE) {
            below = !silent((const char *)n->name);
            if (block((const char *)n->name))
                line_end(out);
            else if (g_ascii_strcasecmp((const char *)n->name, "td") == 0)
                add_words(out, " ");
        } else if (n->type == XML_TEXT_NODE && n->content) {
            add_words(out, (const char *)n->content);
        }
        n = following(n, below, out);
    }
    xmlFreeDoc(doc);
    few_empty_lines(out);
    return out;
}
