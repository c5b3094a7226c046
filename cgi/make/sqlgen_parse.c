#include "base/ids.h"
#include "make/sqlgen_read.h"
#include <ctype.h>
#include <string.h>

#define ID_ROW(id) { #id, #id, "opt_" #id, "DB_ID" },

static const struct sql_type types[] = {
    { "str", "str", "opt_str", "DB_STR" },
    { "bytes", "str", "opt_str", "DB_BYTES" },
    { "i64", "int64_t", "opt_i64", "DB_I64" },
    { "f64", "double", "opt_f64", "DB_F64" },
    { "bool", "bool", NULL, "DB_BOOL" },
    { "date", "struct date", "opt_date", "DB_DATE" },
    { "instant", "instant", "opt_instant", "DB_INSTANT" },
    { "money", "int64_t", "opt_i64", "DB_MONEY" },
    ID_TYPES(ID_ROW)
};

static const char *const reserved[] = {
    "auto",     "bool",   "break",    "case",    "char",   "const",    "continue", "default",
    "do",       "double", "else",     "enum",    "extern", "false",    "float",    "for",
    "goto",     "if",     "inline",   "int",     "long",   "register", "restrict", "return",
    "short",    "signed", "sizeof",   "static",  "struct", "switch",   "true",     "typedef",
    "typeof",   "union",  "unsigned", "void",    "while",  "volatile", "asm",
};

const struct sql_type *sql_type_find(str s)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_eq(s, str_from(types[i].name)))
            return &types[i];
    return NULL;
}

enum err sql_fail(struct sql_reader *r, int line, const char *what, str about)
{
    if (about.p)
        *r->fault = str_fmt(r->a, "%.*s:%d: %s '%.*s'", STR_ARG(r->file), line, what,
                            STR_ARG(about));
    else
        *r->fault = str_fmt(r->a, "%.*s:%d: %s", STR_ARG(r->file), line, what);
    return ERR_INVALID;
}

char sql_peek(const struct sql_reader *r, size_t ahead)
{
    return r->at + ahead < r->text.n ? r->text.p[r->at + ahead] : '\0';
}

static void blanks(struct sql_reader *r)
{
    while (sql_peek(r, 0) == ' ' || sql_peek(r, 0) == '\t' || sql_peek(r, 0) == '\r')
        r->at++;
}

str sql_line(struct sql_reader *r)
{
    const size_t from = r->at;
    while (r->at < r->text.n && r->text.p[r->at] != '\n')
        r->at++;
    const str line = str_sub(r->text, from, r->at);
    if (r->at < r->text.n) {
        r->at++;
        r->line++;
    }
    return line;
}

/* At a line's end: step behind the "--" of the next line if that is a comment to go on with. */
static bool next_comment(struct sql_reader *r)
{
    struct sql_reader ahead = *r;
    if (sql_peek(&ahead, 0) != '\n')
        return false;
    ahead.at++;
    ahead.line++;
    blanks(&ahead);
    if (sql_peek(&ahead, 0) != '-' || sql_peek(&ahead, 1) != '-')
        return false;
    ahead.at += 2;
    blanks(&ahead);
    if (sql_peek(&ahead, 0) == '@')
        return false;
    *r = ahead;
    return true;
}

/* Something must follow, here or in the next comment line. */
static void must_follow(struct sql_reader *r)
{
    blanks(r);
    while (next_comment(r))
        blanks(r);
}

static bool eat(struct sql_reader *r, str what)
{
    blanks(r);
    if (!str_starts(str_sub(r->text, r->at, r->text.n), what))
        return false;
    r->at += what.n;
    return true;
}

/* "->", here or as the first thing in the next comment line. */
static bool eat_arrow(struct sql_reader *r)
{
    if (eat(r, S("->")))
        return true;
    struct sql_reader ahead = *r;
    if (!next_comment(&ahead) || !eat(&ahead, S("->")))
        return false;
    *r = ahead;
    return true;
}

str sql_word(struct sql_reader *r)
{
    const size_t from = r->at;
    while (isalnum((unsigned char)sql_peek(r, 0)) || sql_peek(r, 0) == '_')
        r->at++;
    return str_sub(r->text, from, r->at);
}

