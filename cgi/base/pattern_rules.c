#include "base/pattern_rules.h"
#include "base/pattern.h"
#include "base/text.h"

enum { DEPTH_MAX = 20 };

struct scan {
    str s;
    size_t i;
    size_t inside[DEPTH_MAX]; /* largest repeat within each open group */
    size_t depth;
    size_t last; /* largest repeat within what stands just before */
};

static char at(const struct scan *c, size_t k)
{
    return c->i + k < c->s.n ? c->s.p[c->i + k] : '\0';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *escape(struct scan *c)
{
    const char e = at(c, 1);
    if ((e >= '1' && e <= '9') || e == 'g' || e == 'k')
        return "a back reference is not allowed";
    if (e == 'Q' || e == 'E' || e == 'K' || e == 'G')
        return "\\Q \\E \\K \\G are not allowed";
    const bool named = (e == 'p' || e == 'P' || e == 'x') && at(c, 2) == '{';
    c->i += 2;
    while (named && c->i < c->s.n && at(c, 0) != '}')
        c->i++;
    c->i += named;
    c->last = 1;
    return NULL;
}

/* A class counts as one character; what stands in it means itself. */
static const char *class(struct scan *c)
{
    c->i += at(c, 1) == '^' ? 2 : 1;
    for (size_t k = 0; c->i < c->s.n; k++) {
        if (at(c, 0) == ']' && k > 0) {
            c->i++;
            c->last = 1;
            return NULL;
        }
        c->i += at(c, 0) == '\\' ? 2 : 1;
    }
    return "a [ is not closed";
}

static const char *open_group(struct scan *c)
{
    const char kind = at(c, 2);
    if (at(c, 1) == '*')
        return "verbs (*...) are not allowed";
    if (at(c, 1) == '?' && (kind == 'R' || kind == '&' || kind == 'P' || kind == 'C' || kind == '('
                            || kind == '+' || digit(kind) || (kind == '-' && digit(at(c, 3)))))
        return "recursion, conditions and callouts are not allowed";
    if (c->depth == DEPTH_MAX)
        return "too many groups in one another";
    c->inside[c->depth++] = 1;
    c->i++;
    if (at(c, 0) == '?') { /* the kind of the group is no quantifier */
        while (c->i < c->s.n && at(c, 0) != ':' && at(c, 0) != '=' && at(c, 0) != '!'
               && at(c, 0) != '>' && at(c, 0) != ')')
            c->i++;
        c->i += at(c, 0) != ')';
    }
    return NULL;
}

static void close_group(struct scan *c)
{
    c->last = c->depth ? c->inside[--c->depth] : 1;
    c->i++;
}

static void counted(struct scan *c)
{
    if (c->depth && c->last > c->inside[c->depth - 1])
        c->inside[c->depth - 1] = c->last;
}

/* {n}, {n,m}: the largest number; 0: it means itself, no repeat. */
static const char *braces(struct scan *c, size_t *most)
{
    size_t k = 1, n = 0;
    bool any = false;
    *most = 0;
    for (; digit(at(c, k)) && n < 100000; k++, any = true)
        n = n * 10 + (size_t)(at(c, k) - '0');
    if (at(c, k) == ',' && any) {
        k++;
        if (at(c, k) == '}')
            return "a repeat needs an upper end: {n,m}, never {n,}";
        for (n = 0; digit(at(c, k)) && n < 100000; k++)
            n = n * 10 + (size_t)(at(c, k) - '0');
    }
    if (!any || at(c, k) != '}')
        return "a { must begin a repeat {n} or {n,m}; as a character it is \\{";
    *most = n ? n : 1;
    c->i += k + 1;
    return NULL;
}

static const char *repeat(struct scan *c)
{
    size_t most = 1;
    if (at(c, 0) == '*' || at(c, 0) == '+')
        return "* and + have no upper end: write {0,m} or {1,m}";
    if (at(c, 0) == '{') {
        const char *why = braces(c, &most);
        if (why)
            return why;
    } else
        c->i++;
    if (at(c, 0) == '?' || at(c, 0) == '+') /* lazy, possessive */
        c->i++;
    c->last *= most;
    return c->last > PATTERN_REPEAT_MAX ? "repeats more than 400 times" : NULL;
}

static const char *step(struct scan *c)
{
    const char *why = NULL;
    switch (at(c, 0)) {
    case '\\':
        why = escape(c);
        break;
    case '[':
        why = class(c);
        break;
    case '(':
        return open_group(c);
    case ')':
        close_group(c);
        break;
    case '?':
    case '*':
    case '+':
    case '{':
        why = repeat(c);
        break;
    default:
        c->i++;
        c->last = 1;
    }
    counted(c);
    return why;
}

const char *pattern_refused(str text)
{
    struct scan c = { .s = text, .last = 1 };
    if (str_empty(text) || text.n > PATTERN_TEXT_MAX)
        return "a pattern has 1 to 2000 bytes";
    if (!text_utf8_ok(text))
        return "not UTF-8";
    while (c.i < text.n) {
        const char *why = step(&c);
        if (why)
            return why;
    }
    return NULL;
}
