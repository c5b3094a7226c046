#include "make/sqlgen.h"
#include <ctype.h>

/* printf for a str. */
#define N(s) STR_ARG((s).name)

static const char *c_type(const struct sql_field *f)
{
    return f->opt ? f->type->opt : f->type->c;
}

static void doc(struct buf *b, str text)
{
    str line;
    buf_add(b, S("/*\n"));
    while (str_next(&text, '\n', &line))
        buf_fmt(b, " *%s%.*s\n", line.n ? " " : "", STR_ARG(line));
    buf_add(b, S(" */\n"));
}

static void a_struct(struct buf *b, str name, const char *suffix, const struct sql_fields *f)
{
    if (!f->n)
        return;
    buf_fmt(b, "struct %.*s_%s {\n", STR_ARG(name), suffix);
    for (size_t i = 0; i < f->n; i++)
        buf_fmt(b, "    %s %.*s;\n", c_type(&f->v[i]), N(f->v[i]));
    buf_add(b, S("};\n"));
}

/* "enum err f(struct cx *cx, ...)" */
static void signature(struct buf *b, const struct sql_stmt *s)
{
    buf_fmt(b, "enum err %.*s(struct cx *cx", N(*s));
    if (s->params.n)
        buf_fmt(b, ", struct %.*s_in in", N(*s));
    if (s->kind == SQL_ONE)
        buf_fmt(b, ", struct %.*s_row *row", N(*s));
    if (s->kind == SQL_MANY)
        buf_fmt(b, ", struct %.*s_row **rows, size_t *n", N(*s));
    if (s->kind == SQL_EACH)
        buf_fmt(b,
                ",\n    enum err (*each)(struct cx *, const struct %.*s_row *, void *), void *arg",
                N(*s));
    buf_add(b, S(")"));
}

/* sql/cases.h -> SQL_CASES_H */
static void guard(struct buf *b, str header)
{
    buf_add(b, S("SQL_"));
    for (size_t i = 0; i < header.n; i++) {
        const unsigned char c = (unsigned char)header.p[i];
        buf_byte(b, isalnum(c) ? (char)toupper(c) : '_');
    }
    buf_byte(b, '\n');
}

void sql_emit_h(struct buf *b, const struct sql_file *f, str header)
{
    buf_fmt(b, "/* Written by sqlgen from %.*s; change that file. */\n"
               "/* clang-format off */\n#ifndef ", STR_ARG(f->file));
    guard(b, header);
    buf_add(b, S("#define "));
    guard(b, header);
    buf_add(b, S("\n#include \"base/cx.h\"\n#include \"base/ids.h\"\n\n"));
    for (size_t i = 0; i < f->n; i++) {
        const struct sql_stmt *s = &f->v[i];
        a_struct(b, s->name, "in", &s->params);
        a_struct(b, s->name, "row", &s->cols);
        if (s->doc.n)
            doc(b, s->doc);
        buf_add(b, S("MUST_USE "));
        signature(b, s);
        buf_add(b, S(";\n\n"));
    }
    buf_add(b, S("#endif\n"));
}

static void literal(struct buf *b, str sql)
{
    str line;
    while (str_next(&sql, '\n', &line)) {
        buf_add(b, S("\n        \""));
        for (size_t i = 0; i < line.n; i++) {
            if (line.p[i] == '"' || line.p[i] == '\\')
                buf_byte(b, '\\');
            if (line.p[i] == '?' && i + 1 < line.n && line.p[i + 1] == '?')
                buf_add(b, S("?\"\"")); /* no trigraph */
            else
                buf_byte(b, line.p[i]);
        }
        if (sql.n)
            buf_byte(b, ' ');
        buf_byte(b, '"');
    }
}

static void fields(struct buf *b, const struct sql_stmt *s, const char *suffix, const char *of,
                   const struct sql_fields *f)
{
    if (!f->n)
        return;
    buf_fmt(b, "static const struct db_field %.*s_%s[] = {\n", N(*s), suffix);
    for (size_t i = 0; i < f->n; i++) {
        const struct sql_field *v = &f->v[i];
        buf_fmt(b, "    { \"%.*s\", %s, %s, offsetof(struct %.*s_%s, %.*s%s), ", N(*v),
                v->type->db, v->opt ? "DB_MAY_BE_NULL" : "DB_NEVER_NULL", N(*s), of, N(*v),
                v->opt ? ".v" : "");
        if (v->opt)
            buf_fmt(b, "offsetof(struct %.*s_%s, %.*s.has) },\n", N(*s), of, N(*v));
        else
            buf_add(b, S("0 },\n"));
    }
    buf_add(b, S("};\n"));
}

