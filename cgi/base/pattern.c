#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"
#include "base/pattern_rules.h"
#include "base/text.h"
#include "base/utf8.h"
#include <pcre2.h>
#include <string.h>

#define PROBE_BYTES 300
#define PROBE_PLACES 4 /* pieces; what looks back sees as many */
#define PROBE_ARENA_BYTES ((size_t)256 << 20)

struct pattern {
    pcre2_code *code;
};

struct pattern_run {
    str text;
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

/* Compiled code and match data are the arena's: wiped and given back with it. */
static void *take(PCRE2_SIZE n, void *arena)
{
    return arena_alloc(arena, n);
}

static void give(void *p, void *arena)
{
    (void)p;
    (void)arena;
}

static enum err compile(struct arena *a, str text, uint32_t more, const char **fault,
                        struct pattern *p)
{
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C | more;
    pcre2_general_context *memory = pcre2_general_context_create(take, give, a);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    int number;
    PCRE2_SIZE at;
    p->code = pcre2_compile((PCRE2_SPTR)text.p, text.n, options, &number, &at, context);
    if (p->code)
        return OK;
    PCRE2_UCHAR said[200] = { 0 };
    pcre2_get_error_message(number, said, sizeof said);
    *fault = str_fmt(a, "%s (byte %zu of the pattern)", (const char *)said, at + 1).p;
    return ERR_INVALID;
}

enum err pattern_run_new(struct arena *a, str text, struct pattern_run **out)
{
    if (!text_utf8_ok(text))
        return ERR_INVALID;
    pcre2_general_context *memory = pcre2_general_context_create(take, give, a);
    struct pattern_run *r = NEW(a, struct pattern_run);
    r->text = text.p ? text : S("");
    r->data = pcre2_match_data_create(2, memory);
    r->limits = pcre2_match_context_create(memory);
    pcre2_set_match_limit(r->limits, PATTERN_STEPS_MAX);
    pcre2_set_depth_limit(r->limits, 1000);
    pcre2_set_heap_limit(r->limits, 1024); /* KiB */
    *out = r;
    return OK;
}

static enum pattern_found find(struct pattern_run *r, const struct pattern *p, size_t at,
                               uint32_t more, struct pattern_hit *hit)
{
    if (at > r->text.n)
        return PATTERN_NONE;
    const int n = pcre2_match(p->code, (PCRE2_SPTR)r->text.p, r->text.n, at,
                              PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY | more, r->data, r->limits);
    if (n == PCRE2_ERROR_NOMATCH)
        return PATTERN_NONE;
    if (n < 0)
        return PATTERN_LIMIT;
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(r->data);
    const bool part = n != 1 && v[2] != PCRE2_UNSET && v[3] > v[2];
    *hit = (struct pattern_hit){ part ? v[2] : v[0], part ? v[3] : v[1], v[1] };
    return PATTERN_HIT;
}

enum pattern_found pattern_next(struct pattern_run *r, const struct pattern *p, size_t at,
                                struct pattern_hit *hit)
{
    return find(r, p, at, 0, hit);
}

/*
 * Does the pattern give up on so many of these bytes, one after another, and an end?
 * The limit counts from each place anew, and places further on see the same with less
 * behind them: the first ones are tried, with nothing and with something before them.
 */
static bool gives_up(struct pattern_run *r, const struct pattern *p, str piece)
{
    char text[PROBE_BYTES + 16];
    struct pattern_hit hit;
    size_t n = 0;
    for (; n + piece.n <= PROBE_BYTES; n += piece.n)
        memcpy(text + n, piece.p, piece.n);
    memcpy(text + n, "\n!", 2);
    r->text = (str){ text, n + 2 };
    for (size_t at = 0; at <= PROBE_PLACES * piece.n; at += utf8_len(r->text, at))
        if (find(r, p, at, PCRE2_ANCHORED, &hit) == PATTERN_LIMIT)
            return true;
    return false;
}

/*
 * What a pattern repeats stands in itself: its characters are tried one by one. Without
 * the library's shortcuts, which a text can spoil by one character at its end.
 */
static enum err probe(struct arena *a, str text, const char **fault)
{
    static const char *const always[] = {
        "a", "0", " ", "a ", "0 ", "0.", "a.", "a@", "A ", "\xC4\x91 ",
    };
    struct pattern p;
    struct pattern_run *r;
    TRY(compile(a, text, PCRE2_NO_START_OPTIMIZE, fault, &p));
    TRY(pattern_run_new(a, S(""), &r));
    *fault = "takes too long on a text of repeated characters";
    for (size_t i = 0; i < COUNT(always); i++)
        if (gives_up(r, &p, str_from(always[i])))
            return ERR_INVALID;
    for (size_t i = 0, n; i < text.n && (n = utf8_len(text, i)) > 0; i += n) {
        const str piece = str_sub(text, i, i + n);
        if (str_find(text, piece) == i && gives_up(r, &p, piece)) /* each once */
            return ERR_INVALID;
    }
    *fault = NULL;
    return OK;
}

enum err pattern_make(struct arena *a, str text, const char **fault, struct pattern **out)
{
    struct pattern *p = NEW(a, struct pattern);
    *fault = pattern_refused(text);
    if (*fault)
        return ERR_INVALID;
    if (compile(a, pattern_grouped(a, text), 0, fault, p) != OK)
        TRY(compile(a, text, 0, fault, p)); /* told in the words of the table */
    /* Trials leave nothing behind in an arena that lives as long as the process. */
    struct arena *scratch = arena_new(PROBE_ARENA_BYTES);
    const enum err e = probe(scratch, text, fault);
    arena_free(scratch);
    *out = p;
    return e;
}

str pattern_plain(struct arena *a, str text)
{
    char *to = arena_alloc(a, text.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < text.n;) {
        const size_t n = utf8_len(text, i) ? utf8_len(text, i) : 1;
        const str one = str_sub(text, i, i + n);
        const str plain = n == 1 ? one : text_fold(a, one);
        const str kept = plain.n <= n ? plain : one;
        memcpy(to + w, kept.p, kept.n);
        w += kept.n;
        i += n;
    }
    return (str){ to, w };
}
