/* How often the guess is right: on a set written before the rules were, and on the corpus. */
#include "base/csv.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/pattern.h"
#include "base/pattern_rules.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/intake/kinds.h"
#include "intake_unit.h"
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unicase.h>
#include <uninorm.h>

/* Right and counted rows of one column; misses are printed where HOTLINE_MISSES is set. */
struct tally {
    int right, of;
};

static void count(struct tally *t, const char *what, str want, const struct kind_guess *got,
                  str text)
{
    t->of++;
    if (str_eq(want, got->value))
        t->right++;
    else if (getenv("HOTLINE_MISSES"))
        printf("  %s: want %.*s, got %.*s (%.*s): %.*s\n", what, STR_ARG(want),
               STR_ARG(got->value), STR_ARG(got->words), STR_ARG(text));
}

static double figure(const char *what, struct tally t)
{
    const double share = t.of ? 100.0 * t.right / t.of : 0;
    printf("figure: %s: %d of %d right (%.1f %%)\n", what, t.right, t.of, share);
    return share;
}

START_TEST(the_held_out_set_is_guessed)
{
    str text;
    struct csv_row head, row;
    struct tally pollution = { 0 }, message = { 0 }, urgent = { 0 };
    ck_assert_int_eq(file_read(a, S("tests/intake/kinds_heldout.csv"), 1 << 20, &text), OK);
    struct csv c = { .rest = text };
    ck_assert_int_eq(csv_read(a, &c, &head), OK);
    while (csv_read(a, &c, &row) == OK) {
        struct kind_hint h;
        kind_suggest(&cx, row.f[0], S("petition"), &h);
        if (row.f[1].n)
            count(&pollution, "pollution", row.f[1], &h.pollution, row.f[0]);
        ck_assert_int_eq(kind_urgent(&cx, row.f[0]), h.urgent.value.n > 0);
        count(&message, "message", row.f[2], &h.message, row.f[0]);
        count(&urgent, "urgent", str_eq(row.f[3], S("yes")) ? S("urgent") : S(""), &h.urgent,
              row.f[0]);
    }
    ck_assert(figure("kinds, held-out set, pollution", pollution) >= 80);
    ck_assert(figure("kinds, held-out set, kind of message", message) >= 85);
    ck_assert(figure("kinds, held-out set, urgent", urgent) >= 85);
}
END_TEST

static bool holds(struct arena *room, const struct pattern *p, str text)
{
    struct pattern_run *r;
    struct pattern_hit h;
    ck_assert_int_eq(pattern_run_new(room, text, &r), OK);
    return pattern_next(r, p, 0, &h) == PATTERN_HIT;
}

/* Is a beginning in each line where the pattern holds? Gives how many beginnings are known. */
static size_t beginnings(str pattern, str texts)
{
    struct arena *room = arena_new((size_t)64 << 20);
    struct pattern *exact, *plain;
    const char *fault;
    str *starts, line;
    const size_t n = pattern_starts(room, pattern, &starts);
    ck_assert_int_eq(pattern_make(room, pattern, &fault, &exact), OK);
    ck_assert_int_eq(pattern_make(room, pattern_plain(room, pattern), &fault, &plain), OK);
    while (n > 0 && str_next(&texts, '\n', &line)) {
        struct folded f;
        bool there = false;
        fold_map(room, line, &f);
        for (size_t i = 0; i < n; i++)
            there = there || str_find(f.text, starts[i]) < f.text.n;
        ck_assert_msg(there || (!holds(room, exact, line) && !holds(room, plain, f.text)),
                      "%.*s: %.*s", STR_ARG(pattern), STR_ARG(line));
    }
    arena_free(room);
    return n;
}

