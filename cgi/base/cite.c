#include "base/cite.h"

#define PLACES_MAX 40
#define TEXT_MAX (64 * 1024)

struct place {
    str article, clause, point;
};

/* One place, or a range of two. */
struct cited {
    struct place at, to;
    bool range;
};

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool small(char c) { return c >= 'a' && c <= 'z'; }

static char byte_at(str s, size_t at) { return at < s.n ? s.p[at] : '\0'; }

/* Bytes of the letter of a point at s[at], "đ" too, when no other letter follows; else 0. */
static size_t letter_at(str s, size_t at)
{
    const str rest = str_sub(s, at < s.n ? at : s.n, s.n);
    const size_t n = str_starts(rest, S("đ")) ? sizeof "đ" - 1 : small(byte_at(s, at)) ? 1 : 0;
    const unsigned char next = (unsigned char)byte_at(s, at + n);
    return n && !small((char)next) && next < 0x80 && !digit((char)next) ? n : 0;
}

/* "12" or "18a": digits and perhaps a letter. */
static str number_at(str s, size_t *at)
{
    const size_t from = *at;
    while (digit(byte_at(s, *at)))
        (*at)++;
    if (*at > from)
        *at += letter_at(s, *at);
    return str_sub(s, from, *at);
}

static bool place_at(str s, size_t *at, struct place *out)
{
    *out = (struct place){ .article = number_at(s, at) };
    if (str_empty(out->article) || out->article.n > 6 || byte_at(s, *at) == '/')
        return false;
    if (byte_at(s, *at) == '.' && digit(byte_at(s, *at + 1))) {
        (*at)++;
        out->clause = number_at(s, at);
    }
    const size_t n = byte_at(s, *at) == '.' ? letter_at(s, *at + 1) : 0;
    if (n) {
        out->point = str_sub(s, *at + 1, *at + 1 + n);
        *at += 1 + n;
    }
    return true;
}

/* Length of the word that joins two places at s[at]; 0: there is none, or no place follows. */
static size_t joint(str s, size_t at, const char *const *words, size_t n)
{
    const str rest = str_sub(s, at, s.n);
    for (size_t i = 0; i < n; i++) {
        const str word = str_from(words[i]);
        struct place next;
        size_t end = at + word.n;
        if (str_starts(rest, word) && place_at(s, &end, &next))
            return word.n;
    }
    return 0;
}

/* The places from s[at] on; *at is then behind them. */
static size_t read_places(str s, size_t *at, struct cited *list)
{
    static const char *const commas[] = { ", ", " và " }, *const to[] = { "-", " đến " };
    size_t n = 0, next = *at;
    while (n < PLACES_MAX) {
        struct cited *c = &list[n];
        *c = (struct cited){ 0 };
        if (!place_at(s, &next, &c->at))
            break;
        const size_t range = joint(s, next, to, COUNT(to));
        next += range;
        c->range = range > 0 && place_at(s, &next, &c->to);
        *at = next;
        n++;
        const size_t more = joint(s, next, commas, COUNT(commas));
        if (!more)
            break;
        next += more;
    }
    return n;
}

static bool plain(const struct cited *c)
{
    return c->range || (str_empty(c->at.clause) && str_empty(c->at.point));
}

static void add_article(struct buf *b, str article)
{
    buf_fmt(b, "Điều %.*s", STR_ARG(article));
}

static void add_whole(struct buf *b, const struct place *p)
{
    if (!str_empty(p->point))
        buf_fmt(b, "điểm %.*s ", STR_ARG(p->point));
    if (!str_empty(p->clause))
        buf_fmt(b, "khoản %.*s ", STR_ARG(p->clause));
    add_article(b, p->article);
}

/* Places i..end of one article: "điểm a, điểm b khoản 1, khoản 3 Điều 9". */
static void add_group(struct buf *b, const struct cited *list, size_t i, size_t end)
{
    for (size_t k = i; k < end; k++) {
        const struct place *p = &list[k].at;
        const bool goes_on = k + 1 < end && !str_empty(p->point)
            && !str_empty(list[k + 1].at.point) && str_eq(p->clause, list[k + 1].at.clause);
        if (k > i)
            buf_add(b, S(", "));
        if (!str_empty(p->point))
            buf_fmt(b, "điểm %.*s", STR_ARG(p->point));
        if (!goes_on && !str_empty(p->clause))
            buf_fmt(b, "%skhoản %.*s", str_empty(p->point) ? "" : " ", STR_ARG(p->clause));
    }
    buf_byte(b, ' ');
    add_article(b, list[i].at.article);
}

static void add_places(struct buf *b, const struct cited *list, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        if (i)
            buf_add(b, plain(&list[i - 1]) && plain(&list[i]) ? S(", ") : S("; "));
        if (plain(&list[i])) {
            add_whole(b, &list[i].at);
            if (list[i].range)
                buf_add(b, S(" đến ")), add_whole(b, &list[i].to);
            continue;
        }
        while (end < n && !plain(&list[end])
               && str_eq(list[end].at.article, list[i].at.article))
            end++;
        add_group(b, list, i, end);
    }
}

str cite_places(struct arena *a, str places)
{
    struct cited list[PLACES_MAX];
    struct buf b = { .a = a, .max = TEXT_MAX };
    size_t at = 0;
    const size_t n = read_places(places, &at, list);
    if (n == 0 || at < places.n)
        return places;
    add_places(&b, list, n);
    return buf_str(&b);
}

/* Where the name of the act begins that text ends with ("..., "); text.n: it names none. */
static size_t act_before(str text)
{
    static const char *const kinds[] = { "Bộ luật", "Luật", "Nghị định", "Nghị quyết",
                                         "Quyết định", "Thông tư", "Kế hoạch" };
    size_t best = text.n;
    for (size_t i = 0; str_ends(text, S(", ")) && i < COUNT(kinds); i++)
        for (size_t at = 0, one; at < text.n; at += one + 1) {
            one = str_find(str_sub(text, at, text.n), str_from(kinds[i]));
            if (at + one < text.n && (best == text.n || at + one > best))
                best = at + one;
        }
    const str name = str_sub(text, best, text.n);
    return str_find(name, S(";")) < name.n ? text.n : best;
}

str cite_vi(struct arena *a, str text)
{
    const str word = S("điều ");
    struct buf b = { .a = a, .max = TEXT_MAX };
    struct cited list[PLACES_MAX];
    size_t done = 0, look = 0;
    if (!text.p || text.n > TEXT_MAX / 2)
        return text;
    while (look < text.n) {
        const size_t at = look + str_find(str_sub(text, look, text.n), word);
        size_t end = at + word.n;
        const size_t n = end < text.n ? read_places(text, &end, list) : 0;
        look = end < text.n ? end : text.n;
        if (n == 0)
            continue;
        const str before = str_sub(text, done, at);
        const size_t act = act_before(before);
        buf_add(&b, str_sub(before, 0, act));
        add_places(&b, list, n);
        if (act < before.n)
            buf_fmt(&b, " %.*s", STR_ARG(str_sub(before, act, before.n - 2)));
        done = end;
    }
    if (done == 0)
        return text;
    buf_add(&b, str_sub(text, done, text.n));
    return buf_str(&b);
}
