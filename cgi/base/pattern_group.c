#include "base/buf.h"
#include "base/pattern_rules.h"
#include "base/utf8.h"
#include <unicase.h>
#include <unistr.h>

enum { ALTERNATIVES_MIN = 4, ALTERNATIVES_MAX = 64 };

struct group {
    str of[ALTERNATIVES_MAX];
    size_t n, end; /* end: behind the closing parenthesis */
};

static size_t class_end(str s, size_t i)
{
    size_t k = 0;
    for (i += i + 1 < s.n && s.p[i + 1] == '^' ? 2 : 1; i < s.n && (k == 0 || s.p[i] != ']'); k++)
        i += s.p[i] == '\\' ? 2 : 1;
    return i + 1;
}

size_t pattern_element_end(str s, size_t i)
{
    return s.p[i] == '\\' ? i + 2 : s.p[i] == '[' ? class_end(s, i) : i + 1;
}

/* What begins with a letter that matches itself in both cases, once, and catches nothing. */
static bool simple(str s)
{
    ucs4_t c = 0;
    const size_t n = utf8_len(s, 0);
    if (n == 0 || (n == 1 && (s.p[0] < 'a' || s.p[0] > 'z')))
        return false;
    if (n < s.n && str_find(S("{?*+"), str_sub(s, n, n + 1)) < 4)
        return false;
    for (size_t i = 0; i < s.n; i = pattern_element_end(s, i))
        if (s.p[i] == '(' && (i + 1 == s.n || s.p[i + 1] != '?'))
            return false;
    u8_mbtouc(&c, (const uint8_t *)s.p, n);
    return uc_tolower(uc_toupper(c)) == c && uc_toupper(c) != c;
}

/* The alternatives of the group "(?:" at i. false: they are few, or not simple. */
static bool alternatives(str s, size_t i, struct group *g)
{
    size_t depth = 0, from = i + 3;
    *g = (struct group){ 0 };
    for (i = from; i < s.n; i = pattern_element_end(s, i)) {
        const bool ends = depth == 0 && (s.p[i] == '|' || s.p[i] == ')');
        depth += s.p[i] == '(';
        if (s.p[i] == ')' && !ends)
            depth--;
        if (!ends)
            continue;
        if (g->n == ALTERNATIVES_MAX || !simple(str_sub(s, from, i)))
            return false;
        g->of[g->n++] = str_sub(s, from, i);
        from = g->end = i + 1;
        if (s.p[i] == ')')
            return g->n >= ALTERNATIVES_MIN;
    }
    return false;
}

/* All that begin as number `first` does, if it is the first of them. */
static void put_letter(struct buf *b, const struct group *g, size_t first)
{
    const size_t n = utf8_len(g->of[first], 0);
    const str letter = str_sub(g->of[first], 0, n);
    size_t same = 0;
    for (size_t i = 0; i < g->n; i++)
        same += str_starts(g->of[i], letter);
    for (size_t i = 0; i < first; i++)
        if (str_starts(g->of[i], letter))
            return;
    if (first)
        buf_byte(b, '|');
    if (same == 1) {
        buf_add(b, g->of[first]);
        return;
    }
    buf_add(b, letter);
    buf_add(b, S("(?:"));
    for (size_t i = first; i < g->n; i++)
        if (str_starts(g->of[i], letter)) {
            if (i > first)
                buf_byte(b, '|');
            buf_add(b, str_sub(g->of[i], n, g->of[i].n));
        }
    buf_byte(b, ')');
}

str pattern_grouped(struct arena *a, str s)
{
    struct buf b = { .a = a, .max = 8 * s.n + 64 };
    struct group g;
    for (size_t i = 0, end; i < s.n; i = end) {
        if (str_starts(str_sub(s, i, s.n), S("(?:")) && alternatives(s, i, &g)) {
            end = g.end;
            buf_add(&b, S("(?:"));
            for (size_t k = 0; k < g.n; k++)
                put_letter(&b, &g, k);
            buf_byte(&b, ')');
        } else {
            end = pattern_element_end(s, i);
            buf_add(&b, str_sub(s, i, end));
        }
    }
    return b.full ? s : buf_str(&b);
}
