#include "make/tplgen_parts.h"
#include <string.h>

struct word { /* one directive */
    size_t pos; /* of its "{{" */
    str rest; /* behind the name */
    size_t from; /* cursor behind its "}}" */
};

static bool same(const struct mode *a, const struct mode *b)
{
    if (a->place != b->place || a->depth != b->depth)
        return false;
    return a->place != IN_VALUE || (a->quote == b->quote && a->attr == b->attr);
}

static const char *place_name(const struct mode *m)
{
    return m->place == IN_TEXT ? "text" : m->place == IN_TAG ? "a tag" : "an attribute value";
}

/*
 * The branch that ends here must leave the HTML as it found it. Only an address may be
 * begun in branches, if each of them begins it.
 */
static bool branch_done(struct tpl *t, size_t pos, bool last)
{
    struct block *b = &t->blocks[t->n_blocks - 1];
    if (b->n_ends++ == 0)
        b->url = last && !b->has_else ? b->begin.url : t->mode.url;
    const bool skipped = last && !b->has_else && b->url != b->begin.url;
    if (same(&t->mode, &b->begin) && t->mode.url == b->url && !skipped)
        return true;
    if (t->mode.place == IN_TEXT && t->mode.depth > b->begin.depth) {
        const struct element *e = &t->open[t->mode.depth - 1];
        return tpl_fail(t, pos, "<%.*s> of line %zu is still open where the branch ends",
                        STR_ARG(e->name), tpl_line(t, e->pos));
    }
    return tpl_fail(t, pos, "the branch began in %s and ends in %s%s", place_name(&b->begin),
                    place_name(&t->mode),
                    t->mode.place == b->begin.place ? " of another kind" : "");
}

static bool block_open(struct tpl *t, const struct word *w, bool loop)
{
    if (t->n_blocks == MAX_BLOCKS)
        return tpl_fail(t, w->pos, "blocks are nested too deep");
    if (loop && t->mode.place == IN_TAG)
        return tpl_fail(t, w->pos, "{{for}} between attributes");
    t->blocks[t->n_blocks++] =
        (struct block){ .loop = loop, .pos = w->pos, .begin = t->mode, .n_attrs = t->n_attrs };
    return true;
}

static bool word_if(struct tpl *t, const struct word *w)
{
    if (!scan_parens(w->rest))
        return tpl_fail(t, w->pos, "{{if (condition)}}");
    emit_code(t, w->pos);
    buf_fmt(&t->code, "    if %.*s {\n", STR_ARG(w->rest));
    return block_open(t, w, false);
}

static bool next_branch(struct tpl *t, const struct word *w)
{
    struct block *b = t->n_blocks ? &t->blocks[t->n_blocks - 1] : NULL;
    if (!b || b->loop || b->has_else)
        return tpl_fail(t, w->pos, "no {{if}} to go on with");
    if (!branch_done(t, w->pos, false))
        return false;
    emit_code(t, w->pos);
    t->mode = b->begin;
    t->n_attrs = b->n_attrs;
    return true;
}

static bool word_elif(struct tpl *t, const struct word *w)
{
    if (!scan_parens(w->rest))
        return tpl_fail(t, w->pos, "{{elif (condition)}}");
    if (!next_branch(t, w))
        return false;
    buf_fmt(&t->code, "    } else if %.*s {\n", STR_ARG(w->rest));
    return true;
}

static bool word_else(struct tpl *t, const struct word *w)
{
    if (w->rest.n)
        return tpl_fail(t, w->pos, "{{else}} stands alone; {{elif (condition)}}");
    if (!next_branch(t, w))
        return false;
    t->blocks[t->n_blocks - 1].has_else = true;
    buf_add(&t->code, S("    } else {\n"));
    return true;
}

static bool word_for(struct tpl *t, const struct word *w)
{
    str parts[3];
    if (!scan_parens(w->rest) ||
        scan_pieces(str_sub(w->rest, 1, w->rest.n - 1), ';', parts, 3) != 3)
        return tpl_fail(t, w->pos, "{{for (start; condition; step)}}");
    emit_code(t, w->pos);
    buf_fmt(&t->code, "    for %.*s {\n", STR_ARG(w->rest));
    return block_open(t, w, true);
}

