#include "domain/intake/similar.h"
#include "base/buf.h"
#include "base/text.h"
#include <math.h>
#include <stdlib.h>

#define WORDS_MAX 2000
#define LINE_BYTES ((size_t)128 * 1024)
#define HOUR_US (3600 * US_PER_S)

/* Folded words that every complaint has; a pair of two of them says nothing either. */
static const char similar_common[] =
    " a ad ai anh ba bac ban ben bi biet cac cach cai can cang canh cau cha chang chau chi "
    "chinh cho chu chua chuc chung co com con cong cu cua cung cuoi cuu da dac dan dang day "
    "de den deo di dia dich dieu do doan doi du dung duoc duong em gan gap gay gi gia gio "
    "giup gui ha hai hay het hien hoi hom huyen it ke keu kha khi kho khong khu kiem kien "
    "kinh ko la lai lam lan lap le len lien lo loi luc luon may mi minh moi mong mot muc "
    "muon nam nang nao nay ne nen neu ngan ngay nghi ngoai nguoi nha nhan nhat nhe nhieu "
    "nhin nhu nhung nia no nua o oi on p phai phan phia pho phuong qn qua quan quanh rat roi "
    "sao sat sau se su suot sy ta tai tan tat the theo thi thoi thon thu thuong tinh to toi "
    "tong tp tra tran tren trong truoc truong tu tung ty va vai van vao vay ve vi viec vl "
    "voi vu vua xa xem xin xom xong xuong yeu ";

static bool common(str word)
{
    const str all = { similar_common, sizeof similar_common - 1 };
    char key[16];
    if (word.n + 2 > sizeof key)
        return false;
    key[0] = ' ';
    for (size_t i = 0; i < word.n; i++)
        key[i + 1] = word.p[i];
    key[word.n + 1] = ' ';
    return str_find(all, (str){ key, word.n + 2 }) < all.n;
}

static bool word_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* The next word of a folded text. */
static bool next_word(str *rest, str *word)
{
    size_t from = 0, n = 0;
    while (from < rest->n && !word_byte(rest->p[from]))
        from++;
    while (from + n < rest->n && word_byte(rest->p[from + n]))
        n++;
    *word = str_sub(*rest, from, from + n);
    *rest = str_sub(*rest, from + n, rest->n);
    return n > 0;
}

/* FNV-1a; words that fall together by chance are one in four milliards. */
static uint32_t number_of(uint32_t h, str s)
{
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    return h;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static size_t each_once(uint32_t *v, size_t n)
{
    size_t kept = 0;
    if (n > 0)
        qsort(v, n, sizeof *v, by_number);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || v[i] != v[i - 1])
            v[kept++] = v[i];
    return kept;
}

/* The words of the commune's name, in the place of which a text says nothing. */
static bool names(str name, str word)
{
    str part;
    while (next_word(&name, &part))
        if (str_eq(part, word))
            return true;
    return false;
}

void similar_read(struct arena *a, const struct similar_in *in, struct similar_read *out)
{
    str rest = text_fold(a, in->text), word, before = { 0 };
    const str name = text_fold(a, in->commune);
    uint32_t *words = NEWS(a, uint32_t, WORDS_MAX), *pairs = NEWS(a, uint32_t, WORDS_MAX);
    bool said_before = false;
    *out = (struct similar_read){ .in = *in, .words = words, .pairs = pairs };
    for (size_t i = 0; i < WORDS_MAX && next_word(&rest, &word); i++) {
        const bool of_name = names(name, word);
        const bool says = !of_name && !common(word);
        if (says) {
            words[out->n_words++] = number_of(2166136261u, word);
            out->own++;
        }
        if (before.p && (says || said_before) && !of_name)
            pairs[out->n_pairs++] =
                number_of(number_of(number_of(2166136261u, before), S(" ")), word);
        before = of_name ? (str){ 0 } : word;
        said_before = says;
    }
    out->n_words = each_once(words, out->n_words);
    out->n_pairs = each_once(pairs, out->n_pairs);
}

static int both_have(const uint32_t *x, size_t nx, const uint32_t *y, size_t ny)
{
    int both = 0;
    for (size_t i = 0, k = 0; i < nx && k < ny;) {
        const uint32_t a = x[i], b = y[k];
        both += a == b;
        i += a <= b;
        k += b <= a;
    }
    return both;
}

/* Part of the shorter one; a text of few words must not be like everything. */
static double part(int both, size_t nx, size_t ny)
{
    const size_t least = nx < ny ? nx : ny;
    return (double)both / (double)(least < 6 ? 6 : least);
}

bool similar_metres(const struct similar_in *x, const struct similar_in *y, double *metres)
{
    const double degree = 111195;
    *metres = 0;
    if (!x->lat.has || !x->lon.has || !y->lat.has || !y->lon.has)
        return false;
    const double dy = x->lat.v - y->lat.v;
    const double dx = (x->lon.v - y->lon.v) * cos((x->lat.v + y->lat.v) / 2 * M_PI / 180);
    *metres = degree * sqrt(dx * dx + dy * dy);
    return true;
}

static int word_points(const struct similar_read *x, const struct similar_read *y, int *words)
{
    *words = both_have(x->words, x->n_words, y->words, y->n_words);
    const double p = part(both_have(x->pairs, x->n_pairs, y->pairs, y->n_pairs), x->n_pairs,
                          y->n_pairs) / SIMILAR_PAIRS;
    const double u = (part(*words, x->n_words, y->n_words) - SIMILAR_FROM)
        / (SIMILAR_FULL - SIMILAR_FROM);
    return (int)lround(30 * fmin(p, 1) + 30 * fmax(0, fmin(u, 1)));
}

static int place_points(const struct similar *s)
{
    if (!s->near)
        return s->same_place ? 10 : -40;
    return s->metres <= 300 ? 25 : s->metres <= 1000 ? 15 : s->metres <= 3000 ? 0 : -40;
}

struct similar similar_of(const struct similar_read *x, const struct similar_read *y)
{
    const struct similar_in *a = &x->in, *b = &y->in;
    struct similar s = {
        .same_place = a->place.v == b->place.v, .same_kind = str_eq(a->pollution, b->pollution),
        .hours = llabs(a->at - b->at) / HOUR_US,
    };
    s.near = similar_metres(a, b, &s.metres);
    const int said = word_points(x, y, &s.words);
    const int place = place_points(&s);
    s.is_short = s.same_place && s.same_kind && s.hours <= 7 * 24 && place > 0
        && (x->own <= SIMILAR_SHORT) != (y->own <= SIMILAR_SHORT);
    s.points = said + (said > 0 || s.is_short || place < 0 ? place : 0) + (s.same_kind ? 10 : -5)
        + (s.hours <= 3 * 24 ? 5 : s.hours <= 14 * 24 ? 0 : -10) + (s.is_short ? 20 : 0);
    s.points = s.points < 0 ? 0 : s.points > 100 ? 100 : s.points;
    return s;
}

str similar_line(struct arena *a, const str *parts, size_t n)
{
    struct buf b = { .a = a, .max = LINE_BYTES };
    for (size_t i = 0; i < n; i++) {
        str rest = text_fold(a, parts[i]), word;
        while (next_word(&rest, &word)) {
            buf_add(&b, word);
            buf_byte(&b, ' ');
        }
        buf_byte(&b, '\n');
    }
    return buf_str(&b);
}

size_t similar_letters(str line)
{
    size_t n = 0;
    for (size_t i = 0; i < line.n; i++)
        n += line.p[i] != ' ' && line.p[i] != '\n' && ((unsigned char)line.p[i] & 0xC0) != 0x80;
    return n;
}
