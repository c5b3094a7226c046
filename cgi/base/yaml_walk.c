#include "base/yaml.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void path_add(struct buf *b, const struct yml *n)
{
    if (!n->up)
        return;
    path_add(b, n->up);
    if (n->key.p) {
        if (b->n)
            buf_byte(b, '.');
        buf_add(b, n->key);
        return;
    }
    int64_t place = 1;
    for (const struct yml *m = n->up->first; m && m != n; m = m->next)
        place++;
    buf_fmt(b, "[%lld]", (long long)place);
}

str yml_path(struct arena *a, const struct yml *n)
{
    struct buf b = { .a = a, .max = 1000 };
    path_add(&b, n);
    return buf_str(&b);
}

void yml_fault(struct yml_doc *d, const struct yml *n, const char *fmt, ...)
{
    d->n_faults++;
    const str path = yml_path(d->a, n);
    buf_fmt(d->faults, "%.*s:%d: %.*s%s", STR_ARG(d->file), n->line, STR_ARG(path),
            path.n ? ": " : "");
    va_list ap;
    va_start(ap, fmt);
    char text[400];
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    buf_add(d->faults, str_from(text));
    buf_byte(d->faults, '\n');
}

enum { NEAR_MAX = 40 };

/* Edits (insert, delete, replace, swap of neighbours) between two short words. */
static size_t distance(str a, str b)
{
    if (a.n > NEAR_MAX || b.n > NEAR_MAX)
        return NEAR_MAX;
    size_t row[3][NEAR_MAX + 1] = { 0 };
    for (size_t j = 0; j <= b.n; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *now = row[i % 3];
        const size_t *prev = row[(i + 2) % 3], *older = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t v = prev[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            if (prev[j] + 1 < v)
                v = prev[j] + 1;
            if (now[j - 1] + 1 < v)
                v = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
                older[j - 2] + 1 < v)
                v = older[j - 2] + 1;
            now[j] = v;
        }
    }
    return row[a.n % 3][b.n];
}

str str_nearest(str s, const str *names, size_t n)
{
    size_t best = s.n < 4 ? 2 : s.n / 3 + 1; /* further away is no suggestion */
    str found = { 0 };
    for (size_t i = 0; i < n; i++) {
        const size_t d = distance(s, names[i]);
        if (d < best) {
            best = d;
            found = names[i];
        }
    }
    return found;
}

const struct yml *yml_find(const struct yml *m, const char *key)
{
    if (m->kind != YML_MAP)
        return NULL;
    for (const struct yml *c = m->first; c; c = c->next)
        if (str_eq(c->key, str_from(key)))
            return c;
    return NULL;
}

static str nearest_word(struct yml_doc *d, str s, const char *const *words, size_t n)
{
    str *names = NEWS(d->a, str, n);
    for (size_t i = 0; i < n; i++)
        names[i] = str_from(words[i]);
    return str_nearest(s, names, n);
}

static bool is_word(str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, str_from(words[i])))
            return true;
    return false;
}

bool yml_only(struct yml_doc *d, const struct yml *m, const char *const *names, size_t n)
{
    if (m->kind != YML_MAP) {
        yml_fault(d, m, "\"key: value\" lines are expected here");
        return false;
    }
    bool good = true;
    for (const struct yml *c = m->first; c; c = c->next) {
        if (is_word(c->key, names, n))
            continue;
        const str near = nearest_word(d, c->key, names, n);
        if (near.p)
            yml_fault(d, c, "unknown key; did you mean \"%.*s\"?", STR_ARG(near));
        else
            yml_fault(d, c, "unknown key");
        good = false;
    }
    return good;
}

static const char *kind_name(enum yml_kind kind)
{
    return kind == YML_TEXT ? "one value" : kind == YML_LIST ? "a list" : "\"key: value\" lines";
}