/* What stands here, for a message. */
static str here(struct sql_reader *r)
{
    struct sql_reader ahead = *r;
    const str line = str_trim(sql_line(&ahead));
    return line.n ? str_sub(line, 0, 20) : S("end of line");
}

static enum err name(struct sql_reader *r, const char *what, str *out)
{
    must_follow(r);
    const str at = here(r);
    *out = sql_word(r);
    if (!out->n)
        return sql_fail(r, r->line, what, at);
    for (size_t i = 0; i < out->n; i++)
        if (isupper((unsigned char)out->p[i]))
            return sql_fail(r, r->line, "names have small letters only:", *out);
    if (isdigit((unsigned char)out->p[0]))
        return sql_fail(r, r->line, "a name cannot begin with a digit:", *out);
    for (size_t i = 0; i < COUNT(reserved); i++)
        if (str_eq(*out, str_from(reserved[i])))
            return sql_fail(r, r->line, "C keeps this word for itself:", *out);
    return OK;
}

struct sql_field *sql_field_find(const struct sql_fields *f, str s)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->v[i].name, s))
            return &f->v[i];
    return NULL;
}

/* "name: type?" */
static enum err field(struct sql_reader *r, struct sql_fields *out)
{
    struct sql_field f = { 0 };
    TRY(name(r, "a name is missing before", &f.name));
    if (sql_field_find(out, f.name))
        return sql_fail(r, r->line, "name used twice:", f.name);
    if (!eat(r, S(":")))
        return sql_fail(r, r->line, "no ': type' behind", f.name);
    must_follow(r);
    const str type = sql_word(r);
    f.type = sql_type_find(type);
    if (!f.type)
        return sql_fail(r, r->line, "unknown type (ids are listed in base/ids.h):",
                        type.n ? type : here(r));
    f.opt = eat(r, S("?"));
    if (f.opt && !f.type->opt)
        return sql_fail(r, r->line, "this type cannot be missing:", type);
    if (out->n == SQL_FIELDS_MAX)
        return sql_fail(r, r->line, "too many fields at", f.name);
    if (out->n == out->cap) {
        const size_t cap = out->cap ? out->cap * 2 : 8;
        out->v = arena_grow(r->a, out->v, out->cap * sizeof f, cap * sizeof f);
        out->cap = cap;
    }
    out->v[out->n++] = f;
    return OK;
}

static enum err params(struct sql_reader *r, struct sql_stmt *s)
{
    if (!eat(r, S("(")))
        return sql_fail(r, r->line, "no '(' behind", s->name);
    must_follow(r);
    if (eat(r, S(")")))
        return OK;
    do {
        TRY(field(r, &s->params));
        must_follow(r);
    } while (eat(r, S(",")));
    if (!eat(r, S(")")))
        return sql_fail(r, r->line, "expected ',' or ')' before", here(r));
    return OK;
}

static enum err kind(struct sql_reader *r, struct sql_stmt *s)
{
    static const char *const kinds[] = { "one", "many", "each", "exec" };
    r->at++; /* @ */
    const str w = sql_word(r);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq(w, str_from(kinds[i])))
            s->kind = (enum sql_kind)(i + 1);
    if (!s->kind)
        return sql_fail(r, r->line, "@one, @many, @each or @exec, not", w.n ? w : here(r));
    return OK;
}

enum err sql_annotation(struct sql_reader *r, struct sql_stmt *s)
{
    s->line = r->line;
    TRY(kind(r, s));
    TRY(name(r, "a statement's name is missing before", &s->name));
    TRY(params(r, s));
    const bool cols = eat_arrow(r);
    if (cols && s->kind == SQL_EXEC)
        return sql_fail(r, r->line, "@exec has no result columns:", s->name);
    if (!cols && s->kind != SQL_EXEC)
        return sql_fail(r, r->line, "no '-> columns' behind", s->name);
    if (cols) {
        do
            TRY(field(r, &s->cols));
        while (eat(r, S(",")));
    }
    const int line = r->line;
    const str rest = str_trim(sql_line(r));
    if (rest.n)
        return sql_fail(r, line, "not understood:", str_sub(rest, 0, 20));
    return OK;
}
