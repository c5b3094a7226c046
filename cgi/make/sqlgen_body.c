/* The SQL behind an annotation, up to its ';', and the file as a whole. */
#include "make/sqlgen_read.h"
#include <ctype.h>
#include <string.h>

struct body {
    struct sql_reader *r;
    struct sql_stmt *s;
    struct buf b;
    int depth;
    bool space, limit;
};

static void put(struct body *o, str piece)
{
    if (o->space && o->b.n)
        buf_byte(&o->b, ' ');
    o->space = false;
    buf_add(&o->b, piece);
}

/* '...', "..." or `...` with doubled quotes and backslashes, on one line. */
static enum err quoted(struct body *o)
{
    struct sql_reader *r = o->r;
    const size_t from = r->at;
    const char q = sql_peek(r, 0);
    for (r->at++;; r->at++) {
        const char c = sql_peek(r, 0);
        if (r->at >= r->text.n || c == '\n')
            return sql_fail(r, r->line, "quote does not end on this line:",
                            str_sub(r->text, from, from + 20 < r->at ? from + 20 : r->at));
        if (c == '\0')
            return sql_fail(r, r->line, "NUL byte in quotes", (str){ 0 });
        if (c == '\\' && q != '`' && sql_peek(r, 1) != '\n' && r->at + 1 < r->text.n)
            r->at++;
        else if (c == q && sql_peek(r, 1) == q)
            r->at++;
        else if (c == q)
            break;
    }
    r->at++;
    put(o, str_sub(r->text, from, r->at));
    return OK;
}

static enum err bind(struct body *o)
{
    struct sql_reader *r = o->r;
    struct sql_stmt *s = o->s;
    r->at++; /* : */
    const str w = sql_word(r);
    if (!w.n)
        return sql_fail(r, r->line, "no name behind ':'", (str){ 0 });
    struct sql_field *f = sql_field_find(&s->params, w);
    if (!f)
        return sql_fail(r, r->line, "bind is not a parameter:", w);
    f->used = true;
    if (s->n_binds == s->cap_binds) {
        const size_t cap = s->cap_binds ? s->cap_binds * 2 : 16;
        s->binds = arena_grow(r->a, s->binds, s->cap_binds, cap);
        s->cap_binds = cap;
    }
    s->binds[s->n_binds++] = (unsigned char)(f - s->params.v);
    put(o, S("?"));
    return OK;
}

static bool line_comment(const struct sql_reader *r)
{
    const char after = sql_peek(r, 2);
    return sql_peek(r, 0) == '#' ||
           (sql_peek(r, 0) == '-' && sql_peek(r, 1) == '-' &&
            (after == ' ' || after == '\t' || after == '\n' || after == '\r' || after == '\0'));
}

static enum err block_comment(struct body *o)
{
    struct sql_reader *r = o->r;
    const int line = r->line;
    if (sql_peek(r, 2) == '!' || (sql_peek(r, 2) == 'M' && sql_peek(r, 3) == '!'))
        return sql_fail(r, line, "a comment that the server runs", (str){ 0 });
    for (r->at += 2; r->at < r->text.n; r->at++) {
        if (sql_peek(r, 0) == '\n')
            r->line++;
        if (sql_peek(r, 0) == '*' && sql_peek(r, 1) == '/') {
            r->at += 2;
            o->space = true;
            return OK;
        }
    }
    return sql_fail(r, line, "comment does not end", (str){ 0 });
}

static enum err word(struct body *o)
{
    const str w = sql_word(o->r);
    struct sql_stmt *s = o->s;
    if (!s->verb) {
        static const struct { const char *word; enum sql_verb verb; } verbs[] = {
            { "select", SQL_READS },   { "with", SQL_READS },    { "insert", SQL_WRITES },
            { "replace", SQL_WRITES }, { "update", SQL_WRITES }, { "delete", SQL_WRITES },
            { "call", SQL_CALLS },
        };
        for (size_t i = 0; i < COUNT(verbs); i++)
            if (str_eq_nocase(w, str_from(verbs[i].word)))
                s->verb = verbs[i].verb;
        if (!s->verb)
            return sql_fail(o->r, o->r->line, "a statement cannot begin with", w);
    }
    if (o->depth == 0 && str_eq_nocase(w, S("limit")))
        o->limit = true;
    put(o, w);
    return OK;
}

static enum err other(struct body *o)
{
    struct sql_reader *r = o->r;
    const char c = sql_peek(r, 0);
    if (c == '?')
        return sql_fail(r, r->line, "'?' in the SQL: binds have names, as in :code", (str){ 0 });
    if (c == '@')
        return sql_fail(r, r->line, "'@' in the SQL: session variables outlive the request",
                        (str){ 0 });
    if (c == '\0')
        return sql_fail(r, r->line, "NUL byte in the SQL", (str){ 0 });
    if (c == '(')
        o->depth++;
    if (c == ')' && --o->depth < 0)
        return sql_fail(r, r->line, "')' without '(' in", o->s->name);
    if (!o->s->verb && c != '(')
        return sql_fail(r, r->line, "a statement cannot begin with", (str){ r->text.p + r->at, 1 });
    put(o, (str){ r->text.p + r->at, 1 });
    r->at++;
    return OK;
}