const struct yml *yml_member(struct yml_doc *d, const struct yml *m, const char *key,
                             enum yml_kind kind, enum yml_need need)
{
    const struct yml *c = yml_find(m, key);
    if (!c && need == YML_REQUIRED)
        yml_fault(d, m, "\"%s\" is missing", key);
    if (c && c->kind != kind) {
        yml_fault(d, c, "%s expected", kind_name(kind));
        return NULL;
    }
    return c;
}

str yml_text(struct yml_doc *d, const struct yml *n, size_t max_bytes)
{
    if (n->kind != YML_TEXT) {
        yml_fault(d, n, "one value expected");
        return (str){ 0 };
    }
    const str s = str_trim(n->text);
    if (s.n == 0) {
        yml_fault(d, n, "has no value");
        return (str){ 0 };
    }
    if (s.n > max_bytes) {
        yml_fault(d, n, "longer than %zu bytes", max_bytes);
        return (str){ 0 };
    }
    return s;
}

int64_t yml_i64(struct yml_doc *d, const struct yml *n, int64_t min, int64_t max)
{
    const str s = yml_text(d, n, 40);
    if (!s.p)
        return 0;
    int64_t v;
    if (str_i64(s, &v) != OK || v < min || v > max) {
        yml_fault(d, n, "a whole number from %lld to %lld expected, not \"%.*s\"", (long long)min,
                  (long long)max, STR_ARG(s));
        return 0;
    }
    return v;
}

bool yml_bool(struct yml_doc *d, const struct yml *n)
{
    const str s = yml_text(d, n, 40);
    if (s.p && !str_eq(s, S("true")) && !str_eq(s, S("false")))
        yml_fault(d, n, "true or false expected, not \"%.*s\"", STR_ARG(s));
    return str_eq(s, S("true"));
}

struct date yml_date(struct yml_doc *d, const struct yml *n)
{
    struct date v = { 0 };
    const str s = yml_text(d, n, 40);
    if (s.p && date_parse(s, &v) != OK)
        yml_fault(d, n, "a date like 2026-01-31 expected, not \"%.*s\"", STR_ARG(s));
    return v;
}

int yml_word(struct yml_doc *d, const struct yml *n, const char *const *words, size_t n_words)
{
    const str s = yml_text(d, n, 80);
    if (!s.p)
        return 0;
    for (size_t i = 0; i < n_words; i++)
        if (str_eq(s, str_from(words[i])))
            return (int)i + 1;
    const str near = nearest_word(d, s, words, n_words);
    if (near.p) {
        yml_fault(d, n, "unknown word \"%.*s\"; did you mean \"%.*s\"?", STR_ARG(s), STR_ARG(near));
        return 0;
    }
    struct buf list = { .a = d->a, .max = 600 };
    for (size_t i = 0; i < n_words; i++)
        buf_fmt(&list, "%s%s", i ? ", " : "", words[i]);
    yml_fault(d, n, "unknown word \"%.*s\"; one of: %.*s", STR_ARG(s), STR_ARG(buf_str(&list)));
    return 0;
}

str yml_member_text(struct yml_doc *d, const struct yml *m, const char *key, size_t max_bytes,
                    enum yml_need need)
{
    const struct yml *c = yml_member(d, m, key, YML_TEXT, need);
    return c ? yml_text(d, c, max_bytes) : (str){ 0 };
}

size_t yml_member_texts(struct yml_doc *d, const struct yml *m, const char *key,
                        const struct yml ***nodes, enum yml_need need)
{
    const struct yml *list = yml_member(d, m, key, YML_LIST, need);
    const struct yml **v = NEWS(d->a, const struct yml *, list ? list->n : 0);
    size_t n = 0;
    for (const struct yml *c = list ? list->first : NULL; c; c = c->next) {
        if (!yml_text(d, c, 200).p)
            continue;
        bool twice = false;
        for (size_t i = 0; i < n; i++)
            twice |= str_eq(v[i]->text, c->text);
        if (twice)
            yml_fault(d, c, "\"%.*s\" is listed twice", STR_ARG(c->text));
        else
            v[n++] = c;
    }
    *nodes = v;
    return n;
}