static bool word_end(struct tpl *t, const struct word *w)
{
    if (w->rest.n)
        return tpl_fail(t, w->pos, "{{end}} stands alone");
    if (!t->n_blocks)
        return tpl_fail(t, w->pos, "{{end}} without {{if}} or {{for}}");
    if (!branch_done(t, w->pos, true))
        return false;
    emit_code(t, w->pos);
    buf_add(&t->code, S("    }\n"));
    t->mode.gap = false; /* a skipped branch may have left nothing */
    t->n_blocks--;
    return true;
}

static bool at_top(struct tpl *t, const struct word *w)
{
    if (t->begun || t->wrap.n)
        return tpl_fail(t, w->pos, "this stands at the top, before the markup");
    return true;
}

static bool word_use(struct tpl *t, const struct word *w)
{
    const str r = w->rest;
    if (r.n < 3 || r.p[0] != '"' || scan_item(r, 0) != r.n || !str_ends(r, S(".h\"")))
        return tpl_fail(t, w->pos, "{{use \"folder/name.h\"}}");
    buf_fmt(&t->use, "#include %.*s\n", STR_ARG(r));
    return at_top(t, w);
}

static bool word_param(struct tpl *t, const struct word *w)
{
    const str r = w->rest;
    size_t name = r.n;
    while (name && is_name(r.p[name - 1]))
        name--;
    if (name == 0 || name == r.n || !is_name(r.p[0]) || memchr(r.p, ',', r.n) ||
        memchr(r.p, ';', r.n))
        return tpl_fail(t, w->pos, "{{param type name}}");
    buf_fmt(&t->params, ", %.*s", STR_ARG(r));
    return at_top(t, w);
}

static bool called(struct tpl *t, size_t pos, str name)
{
    for (size_t k = 0; k < t->n_names; k++)
        if (str_eq(t->names[k], name))
            return true;
    if (t->n_names == MAX_NAMES)
        return tpl_fail(t, pos, "too many templates are included");
    t->names[t->n_names++] = name;
    return true;
}

/* include, slot and csrf bring tags, so they stand where tags can. */
static bool tags_here(struct tpl *t, const struct word *w)
{
    const enum element_kind in = html_inside(t);
    if (t->mode.place == IN_TEXT && in != EL_RCDATA && in != EL_TEXTAREA && in != EL_SVG)
        return true;
    return tpl_fail(t, w->pos, "this brings tags and can stand between tags only");
}

static bool word_include(struct tpl *t, const struct word *w)
{
    str name, args;
    if (!scan_call(w->rest, &name, &args))
        return tpl_fail(t, w->pos, "{{include name(args)}}");
    emit_code(t, w->pos);
    buf_fmt(&t->code, "    tpl_%.*s(o%s%.*s);\n", STR_ARG(name), args.n ? ", " : "", STR_ARG(args));
    return tags_here(t, w) && called(t, w->pos, name);
}

static bool word_wrap(struct tpl *t, const struct word *w)
{
    if (!at_top(t, w))
        return false;
    if (!scan_call(w->rest, &t->wrap, &t->wrap_args))
        return tpl_fail(t, w->pos, "{{wrap layout(args)}}");
    t->wrap_pos = w->pos;
    return called(t, w->pos, t->wrap);
}

static bool word_slot(struct tpl *t, const struct word *w)
{
    if (w->rest.n || t->has_slot || t->n_blocks)
        return tpl_fail(t, w->pos, "{{slot}} stands once, outside of {{if}} and {{for}}");
    emit_flush(t);
    t->head = str_dup(t->a, buf_str(&t->code));
    t->code.n = 0;
    t->has_slot = t->begun = true;
    return tags_here(t, w);
}