/* The texts as others type them: no marks here, capitals there, odd spaces and signs between. */
static str typed_anew(str text, uint32_t seed)
{
    struct buf b = { .a = a, .max = 8 * text.n };
    for (size_t i = 0, n; i < text.n; i += n) {
        n = utf8_len(text, i);
        seed = seed * 1664525 + 1013904223;
        const str one = str_sub(text, i, i + n);
        size_t room = 0;
        uint8_t *big = u8_toupper((const uint8_t *)one.p, n, NULL, UNINORM_NFC, NULL, &room);
        const uint32_t way = seed >> 24 & 15;
        if (one.p[0] == ' ')
            buf_add(&b, way == 0 ? S("\u00a0") : way == 1 ? S("  ") : one);
        else if (way < 4 && n > 1)
            buf_add(&b, text_fold(a, one));
        else
            buf_add(&b, way < 8 ? (str){ (char *)big, room } : one);
        if (way == 15 && (seed >> 16 & 15) == 0)
            buf_add(&b, seed & 0x8000 ? S("\u200b") : S("\u0323"));
        free(big);
    }
    str out;
    ck_assert_int_eq(text_nfc(a, buf_str(&b), &out), OK);
    return out;
}

/* What spares the search may never spare a hit: all rules over all texts. */
START_TEST(where_a_rule_holds_one_of_its_beginnings_stands)
{
    str table, texts;
    struct csv_row row, head;
    size_t known = 0, rules = 0;
    ck_assert_int_eq(file_read(a, S("tests/intake/kinds_heldout.csv"), 1 << 20, &texts), OK);
    ck_assert_int_eq(file_read(a, S("workflows/intake/kind_words.csv"), 1 << 20, &table), OK);
    struct csv c = { .rest = table };
    ck_assert_int_eq(csv_read(a, &c, &head), OK);
    for (; csv_read(a, &c, &row) == OK; rules++)
        for (uint32_t seed = 0; seed < 4; seed++)
            if (beginnings(row.f[4], seed ? typed_anew(texts, seed) : texts) > 0)
                known += seed == 0;
    printf("figure: kinds: of %zu of %zu rules the beginnings are known\n", known, rules);
    ck_assert(known * 2 > rules);
}
END_TEST

/* Corpus beside the project, or where HOTLINE_CORPUS says. */
static bool corpus(str *text)
{
    const char *named = getenv("HOTLINE_CORPUS");
    const str path = named ? str_from(named) : S("../shared/data/complaints_corpus.csv");
    if (file_read(a, path, 4 << 20, text) == OK)
        return true;
    printf("figure: kinds, corpus: skipped, no %.*s\n", STR_ARG(path));
    return false;
}

static bool corpus_right(str want, const struct kind_hint *h, struct kind_guess *got)
{
    *got = str_eq(h->message.value, S("not_environment")) ? h->message : h->pollution;
    if (got->value.n == 0)
        got->value = S("other");
    return str_eq(want, got->value);
}

START_TEST(the_corpus_is_guessed)
{
    str text;
    struct csv_row head, row;
    struct tally typed = { 0 }, bare = { 0 };
    if (!corpus(&text))
        return;
    struct csv c = { .rest = text };
    ck_assert_int_eq(csv_read(a, &c, &head), OK);
    const size_t at_text = csv_column(&head, S("text")), at = csv_column(&head, S("expected_type"));
    while (csv_read(a, &c, &row) == OK) {
        struct kind_hint h;
        struct kind_guess got;
        kind_suggest(&cx, row.f[at_text], S("web"), &h);
        corpus_right(row.f[at], &h, &got);
        count(&typed, "corpus", row.f[at], &got, row.f[at_text]);
        kind_suggest(&cx, pattern_plain(a, row.f[at_text]), S("web"), &h);
        corpus_right(row.f[at], &h, &got);
        count(&bare, "corpus, no diacritics", row.f[at], &got, row.f[at_text]);
    }
    ck_assert(figure("kinds, corpus", typed) >= 85);
    ck_assert(figure("kinds, corpus without diacritics", bare) >= 85);
}
END_TEST

