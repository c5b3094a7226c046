#include "geo/names.h"
#include "base/text.h"
#include "geo/names_words.h"
#include <stdlib.h>
#include <string.h>

#define NAME_WORDS 6
#define MENTIONS_MAX 60
#define CODES_MAX 64

struct entry {
    str folded; /* words with single blanks */
    str marks;  /* diacritics of the name */
    const struct place_name *of;
};

struct name_book {
    struct entry *v; /* by folded */
    size_t n;
};

static int by_folded(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    const int c = str_cmp(x->folded, y->folded);
    return c ? c : (x->of > y->of) - (x->of < y->of);
}

struct name_book *name_book_new(struct arena *a, const struct place_name *v, size_t n)
{
    struct name_book *b = NEW(a, struct name_book);
    b->v = NEWS(a, struct entry, n);
    for (size_t i = 0; i < n; i++) {
        struct words w;
        words_cut(a, v[i].name, &w);
        if (w.n == 0 || w.n > NAME_WORDS)
            continue;
        b->v[b->n++] = (struct entry){
            .folded = words_join(a, &w, 0, w.n), .marks = text_marks(a, v[i].name), .of = &v[i] };
    }
    qsort(b->v, b->n, sizeof *b->v, by_folded);
    return b;
}

/* Entries of that name: *first and their number. */
static size_t entries_of(const struct name_book *b, str folded, size_t *first)
{
    size_t low = 0, high = b->n, n = 0;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (str_cmp(b->v[mid].folded, folded) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    while (low + n < b->n && str_eq(b->v[low + n].folded, folded))
        n++;
    *first = low;
    return n;
}

/* One place where a name of the book stands in the text. */
struct mention {
    size_t start, i, j;  /* words: start with its kind, i..j the name */
    const char *kind;    /* NULL: bare */
    size_t first, n;     /* entries */
    str marks;           /* of the name; empty: typed without diacritics */
    bool now, old;       /* "nay là" before it; "cũ" behind it */
    bool context;        /* the district of another mention: no place of its own */
    bool spelt;          /* some entry has these very diacritics, or none were typed */
};

struct reading {
    struct arena *a;
    const struct name_book *b;
    struct words w;
    enum said_how how;
    struct mention *m;
    size_t n;
};

static bool word_is(const struct words *w, size_t i, const char *const *list, size_t n)
{
    for (size_t k = 0; i < w->n && k < n; k++)
        if (str_eq(words_at(w, i), str_from(list[k])))
            return true;
    return false;
}

/* What bears the name of a place without being there: streets, firms, people. */
static bool blocked(const struct words *w, size_t start)
{
    static const char *const before[] = { "duong", "pho", "cty", "ty", "ten", "ong", "ba", "anh",
                                          "chi", "ngo", "hem", "abc", "la" };
    return start > 0 && w->v[start].near && word_is(w, start - 1, before, COUNT(before));
}

/* "nay là", "giờ là", "nay thuộc" right before. */
static bool said_now(const struct words *w, size_t start)
{
    static const char *const is[] = { "la", "thuoc", "thanh" };
    static const char *const now[] = { "nay", "gio" };
    if (start >= 1 && word_is(w, start - 1, now, COUNT(now)))
        return true;
    return start >= 2 && word_is(w, start - 1, is, COUNT(is))
        && word_is(w, start - 2, now, COUNT(now));
}

static bool said_old(const struct words *w, size_t j)
{
    return j < w->n && w->v[j].joined && str_eq(words_at(w, j), S("cu"));
}

static bool fits(const struct reading *r, const struct mention *m, const struct place_name *p)
{
    if (m->kind)
        return kind_of_district(m->kind) == p->district;
    return r->how == SAID_TYPED || m->j - m->i > 1;
}

enum here { HERE_NONE = 1, HERE_BLOCKED, HERE_PLACE };

/* The longest name that begins at word i. */
static enum here mention_at(struct reading *r, size_t i, struct mention *m)
{
    size_t longest = 1;
    while (longest < NAME_WORDS && i + longest < r->w.n && r->w.v[i + longest].joined)
        longest++;
    for (size_t len = longest; len >= 1; len--) {
        *m = (struct mention){ .start = i, .i = i, .j = i + len };
        m->n = entries_of(r->b, words_join(r->a, &r->w, i, i + len), &m->first);
        if (m->n == 0)
            continue;
        m->kind = words_kind(r->a, &r->w, i, &m->start);
        m->now = said_now(&r->w, m->start);
        m->old = said_old(&r->w, m->j);
        m->marks = text_marks(r->a, words_original(&r->w, m->i, m->j));
        m->spelt = str_empty(m->marks);
        bool any = false;
        for (size_t k = 0; k < m->n; k++) {
            const struct entry *e = &r->b->v[m->first + k];
            any = any || fits(r, m, e->of);
            m->spelt = m->spelt || str_eq(m->marks, e->marks);
        }
        if (!any)
            continue;
        return m->kind || m->now || r->how == SAID_TYPED || !blocked(&r->w, m->start)
            ? HERE_PLACE : HERE_BLOCKED;
    }
    return HERE_NONE;
}

/* "phường Đông Triều" is no "Phương Đông": the kind and the longer name are meant. */
static enum here kind_after_all(struct reading *r, size_t i, struct mention *m)
{
    for (size_t k = i + 1; k <= i + 2 && k < r->w.n && k < m->j; k++) {
        struct mention other;
        if (mention_at(r, k, &other) == HERE_PLACE && other.kind && other.start == i
            && other.j > m->j)
            *m = other;
    }
    return HERE_PLACE;
}

static void find_mentions(struct reading *r)
{
    for (size_t i = 0; i < r->w.n && r->n < MENTIONS_MAX;) {
        struct mention *m = &r->m[r->n];
        enum here here = mention_at(r, i, m);
        if (here == HERE_PLACE && !m->kind)
            here = kind_after_all(r, i, m);
        i = here == HERE_NONE ? i + 1 : m->j;
        r->n += here == HERE_PLACE;
    }
}

static bool holds(const struct place_name *p, str code)
{
    for (size_t i = 0; i < p->n_now; i++)
        if (str_eq(p->now[i], code))
            return true;
    return false;
}

static bool inside(const struct place_name *p, const struct place_name *district)
{
    if (p->old && str_eq(p->parent, district->code))
        return true;
    for (size_t i = 0; !p->old && i < p->n_now; i++)
        if (holds(district, p->now[i]))
            return true;
    return false;
}

/* How well the other mention, as a district, holds p: 0 not at all, 2 where it stands beside. */
static int held_by(const struct reading *r, const struct mention *m, const struct mention *other,
                   const struct place_name *p)
{
    for (size_t k = 0; k < other->n; k++) {
        const struct place_name *d = r->b->v[other->first + k].of;
        if (!d->district || !fits(r, other, d) || d == p || !inside(p, d))
            continue;
        return other->start >= m->j && other->start - m->j <= 1 ? 2 : 1;
    }
    return 0;
}

static bool named_district(const struct mention *m)
{
    return m->kind && kind_of_district(m->kind);
}

static int context_score(const struct reading *r, const struct mention *m,
                         const struct place_name *p)
{
    int best = 0;
    bool named = false;
    for (size_t i = 0; i < r->n; i++) {
        const struct mention *other = &r->m[i];
        if (other == m || p->district)
            continue;
        const int held = held_by(r, m, other, p);
        best = held > best ? held : best;
        named = named || named_district(other);
    }
    return best == 2 ? 20 : best == 1 ? 15 : named ? -8 : 0;
}

static int kind_score(const struct mention *m, const struct place_name *p)
{
    if (!m->kind)
        return p->district && !m->old ? 14 : 20;
    return str_eq(p->kind, str_from(m->kind)) ? 50 : 35;
}

static int score(const struct reading *r, const struct mention *m, const struct place_name *p)
{
    if (!fits(r, m, p))
        return -1000;
    int s = kind_score(m, p) + context_score(r, m, p);
    s += p->old ? (m->old ? 8 : 0) : (m->old ? -8 : 6);
    if (m->now)
        s += p->old ? -30 : 30;
    if (m->context)
        s -= 20;
    return m->spelt ? s : s - (m->kind ? 12 : 40);
}

/* A bare name, or a district, that only says where another mention lies. */
static void find_contexts(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->n && !r->m[i].context; k++) {
            if (i == k || (r->m[i].kind && !named_district(&r->m[i])))
                continue;
            const struct mention *m = &r->m[k];
            for (size_t e = 0; e < m->n; e++) {
                const struct place_name *p = r->b->v[m->first + e].of;
                const int held = p->district || !fits(r, m, p) ? 0 : held_by(r, m, &r->m[i], p);
                if (held == 2 || (held && r->m[i].kind))
                    r->m[i].context = true;
            }
        }
}