static bool word_csrf(struct tpl *t, const struct word *w)
{
    if (w->rest.n)
        return tpl_fail(t, w->pos, "{{csrf}} stands alone");
    for (size_t k = t->mode.depth; k > 0; k--) {
        if (!str_eq(t->open[k - 1].name, S("form")))
            continue;
        t->open[k - 1].csrf = true;
        emit_code(t, w->pos);
        buf_add(&t->code, S("    html_csrf(o);\n"));
        return tags_here(t, w);
    }
    return tpl_fail(t, w->pos, "{{csrf}} outside of a form");
}

/* Writer for a value at the cursor, "text" for html_text; NULL: refused. */
static const char *writer(struct tpl *t, size_t pos)
{
    const char *why = NULL;
    if (t->mode.place == IN_TAG)
        why = "a value cannot be an attribute; {{if (c)}} checked{{end}}";
    else if (t->mode.place == IN_TEXT && html_inside(t) == EL_SCRIPT)
        why = "a value in a script";
    else if (t->mode.place == IN_TEXT && html_inside(t) == EL_SVG)
        why = "a value in a drawing";
    else if (t->mode.place == IN_VALUE && t->mode.attr == ATTR_LITERAL)
        why = "this attribute takes no values";
    else if (t->mode.url == URL_DONE && t->mode.place == IN_VALUE)
        why = "nothing can follow a whole address";
    if (why) {
        tpl_fail(t, pos, "%s", why);
        return NULL;
    }
    if (t->mode.place == IN_TEXT)
        return html_inside(t) == EL_RCDATA || html_inside(t) == EL_TEXTAREA ? "rcdata" : "text";
    return t->mode.url == URL_NONE ? "attr" : t->mode.url == URL_START ? "url" : "part";
}

static bool word_value(struct tpl *t, const struct word *w)
{
    const char first = w->rest.p[0], last = w->rest.p[w->rest.n - 1];
    if (!(is_name(first) || strchr("(*&\"-!~", first)) ||
        !(is_name(last) || strchr(")]\"'}", last)))
        return tpl_fail(t, w->pos, "neither a directive nor a C expression");
    if (scan_holds(w->rest, ';'))
        return tpl_fail(t, w->pos, "';' in a value");
    const char *name = writer(t, w->pos);
    if (!name)
        return false;
    if (t->mode.place == IN_VALUE && t->mode.url == URL_START)
        t->mode.url = URL_DONE;
    else if (t->mode.place == IN_VALUE && t->mode.url == URL_SLASH)
        t->mode.url = URL_RISK;
    emit_code(t, w->pos);
    buf_fmt(&t->code, "    html_%s(o, (%.*s));\n", name, STR_ARG(w->rest));
    return true;
}

/* The marks {0} .. {n-1}, each at least once and no other. */
static bool marks_match(str text, size_t n)
{
    unsigned seen = 0;
    for (size_t i = 0; i + 2 < text.n; i++)
        if (text.p[i] == '{' && text.p[i + 1] >= '0' && text.p[i + 1] <= '9' &&
            text.p[i + 2] == '}')
            seen |= 1U << (text.p[i + 1] - '0');
    return seen == (1U << n) - 1;
}

