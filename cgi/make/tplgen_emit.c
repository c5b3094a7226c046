#include "make/tplgen_parts.h"
#include <string.h>

enum { CHUNK = 900 }; /* bytes in one string literal; ISO C promises 4095 */

void emit_byte(struct tpl *t, char c)
{
    buf_byte(&t->lit, c);
    t->begun = true;
}

void emit_str(struct tpl *t, str s)
{
    buf_add(&t->lit, s);
    t->begun = true;
}

void emit_c_string(struct buf *b, str s)
{
    buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (c == '\n')
            buf_add(b, S("\\n"));
        else if (c == '\t')
            buf_add(b, S("\\t"));
        else if (c == '"' || c == '\\' || c == '?') /* ?: no trigraphs */
            buf_fmt(b, "\\%c", c);
        else
            buf_byte(b, c);
    }
    buf_byte(b, '"');
}

void emit_flush(struct tpl *t)
{
    str rest = buf_str(&t->lit);
    while (rest.n) {
        size_t n = rest.n < CHUNK ? rest.n : CHUNK;
        while (n < rest.n && ((unsigned char)rest.p[n] & 0xC0) == 0x80)
            n--; /* whole characters only */
        buf_add(&t->code, S("    html_lit(o, "));
        emit_c_string(&t->code, str_sub(rest, 0, n));
        buf_fmt(&t->code, ", %zu);\n", n);
        rest = str_sub(rest, n, rest.n);
    }
    t->lit.n = 0;
}

void emit_line_of(const struct tpl *t, struct buf *b, size_t pos)
{
    buf_fmt(b, "#line %zu ", tpl_line(t, pos));
    emit_c_string(b, str_from(t->file));
    buf_byte(b, '\n');
}

void emit_code(struct tpl *t, size_t pos)
{
    emit_flush(t);
    emit_line_of(t, &t->code, pos);
    t->begun = true;
}

static void function(struct tpl *t, struct buf *b, const char *suffix, const char *end)
{
    buf_fmt(b, "void tpl_%.*s%s(struct out *o%.*s)%s", STR_ARG(t->name), suffix,
            STR_ARG(buf_str(&t->params)), end);
}

static void wrap_call(struct tpl *t, struct buf *b, const char *suffix)
{
    if (!t->wrap.n)
        return;
    emit_line_of(t, b, t->wrap_pos);
    buf_fmt(b, "    tpl_%.*s_%s(o%s%.*s);\n", STR_ARG(t->wrap), suffix, t->wrap_args.n ? ", " : "",
            STR_ARG(t->wrap_args));
}

static str header(struct tpl *t)
{
    struct buf b = { .a = t->a, .max = 1 << 20 };
    buf_fmt(&b, "/* Made by tplgen from %s. */\n#ifndef TPL_%.*s_H\n#define TPL_%.*s_H\n\n",
            t->file, STR_ARG(t->name), STR_ARG(t->name));
    buf_add(&b, S("#include \"html/out.h\"\n"));
    buf_add(&b, buf_str(&t->use));
    buf_byte(&b, '\n');
    if (t->has_slot) {
        function(t, &b, "_top", ";\n");
        function(t, &b, "_bottom", ";\n");
    } else {
        function(t, &b, "", ";\n");
    }
    buf_add(&b, S("\n#endif\n"));
    return buf_str(&b);
}

void emit_result(struct tpl *t, struct tpl_result *out)
{
    struct buf b = { .a = t->a, .max = 8 << 20 };
    buf_fmt(&b,
            "/* Made by tplgen from %s. */\n#include \"tpl/%.*s.h\"\n#include \"html/html.h\"\n",
            t->file, STR_ARG(t->name));
    for (size_t k = 0; k < t->n_names; k++)
        buf_fmt(&b, "#include \"tpl/%.*s.h\"\n", STR_ARG(t->names[k]));
    if (t->has_slot) { /* either half may do without a parameter */
        buf_add(&b, S("#pragma GCC diagnostic ignored \"-Wunused-parameter\"\n"));
        buf_byte(&b, '\n');
        function(t, &b, "_top", "\n{\n");
        wrap_call(t, &b, "top");
        buf_add(&b, t->head);
        buf_add(&b, S("}\n\n"));
        function(t, &b, "_bottom", "\n{\n");
    } else {
        buf_byte(&b, '\n');
        function(t, &b, "", "\n{\n");
        wrap_call(t, &b, "top");
    }
    buf_add(&b, S("    (void)o;\n"));
    emit_flush(t);
    buf_add(&b, buf_str(&t->code));
    wrap_call(t, &b, "bottom");
    buf_add(&b, S("}\n"));
    out->c = buf_str(&b);
    out->h = header(t);
}
