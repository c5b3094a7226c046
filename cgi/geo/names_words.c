#include "geo/names_words.h"
#include "base/buf.h"
#include "base/text.h"
#include <string.h>

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool joins(char c)
{
    return c == ' ' || c == '-' || c == '\'';
}

/* What lies between two words, and whether it holds them together. */
static void gap(str f, size_t from, size_t to, struct word *w)
{
    size_t stops = 0;
    bool other = false;
    for (size_t i = from; i < to; i++) {
        stops += f.p[i] == '.';
        /* U+2019, the curly apostrophe, in its three bytes */
        const bool curly = (unsigned char)f.p[i] == 0xE2 || (unsigned char)f.p[i] == 0x80
            || (unsigned char)f.p[i] == 0x99;
        other = other || !(joins(f.p[i]) || f.p[i] == '.' || curly);
    }
    w->joined = !other && stops == 0;
    w->near = !other && stops <= 1;
}

void words_cut(struct arena *a, str text, struct words *out)
{
    *out = (struct words){ .original = text };
    fold_map(a, text, &out->f);
    const str f = out->f.text;
    out->v = NEWS(a, struct word, f.n / 2 + 1);
    size_t end = 0;
    for (size_t i = 0; i < f.n;) {
        if (!letter(f.p[i])) {
            i++;
            continue;
        }
        struct word *w = &out->v[out->n];
        gap(f, end, i, w);
        w->from = (uint32_t)i;
        while (i < f.n && letter(f.p[i]))
            i++;
        w->to = (uint32_t)i;
        end = i;
        out->n++;
    }
}

str words_at(const struct words *w, size_t i)
{
    return str_sub(w->f.text, w->v[i].from, w->v[i].to);
}

str words_join(struct arena *a, const struct words *w, size_t i, size_t j)
{
    struct buf b = { .a = a, .max = 400 };
    for (size_t k = i; k < j; k++) {
        if (k > i)
            buf_byte(&b, ' ');
        buf_add(&b, words_at(w, k));
    }
    return buf_str(&b);
}

str words_original(const struct words *w, size_t i, size_t j)
{
    return str_sub(w->original, w->f.from[w->v[i].from],
                   fold_end(&w->f, w->original, w->v[j - 1].to));
}

static const struct { const char *folded, *kind; size_t words; } kinds[] = {
    { "phuong", "phường", 1 },     { "p", "phường", 1 },         { "ph", "phường", 1 },
    { "f", "phường", 1 },          { "xa", "xã", 1 },            { "x", "xã", 1 },
    { "thi tran", "thị trấn", 2 }, { "tt", "thị trấn", 1 },      { "dac khu", "đặc khu", 2 },
    { "huyen", "huyện", 1 },       { "h", "huyện", 1 },          { "quan", "quận", 1 },
    { "thi xa", "thị xã", 2 },     { "tx", "thị xã", 1 },        { "thanh pho", "thành phố", 2 },
    { "tp", "thành phố", 1 },
};

bool kind_of_district(const char *kind)
{
    static const char *const all[] = { "huyện", "quận", "thị xã", "thành phố" };
    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(kind, all[i]) == 0)
            return true;
    return false;
}

/* "xả" is not "xã"; without diacritics it may be. */
static bool marked_so(struct arena *a, str original, const char *kind)
{
    const str marks = text_marks(a, original);
    return str_empty(marks) || str_eq(marks, text_marks(a, str_from(kind)));
}

const char *words_kind(struct arena *a, const struct words *w, size_t i, size_t *first)
{
    for (size_t two = 2; two >= 1; two--) {
        if (i < two || !w->v[i].near || (two == 2 && !w->v[i - 1].joined))
            continue;
        const str said = words_join(a, w, i - two, i);
        for (size_t k = 0; k < COUNT(kinds); k++)
            if (kinds[k].words == two && str_eq(said, str_from(kinds[k].folded))
                && marked_so(a, words_original(w, i - two, i), kinds[k].kind)) {
                *first = i - two;
                return kinds[k].kind;
            }
    }
    return NULL;
}
