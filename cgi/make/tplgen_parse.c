#include "base/utf8.h"
#include "make/tplgen_parts.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool tpl_more(const struct tpl *t)
{
    return t->i < t->src.n;
}

bool tpl_at(const struct tpl *t, str literal)
{
    return str_starts(str_sub(t->src, t->i, t->src.n), literal);
}

size_t tpl_line(const struct tpl *t, size_t pos)
{
    size_t line = 1;
    for (size_t k = 0; k < pos && k < t->src.n; k++)
        line += t->src.p[k] == '\n';
    return line;
}

bool tpl_fail(struct tpl *t, size_t pos, const char *fmt, ...)
{
    char what[400];
    size_t col = 1;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    if (t->error.n)
        return false;
    for (size_t k = pos; k > 0 && t->src.p[k - 1] != '\n'; k--)
        col += ((unsigned char)t->src.p[k - 1] & 0xC0) != 0x80; /* characters, not bytes */
    t->error = str_fmt(t->a, "%s:%zu:%zu: %s", t->file, tpl_line(t, pos), col, what);
    return false;
}

static bool bytes_ok(struct tpl *t)
{
    size_t n;
    for (size_t k = 0; k < t->src.n; k += n) {
        const unsigned char c = (unsigned char)t->src.p[k];
        n = utf8_len(t->src, k);
        if (!n)
            return tpl_fail(t, k, "not UTF-8");
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return tpl_fail(t, k, "control character, or a line that ends in CR");
    }
    return true;
}

static bool finished(struct tpl *t)
{
    if (t->n_blocks)
        return tpl_fail(t, t->blocks[t->n_blocks - 1].pos, "{{if}} or {{for}} without {{end}}");
    if (t->mode.place == IN_VALUE)
        return tpl_fail(t, t->src.n, "the file ends in an attribute value");
    if (t->mode.place == IN_TAG)
        return tpl_fail(t, t->open[t->mode.depth].pos, "the file ends in this tag");
    if (t->mode.depth) {
        const struct element *e = &t->open[t->mode.depth - 1];
        return tpl_fail(t, e->pos, "<%.*s> is never closed", STR_ARG(e->name));
    }
    return true;
}

static bool parse(struct tpl *t)
{
    if (t->src.n > TPL_SRC_MAX)
        return tpl_fail(t, 0, "the file is larger than %zu bytes", TPL_SRC_MAX);
    if (!bytes_ok(t))
        return false;
    while (tpl_more(t)) {
        bool ok = false;
        switch (t->mode.place) {
        case IN_TEXT:
            ok = html_text_run(t);
            break;
        case IN_TAG:
            ok = html_tag_run(t);
            break;
        case IN_VALUE:
            ok = html_value_run(t);
            break;
        }
        if (!ok)
            return false;
    }
    return finished(t);
}

bool tpl_compile(struct arena *a, const char *file, str name, str src, struct tpl_result *out)
{
    struct tpl *t = NEW(a, struct tpl);
    *t = (struct tpl){ .a = a, .file = file, .name = name, .src = src };
    t->mode = (struct mode){ .place = IN_TEXT };
    t->lit = (struct buf){ .a = a, .max = 2 * TPL_SRC_MAX };
    t->code = t->use = t->params = (struct buf){ .a = a, .max = 32 * TPL_SRC_MAX };
    const bool ok = parse(t);
    out->error = t->error;
    if (ok)
        emit_result(t, out);
    return ok;
}