START_TEST(typed_in_pieces_is_the_same_text)
{
    const str nfc = S("Nước thải đen ngòm, cá chết");
    size_t n;
    uint8_t *nfd = u8_normalize(UNINORM_NFD, (const uint8_t *)nfc.p, nfc.n, NULL, &n);
    struct kind_hint one, two;
    kind_suggest(&cx, nfc, S("web"), &one);
    kind_suggest(&cx, (str){ (char *)nfd, n }, S("web"), &two);
    free(nfd);
    ck_assert_str(one.pollution.value, "water");
    ck_assert(str_eq(one.pollution.value, two.pollution.value));
    ck_assert(str_eq(one.pollution.words, two.pollution.words));
    ck_assert_int_eq(one.pollution.score, two.pollution.score);
}
END_TEST

START_TEST(by_phone_mail_and_sms_nothing_is_a_denunciation)
{
    static const char *const channels[] = { "phone", "email", "sms", "web", "open311", "import",
                                            "hook", "" };
    const str text = S("Tôi tố cáo giám đốc công ty ABC chôn chất thải nguy hại");
    struct kind_hint h;
    for (size_t i = 0; i < COUNT(channels); i++) {
        kind_suggest(&cx, text, str_from(channels[i]), &h);
        ck_assert_str(h.message.value, "report");
        ck_assert(h.denounces);
    }
    kind_suggest(&cx, text, S("petition"), &h);
    ck_assert_str(h.message.value, "denunciation");
    ck_assert(!h.denounces);
    kind_suggest(&cx, text, S("in_person"), &h);
    ck_assert_str(h.message.value, "denunciation");
}
END_TEST

START_TEST(a_mixed_petition_is_seen)
{
    struct kind_hint h;
    kind_suggest(&cx, S("Tôi khiếu nại quyết định xử phạt số 12. Đồng thời tôi phản ánh xưởng ABC "
                        "đang xả nước thải ra suối, cán bộ xã còn vòi vĩnh tiền."),
                 S("web"), &h);
    ck_assert_str(h.others, "report complaint");
    ck_assert_str(h.message.value, "misconduct");
    kind_suggest(&cx, S("Nước thải chảy ra suối"), S("web"), &h);
    ck_assert_str(h.others, "");
}
END_TEST

/* The longest text a channel takes, of the worst sort: the time is bounded. */
static const char *const hostile[] = {
    "a", "0", " ", "nuoc ", "xả nước ", "đốt a a a a ", "đèn a ", "mùi", "0900 ", "\xCC\x81", "Đ",
    "thuốc thuốc ", "quyết định ", "n", "\n", "video ", "rung ", "tiếng",
};

START_TEST(hostile_text_takes_bounded_time)
{
    const str piece = str_from(hostile[_i]);
    char *text = arena_alloc(a, 102400);
    size_t n = 0;
    for (; n + piece.n <= 102400; n += piece.n)
        memcpy(text + n, piece.p, piece.n);
    struct kind_hint h;
    const clock_t from = clock();
    kind_suggest(&cx, (str){ text, n }, S("web"), &h);
    const double ms = 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC;
    if (getenv("HOTLINE_MISSES"))
        printf("  '%.*s' x 100 KB: %.0f ms\n", STR_ARG(piece), ms);
    ck_assert_msg(ms < 8000, "%.*s: %.0f ms", STR_ARG(piece), ms);
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("kinds");
    tcase_add_checked_fixture(t, begin, end);
    tcase_set_timeout(t, 120);
    tcase_add_test(t, the_held_out_set_is_guessed);
    tcase_add_test(t, where_a_rule_holds_one_of_its_beginnings_stands);
    tcase_add_test(t, the_corpus_is_guessed);
    tcase_add_test(t, typed_in_pieces_is_the_same_text);
    tcase_add_test(t, by_phone_mail_and_sms_nothing_is_a_denunciation);
    tcase_add_test(t, a_mixed_petition_is_seen);
    tcase_add_loop_test(t, hostile_text_takes_bounded_time, 0, COUNT(hostile));
    suite_add_tcase(s, t);
}

UNIT_MAIN("kinds", fill)