/* A '\n' in the text marks where the emitter breaks the literal. */
static void line_end(struct body *o)
{
    o->r->at++;
    o->r->line++;
    if (o->b.n && o->b.p[o->b.n - 1] != '\n')
        buf_byte(&o->b, '\n');
    o->space = false;
}

static enum err comment_line(struct body *o)
{
    struct sql_reader *r = o->r;
    struct sql_reader ahead = *r;
    const str line = sql_line(&ahead);
    if (str_starts(line, S("--")) && str_starts(str_trim(str_sub(line, 2, line.n)), S("@")))
        return sql_fail(r, r->line, "no ';' at the end of", o->s->name);
    r->at += line.n;
    return OK;
}

static enum err piece(struct body *o)
{
    struct sql_reader *r = o->r;
    const char c = sql_peek(r, 0);
    if (c == '\n') {
        line_end(o);
        return OK;
    }
    if (c == ' ' || c == '\t' || c == '\r') {
        r->at++;
        o->space = o->b.n && o->b.p[o->b.n - 1] != '\n';
        return OK;
    }
    if (line_comment(r))
        return comment_line(o);
    if (c == '/' && sql_peek(r, 1) == '*')
        return block_comment(o);
    if (c == '\'' || c == '"' || c == '`')
        return quoted(o);
    if (c == ':' && sql_peek(r, 1) != '=')
        return bind(o);
    if (isalnum((unsigned char)c) || c == '_')
        return word(o);
    return other(o);
}

static enum err whole(struct body *o)
{
    struct sql_reader *r = o->r;
    struct sql_stmt *s = o->s;
    if (!s->verb)
        return sql_fail(r, r->line, "no SQL before ';' in", s->name);
    if (o->depth)
        return sql_fail(r, r->line, "'(' without ')' in", s->name);
    if (s->kind == SQL_MANY && !o->limit && s->verb != SQL_CALLS)
        return sql_fail(r, s->line, "@many without LIMIT:", s->name);
    if (s->kind == SQL_EACH && s->verb != SQL_READS)
        return sql_fail(r, s->line, "@each is for SELECT only:", s->name);
    if (s->kind == SQL_EXEC && s->verb == SQL_READS)
        return sql_fail(r, s->line, "@exec cannot SELECT:", s->name);
    for (size_t i = 0; i < s->params.n; i++)
        if (!s->params.v[i].used)
            return sql_fail(r, s->line, "parameter is not used:", s->params.v[i].name);
    if (o->b.full)
        return sql_fail(r, s->line, "statement is too long:", s->name);
    s->sql = str_trim(buf_str(&o->b));
    return OK;
}

static enum err body(struct sql_reader *r, struct sql_stmt *s)
{
    struct body o = { .r = r, .s = s, .b = { .a = r->a, .max = 64 * 1024 } };
    while (sql_peek(r, 0) != ';') {
        if (r->at >= r->text.n)
            return sql_fail(r, r->line, "no ';' at the end of", s->name);
        TRY(piece(&o));
    }
    TRY(whole(&o));
    r->at++;
    const int line = r->line;
    const str rest = str_trim(sql_line(r));
    if (rest.n && !str_starts(rest, S("--")))
        return sql_fail(r, line, "two statements in one block:", s->name);
    return OK;
}

static enum err doc_line(struct sql_reader *r, struct buf *doc, str line)
{
    if (str_find(line, S("*/")) < line.n || str_find(line, S("/*")) < line.n)
        return sql_fail(r, r->line - 1, "a C comment mark in a comment", (str){ 0 });
    if (doc->n)
        buf_byte(doc, '\n');
    buf_add(doc, line);
    return OK;
}

static enum err statement(struct sql_reader *r, struct sql_file *out, str doc)
{
    struct sql_stmt s = { .doc = doc };
    TRY(sql_annotation(r, &s));
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->v[i].name, s.name))
            return sql_fail(r, s.line, "name used twice:", s.name);
    TRY(body(r, &s));
    if (out->n == out->cap) {
        const size_t cap = out->cap ? out->cap * 2 : 16;
        out->v = arena_grow(r->a, out->v, out->cap * sizeof s, cap * sizeof s);
        out->cap = cap;
    }
    out->v[out->n++] = s;
    return OK;
}

enum err sql_parse(struct arena *a, str file, str text, struct sql_file *out, str *fault)
{
    struct sql_reader r = { .a = a, .file = file, .text = text, .line = 1, .fault = fault };
    struct buf doc = { .a = a, .max = 64 * 1024 };
    *out = (struct sql_file){ .file = file };
    while (r.at < text.n) {
        const struct sql_reader start = r;
        const int at_line = r.line;
        const str line = str_trim(sql_line(&r));
        if (!line.n) {
            doc = (struct buf){ .a = a, .max = doc.max };
            continue;
        }
        if (!str_starts(line, S("--")))
            return sql_fail(&r, at_line, out->n ? "two statements in one block, or no annotation:"
                                                : "statement without an annotation:",
                            str_sub(line, 0, 30));
        const str said = str_trim(str_sub(line, 2, line.n));
        if (!str_starts(said, S("@"))) {
            TRY(doc_line(&r, &doc, said));
            continue;
        }
        r = start;
        r.at = (size_t)(said.p - text.p);
        TRY(statement(&r, out, buf_str(&doc)));
        doc = (struct buf){ .a = a, .max = doc.max };
    }
    return OK;
}
