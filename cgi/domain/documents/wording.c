#include "domain/documents/wording.h"
#include "base/text.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* "3.500.000" and "3,500,000" as "3500000": only where three digits follow. */
static str joined(struct arena *a, str s)
{
    char *to = arena_alloc(a, s.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < s.n; i++) {
        const bool mark = (s.p[i] == '.' || s.p[i] == ',') && i > 0 && digit(s.p[i - 1])
            && i + 3 < s.n && digit(s.p[i + 1]) && digit(s.p[i + 2]) && digit(s.p[i + 3]);
        if (!mark)
            to[w++] = s.p[i];
    }
    return (str){ to, w };
}

/* Where the wanted words that begin at that place end, white space left out; 0: not here. */
static size_t ends_at(str text, size_t at, str wanted)
{
    size_t k = 0;
    while (k < wanted.n && at < text.n) {
        if (wanted.p[k] == ' ') {
            k++;
            continue;
        }
        if (text.p[at] == ' ') {
            at++;
            continue;
        }
        if (text.p[at++] != wanted.p[k++])
            return 0;
    }
    return k == wanted.n ? at : 0;
}

/* Is it there, with no digit on either side? */
static bool holds(str text, str wanted)
{
    for (size_t at = 0; at < text.n; at++) {
        const size_t end = text.p[at] == wanted.p[0] ? ends_at(text, at, wanted) : 0;
        const bool before = at > 0 && digit(text.p[at - 1]) && digit(wanted.p[0]);
        if (end && !before
            && !(end < text.n && digit(text.p[end]) && digit(wanted.p[wanted.n - 1])))
            return true;
    }
    return false;
}

uint64_t wording_missing(struct arena *a, str text, const struct wording *list, size_t n)
{
    const str sums = joined(a, text);
    const str lower = text_lower(a, text);
    uint64_t missing = 0;
    for (size_t i = 0; i < n; i++) {
        const str words = text_lower(a, list[i].words);
        const bool there = list[i].sum > 0
            ? holds(sums, str_fmt(a, "%lld", (long long)list[i].sum))
            : str_empty(words) || holds(lower, words);
        if (!there)
            missing |= (uint64_t)1 << i;
    }
    return missing;
}