struct found {
    str codes[CODES_MAX];
    size_t n;
};

static void add_codes(struct found *f, const struct place_name *p)
{
    for (size_t i = 0; i < p->n_now; i++) {
        bool there = false;
        for (size_t k = 0; k < f->n; k++)
            there = there || str_eq(f->codes[k], p->now[i]);
        if (!there && f->n < CODES_MAX)
            f->codes[f->n++] = p->now[i];
    }
}

/* The best entry of a mention. */
static const struct place_name *best_of(const struct reading *r, const struct mention *m, int *s)
{
    const struct place_name *best = NULL;
    *s = 0; /* below nothing is believed */
    for (size_t k = 0; k < m->n; k++) {
        const int one = score(r, m, r->b->v[m->first + k].of);
        if (one > *s) {
            best = r->b->v[m->first + k].of;
            *s = one;
        }
    }
    return best;
}

/* What is as good as the best entry of that mention. */
static void add_equal(const struct reading *r, const struct mention *m, int s, struct found *f)
{
    for (size_t k = 0; k < m->n; k++)
        if (score(r, m, r->b->v[m->first + k].of) == s)
            add_codes(f, r->b->v[m->first + k].of);
}

/* A bare commune beside "huyện ..." that does not hold it: which of both is meant, is asked. */
static void add_contradicting(const struct reading *r, const struct mention *m,
                              const struct place_name *p, struct found *f)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct mention *other = &r->m[i];
        int s;
        const struct place_name *q = other == m ? NULL : best_of(r, other, &s);
        if (!q || q->district == p->district)
            continue;
        const struct mention *district = p->district ? m : other;
        const struct mention *commune = p->district ? other : m;
        if (!commune->kind && named_district(district)
            && !held_by(r, commune, district, p->district ? q : p))
            add_equal(r, other, s, f);
    }
}

