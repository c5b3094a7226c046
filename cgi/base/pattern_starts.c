#include "base/buf.h"
#include "base/pattern_rules.h"
#include "base/text.h"
#include "base/utf8.h"

enum { STARTS_MAX = 200, STARTS_BYTES_MIN = 2, DEPTH_MAX = 4 };

struct starts {
    struct arena *a;
    str *v;
    size_t n;
};

/* An element behind which a repeat stands may be missing. */
static bool repeated(str s, size_t i)
{
    return i < s.n && str_find(S("?{*+"), str_sub(s, i, i + 1)) < 4;
}

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' || (unsigned char)c >= 0x80;
}

static str literal(str s)
{
    size_t i = 0, last = 0;
    while (i < s.n && plain(s.p[i])) {
        last = i;
        i += utf8_len(s, i);
    }
    return str_sub(s, 0, repeated(s, i) ? last : i);
}

/* Where the alternative that begins at i ends: at its '|', its ')', or the end. */
static size_t branch_end(str s, size_t i)
{
    size_t depth = 0;
    for (; i < s.n; i = pattern_element_end(s, i)) {
        if (depth == 0 && (s.p[i] == '|' || s.p[i] == ')'))
            return i;
        depth += s.p[i] == '(';
        depth -= s.p[i] == ')';
    }
    return s.n;
}

static bool branches(struct starts *out, str s, str before, size_t depth);

static bool branch(struct starts *out, str s, str before, size_t depth)
{
    while (str_starts(s, S("\\b")))
        s = str_sub(s, 2, s.n);
    const str said = literal(s), rest = str_sub(s, said.n, s.n);
    const str whole = str_fmt(out->a, "%.*s%.*s", STR_ARG(before), STR_ARG(said));
    if (depth < DEPTH_MAX && str_starts(rest, S("(?:"))) {
        size_t end = branch_end(rest, 3);
        while (end < rest.n && rest.p[end] == '|')
            end = branch_end(rest, end + 1);
        if (end < rest.n && !repeated(rest, end + 1))
            return branches(out, str_sub(rest, 3, end), whole, depth + 1);
    }
    const str folded = text_fold(out->a, whole);
    if (folded.n < STARTS_BYTES_MIN || out->n == STARTS_MAX)
        return false;
    out->v[out->n++] = folded;
    return true;
}

/* false: something may begin in a way that is not known. */
static bool branches(struct starts *out, str s, str before, size_t depth)
{
    bool known = true;
    for (size_t i = 0, end; known && i <= s.n; i = end + 1) {
        end = branch_end(s, i);
        known = branch(out, str_sub(s, i, end), before, depth);
    }
    return known;
}

size_t pattern_starts(struct arena *a, str text, str **out)
{
    struct starts s = { .a = a, .v = NEWS(a, str, STARTS_MAX) };
    const bool known = branches(&s, text, S(""), 0);
    *out = s.v;
    return known ? s.n : 0;
}