static bool word_t(struct tpl *t, const struct word *w)
{
    size_t end = 0;
    while (end < w->rest.n && (w->rest.p[end] == '"' || is_space(w->rest.p[end])))
        end += scan_item(w->rest, end); /* scanned before: never 0 */
    const str text = str_trim(str_sub(w->rest, 0, end));
    str args[9];
    const size_t n = scan_pieces(str_sub(w->rest, end, w->rest.n), ' ', args, COUNT(args));
    if (text.n <= 2 || text.p[0] != '"')
        return tpl_fail(t, w->pos, "{{t \"text {0}\" values}}");
    if (n > COUNT(args) || !marks_match(text, n))
        return tpl_fail(t, w->pos,
                        "%zu values, but the text needs others: {0} is the first; "
                        "put ( ) round an expression",
                        n);
    const char *name = writer(t, w->pos);
    if (!name)
        return false;
    if (t->mode.place == IN_VALUE && t->mode.url != URL_NONE)
        return tpl_fail(t, w->pos, "{{t}} in an address");
    const char *place = t->mode.place == IN_VALUE ? "attr" : "text";
    emit_code(t, w->pos);
    buf_fmt(&t->code,
            "    for (struct html_tr tr_ = html_tr(TR(%.*s)); html_tr_%s(o, &tr_);)\n"
            "        switch (tr_.arg) {\n",
            STR_ARG(text), place);
    for (size_t k = 0; k < n; k++) {
        emit_line_of(t, &t->code, w->pos);
        buf_fmt(&t->code, "        case %zu: html_%s(o, (%.*s)); break;\n", k, name,
                STR_ARG(args[k]));
    }
    buf_add(&t->code, S("        default: break;\n        }\n"));
    return true;
}

static const struct {
    const char *name;
    bool (*run)(struct tpl *, const struct word *);
    bool in_tag; /* may stand between attributes */
    bool in_value; /* in an attribute value */
    bool shows; /* writes text in its line */
} words[] = {
    { "use", word_use, false, false, false },   { "param", word_param, false, false, false },
    { "if", word_if, true, true, false },       { "elif", word_elif, true, true, false },
    { "else", word_else, true, true, false },   { "end", word_end, true, true, false },
    { "for", word_for, true, true, false },     { "include", word_include, false, false, false },
    { "wrap", word_wrap, false, false, false }, { "slot", word_slot, false, false, false },
    { "t", word_t, true, true, true },          { "csrf", word_csrf, false, false, false },
};

/* A line that holds only this directive vanishes: step over its line feed. */
static void swallow_line(struct tpl *t, const struct word *w)
{
    size_t before = w->pos, after = t->i;
    if (t->mode.place != IN_TEXT || html_keeps_space(t))
        return;
    while (before && (t->src.p[before - 1] == ' ' || t->src.p[before - 1] == '\t'))
        before--;
    while (after < t->src.n && (t->src.p[after] == ' ' || t->src.p[after] == '\t'))
        after++;
    if ((before == 0 || t->src.p[before - 1] == '\n') && after < t->src.n &&
        t->src.p[after] == '\n')
        t->i = after + 1;
}

/* A name that is followed by what cannot follow a name in an expression. */
static bool looks_like_word(str in, size_t n)
{
    if (n == 0 || n == in.n || !is_space(in.p[n]))
        return false;
    const str rest = str_trim(str_sub(in, n, in.n));
    return is_name(rest.p[0]) || rest.p[0] == '"' || rest.p[0] == '(';
}

bool word_run(struct tpl *t)
{
    struct word w = { .pos = t->i };
    str in;
    size_t n = 0;
    t->i += 2;
    if (!scan_directive(t, &in))
        return false;
    while (n < in.n && is_name(in.p[n]))
        n++;
    for (size_t k = 0; k < COUNT(words); k++) {
        if (!str_eq(str_sub(in, 0, n), str_from(words[k].name)) ||
            (n < in.n && !is_space(in.p[n]) && in.p[n] != '(' && in.p[n] != '"'))
            continue;
        if ((t->mode.place == IN_TAG && !words[k].in_tag) ||
            (t->mode.place == IN_VALUE && !words[k].in_value))
            return tpl_fail(t, w.pos, "{{%s}} inside a tag", words[k].name);
        w.rest = str_trim(str_sub(in, n, in.n));
        if (html_inside(t) == EL_SCRIPT && t->mode.place == IN_TEXT)
            return tpl_fail(t, w.pos, "a value in a script");
        if (!words[k].run(t, &w))
            return false;
        if (!words[k].shows)
            swallow_line(t, &w);
        return true;
    }
    if (looks_like_word(in, n))
        return tpl_fail(t, w.pos, "no directive {{%.*s}}", STR_ARG(str_sub(in, 0, n)));
    w.rest = in;
    return word_value(t, &w);
}