static bool says_today(const struct mention *m, const struct place_name *p, size_t n)
{
    return n == 1 && !p->old && !p->district
        && (!m->kind || str_eq(p->kind, str_from(m->kind)));
}

bool names_read(struct arena *a, const struct name_book *b, str text, enum said_how how,
                struct place_said *out)
{
    struct reading r = { .a = a, .b = b, .how = how, .m = NEWS(a, struct mention, MENTIONS_MAX) };
    struct found f = { 0 };
    const struct mention *best = NULL;
    *out = (struct place_said){ 0 };
    int most = 0;
    if (text_nfc(a, text, &text) != OK)
        return false;
    words_cut(a, text, &r.w);
    find_mentions(&r);
    find_contexts(&r);
    for (size_t i = 0; i < r.n; i++) {
        int s;
        const struct place_name *p = best_of(&r, &r.m[i], &s);
        if (p && s > most) {
            best = &r.m[i];
            most = s;
            out->as = p;
        }
    }
    if (!best)
        return false;
    add_equal(&r, best, most, &f);
    add_contradicting(&r, best, out->as, &f);
    str *codes = NEWS(a, str, f.n);
    memcpy(codes, f.codes, f.n * sizeof *codes);
    out->codes = codes;
    out->n = f.n;
    out->today = says_today(best, out->as, f.n);
    out->words = text_cut(words_original(&r.w, best->start, best->j), SAID_WORDS_MAX);
    return true;
}