static void binds(struct buf *b, const struct sql_stmt *s)
{
    if (!s->n_binds)
        return;
    buf_fmt(b, "static const unsigned char %.*s_binds[] = {", N(*s));
    for (size_t i = 0; i < s->n_binds; i++)
        buf_fmt(b, "%s%d", i ? ", " : " ", s->binds[i]);
    buf_add(b, S(" };\n"));
}

static void descriptor(struct buf *b, const struct sql_file *f, const struct sql_stmt *s)
{
    static const char *const kinds[] = { "", "DB_ONE", "DB_MANY", "DB_EACH", "DB_EXEC" };
    static const char *const verbs[] = { "", "DB_READS", "DB_WRITES", "DB_CALLS" };
    fields(b, s, "params", "in", &s->params);
    binds(b, s);
    fields(b, s, "cols", "row", &s->cols);
    buf_fmt(b, "extern const struct db_stmt %.*s_stmt;\n", N(*s));
    buf_fmt(b, "const struct db_stmt %.*s_stmt = {\n    .name = \"%.*s\",\n    .file = ", N(*s),
            N(*s));
    buf_json(b, f->file);
    buf_fmt(b, ",\n    .line = %d,\n    .kind = %s,\n    .verb = %s,\n    .sql =", s->line,
            kinds[s->kind], verbs[s->verb]);
    literal(b, s->sql);
    buf_add(b, S(",\n"));
    if (s->params.n)
        buf_fmt(b, "    .params = %.*s_params,\n    .n_params = %zu,\n"
                   "    .binds = %.*s_binds,\n    .n_binds = %zu,\n",
                N(*s), s->params.n, N(*s), s->n_binds);
    if (s->cols.n)
        buf_fmt(b, "    .cols = %.*s_cols,\n    .n_cols = %zu,\n"
                   "    .row_size = sizeof(struct %.*s_row),\n",
                N(*s), s->cols.n, N(*s));
    buf_add(b, S("};\n\n"));
}

/* The typed callback of @each behind an untyped one. */
static void trampoline(struct buf *b, const struct sql_stmt *s)
{
    buf_fmt(b,
            "struct %.*s_call {\n"
            "    enum err (*each)(struct cx *, const struct %.*s_row *, void *);\n"
            "    void *arg;\n"
            "};\n\n"
            "static enum err %.*s_each(struct cx *cx, const void *row, void *arg)\n"
            "{\n"
            "    const struct %.*s_call *c = arg;\n"
            "    return c->each(cx, row, c->arg);\n"
            "}\n\n",
            N(*s), N(*s), N(*s), N(*s));
}

static void function(struct buf *b, const struct sql_stmt *s)
{
    const char *in = s->params.n ? "&in" : "NULL";
    if (s->kind == SQL_EACH)
        trampoline(b, s);
    signature(b, s);
    buf_add(b, S("\n{\n"));
    switch (s->kind) {
    case SQL_ONE:
        buf_fmt(b, "    return db_one(cx, &%.*s_stmt, %s, row);\n", N(*s), in);
        break;
    case SQL_MANY:
        buf_fmt(b,
                "    void *p = NULL;\n"
                "    *rows = NULL;\n"
                "    TRY(db_many(cx, &%.*s_stmt, %s, &p, n));\n"
                "    *rows = p;\n"
                "    return OK;\n",
                N(*s), in);
        break;
    case SQL_EACH:
        buf_fmt(b,
                "    struct %.*s_call c = { each, arg };\n"
                "    return db_each(cx, &%.*s_stmt, %s, %.*s_each, &c);\n",
                N(*s), N(*s), in, N(*s));
        break;
    case SQL_EXEC:
        buf_fmt(b, "    return db_exec(cx, &%.*s_stmt, %s);\n", N(*s), in);
        break;
    }
    buf_add(b, S("}\n\n"));
}

void sql_emit_c(struct buf *b, const struct sql_file *f, str header)
{
    buf_fmt(b, "/* Written by sqlgen from %.*s; change that file. */\n"
               "/* clang-format off */\n", STR_ARG(f->file));
    buf_fmt(b, "#include \"%.*s\"\n#include \"store/stmt.h\"\n#include <stddef.h>\n\n",
            STR_ARG(header));
    buf_add(b, S("#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"));
    for (size_t i = 0; i < f->n; i++) {
        descriptor(b, f, &f->v[i]);
        function(b, &f->v[i]);
    }
}

void sql_emit_registry(struct buf *b, const struct sql_file *files, size_t n)
{
    buf_add(b, S("/* Written by sqlgen from sql/queries. */\n#include \"store/stmt.h\"\n\n"));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n; k++)
            buf_fmt(b, "extern const struct db_stmt %.*s_stmt;\n", N(files[i].v[k]));
    buf_add(b, S("\nconst struct db_stmt *const db_registry[] = {\n"));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n; k++)
            buf_fmt(b, "    &%.*s_stmt,\n", N(files[i].v[k]));
    buf_add(b, S("    NULL,\n};\n"));
}
