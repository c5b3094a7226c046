#include "base/buf.h"
#include "base/fold.h"
#include "base/pattern.h"
#include "base/pattern_rules.h"
#include "base/text.h"
#include "unit.h"
#include <string.h>
#include <time.h>

static const struct { const char *text, *fault; } refused[] = {
    { "", "1 to 2000" },
    { "a*", "upper end" },
    { "a+", "upper end" },
    { "a{2,}", "upper end" },
    { "[a-z]{1,401}", "400" },
    { "(?:[a-z]{1,30}){1,30}", "400" },
    { "(?:(?:a{1,9}){1,9}){1,9}", "400" },
    { "(a)\\1", "back reference" },
    { "(?<n>a)\\k<n>", "back reference" },
    { "(?R)", "recursion" },
    { "a(?1)", "recursion" },
    { "(?C1)a", "recursion" },
    { "(*UTF)a", "verbs" },
    { "\\Qa", "not allowed" },
    { "(a", "parenthesis" },
    { "[a", "not closed" },
    { "a{x}", "begin a repeat" },
    { "\\C", "\\C" },
    /* bounded, but each place of the text costs more than the limit */
    { "[0-9]{0,99}[0-9]{0,99}[0-9]{0,99}x", "too long" },
    { "(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)"
      "(?:a|a)(?:a|a)(?:a|a)b", "too long" },
    { "(?:\xE1\xBA\xBF{0,19}){0,20}\xE1\xBA\xBF{0,99}x", "too long" },
};

START_TEST(what_could_run_for_ever_is_refused)
{
    struct arena *a = arena_new(4 << 20);
    struct pattern *p;
    const char *fault = NULL;
    ck_assert_int_eq(pattern_make(a, str_from(refused[_i].text), &fault, &p), ERR_INVALID);
    ck_assert_msg(fault && strstr(fault, refused[_i].fault), "%s: %s", refused[_i].text, fault);
    arena_free(a);
}
END_TEST

static const struct { const char *pattern, *text, *hit; } hits[] = {
    { "bụi", "Xe chở đất BỤI quá", "BỤI" },
    { "\\bkh\xC3\xB3i\\b", "kh\xC3\xB3i", "kh\xC3\xB3i" },
    { "\\bon\\b", "con \xE1\xBB\x93n", "" },
    { "t\xC3\xAAn ((?-i:\\p{Lu})\\p{L}{1,9})", "t\xC3\xAAn an, t\xC3\xAAn An", "An" },
    { "(?<![0-9])[0-9]{3}(?![0-9])", "1234 567", "567" },
    { "a[\\]*+{]b", "a{b", "a{b" },
    { "a\\{2,\\}", "a{2,}", "a{2,}" },
    { "(?:a{1,20}){1,20}", "aa", "aa" }, /* 400 in all: the limit itself */
};

START_TEST(patterns_find_and_give_the_group)
{
    struct arena *a = arena_new(4 << 20);
    struct pattern *p;
    struct pattern_run *r;
    struct pattern_hit h = { 0 };
    const char *fault = "";
    const str text = str_from(hits[_i].text);
    ck_assert_msg(pattern_make(a, str_from(hits[_i].pattern), &fault, &p) == OK, "%s", fault);
    ck_assert_int_eq(pattern_run_new(a, text, &r), OK);
    const enum pattern_found f = pattern_next(r, p, 0, &h);
    ck_assert_int_eq(f, hits[_i].hit[0] ? PATTERN_HIT : PATTERN_NONE);
    if (f == PATTERN_HIT)
        ck_assert(str_eq(str_sub(text, h.from, h.to), str_from(hits[_i].hit)));
    arena_free(a);
}
END_TEST

START_TEST(the_limit_is_told_and_ill_formed_text_refused)
{
    struct arena *a = arena_new(64 << 20);
    struct pattern *p;
    struct pattern_run *r;
    const char *fault;
    ck_assert_int_eq(pattern_run_new(a, S("\xFF"), &r), ERR_INVALID);
    const str costly = S("(?:ab?c?d?e?f?){0,9}(?:ab?c?d?e?f?){0,40}z");
    ck_assert_int_eq(pattern_make(a, costly, &fault, &p), OK);
    char *text = arena_alloc(a, 100000);
    memset(text, 'a', 100000);
    ck_assert_int_eq(pattern_run_new(a, (str){ text, 100000 }, &r), OK);
    struct pattern_hit h;
    const clock_t begin = clock();
    pattern_next(r, p, 0, &h);
    ck_assert_msg(clock() - begin < 4 * CLOCKS_PER_SEC, "too slow");
    arena_free(a);
}
END_TEST

static const struct { const char *text, *grouped; } groups[] = {
    { "\\b(?:ca|ao|cua|oc)\\b", "\\b(?:c(?:a|ua)|ao|oc)\\b" },
    { "(?:ca|c|cab|o)x", "(?:c(?:a||ab)|o)x" },
    { "(?:a|b|c|a[|)](?:x|y))", "(?:a(?:|[|)](?:x|y))|b|c)" },
    { "(?:đá|ốc|đất|an)", "(?:đ(?:á|ất)|ốc|an)" },
    { "(?:ca|ao|cua)", "(?:ca|ao|cua)" },           /* few */
    { "(?:ca|Cb|c|d)", "(?:ca|Cb|c|d)" },           /* C is c, too */
    { "(?:ca|c?b|c|d)", "(?:ca|c?b|c|d)" },
    { "(?:ca|c(b)|c|d)", "(?:ca|c(b)|c|d)" },       /* groups keep their numbers */
    { "(?:ca|[c]|c|d)", "(?:ca|[c]|c|d)" },
    { "(ca|cb|cc|cd)\\(?:a|b", "(ca|cb|cc|cd)\\(?:a|b" },
};

START_TEST(alternatives_of_one_letter_stand_together)
{
    struct arena *a = arena_new(1 << 20);
    const str got = pattern_grouped(a, str_from(groups[_i].text));
    ck_assert_msg(str_eq(got, str_from(groups[_i].grouped)), "%.*s", STR_ARG(got));
    arena_free(a);
}
END_TEST

static const struct { const char *text, *starts; } starts[] = {
    { "\\bkhói\\b", "khoi" },
    { "\\b(?:Cứu|a)", "" },                                   /* what else C may be */
    { "\\b(?:cứu với|gấp!|nổ (?:bồn|lò))\\b", "cuu voi,gap,no bon,no lo" },
    { "\\bn(?:ước|c) (?:xả )?thải\\b(?! y tế)", "nuoc,nc" },
    { "\\bbãi(?: rác)? lớn|bụi", "bai,bui" },
    { "(?:cát|đá?t) x", "" },                                  /* "d" would stand in every text */
    { "\\bhơ?i|x", "" },
    { "[ab]c", "" },
    { "hoả{1,3} hoạn", "ho" },
};

START_TEST(how_a_pattern_begins_is_known)
{
    struct arena *a = arena_new(1 << 20);
    str *v;
    struct buf b = { .a = a, .max = 1000 };
    const size_t n = pattern_starts(a, str_from(starts[_i].text), &v);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%.*s", i ? "," : "", STR_ARG(v[i]));
    ck_assert_msg(str_eq(buf_str(&b), str_from(starts[_i].starts)), "%s: %.*s", starts[_i].text,
                  STR_ARG(buf_str(&b)));
    arena_free(a);
}
END_TEST

static const char *const folds[] = {
    "", "Abc", "vấn đề", "va\xCC\x82\xCC\x81n \xC4\x91\x65\xCC\x82\xCC\x80", "  ĐỒNG\t\n NAI ",
    "20\xC2\xA0m\xC2\xB3", "\xE2\x84\xAB", "𝐗ả", "a \xCC\x81 b", "Nước  thải\r\nđen",
};

START_TEST(folding_with_a_map_folds_the_same)
{
    struct arena *a = arena_new(1 << 20);
    struct folded f;
    const str s = str_from(folds[_i]);
    fold_map(a, s, &f);
    const str want = text_fold(a, s);
    ck_assert_msg(str_eq(f.text, want), "%.*s: %.*s", STR_ARG(want), STR_ARG(f.text));
    for (size_t i = 0; i < f.text.n; i++)
        ck_assert(f.from[i] <= f.from[i + 1] && f.from[i] < s.n);
    arena_free(a);
}
END_TEST

START_TEST(a_folded_part_leads_to_its_original)
{
    struct arena *a = arena_new(1 << 20);
    struct folded f;
    const str s = S("Tôi: e\xCC\x82\xCC\x81, ở  Đây.");
    fold_map(a, s, &f);
    const size_t at = str_find(f.text, S("e, o day"));
    const str back = str_sub(s, f.from[at], fold_end(&f, s, at + 8));
    ck_assert(str_eq(back, S("e\xCC\x82\xCC\x81, ở  Đây")));
    ck_assert(str_eq(str_sub(s, f.from[at], fold_end(&f, s, at + 1)), S("e\xCC\x82\xCC\x81")));
    ck_assert(str_eq(str_sub(s, f.from[0], fold_end(&f, s, 3)), S("Tôi")));
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("pattern");
    tcase_add_loop_test(t, what_could_run_for_ever_is_refused, 0, COUNT(refused));
    tcase_add_loop_test(t, patterns_find_and_give_the_group, 0, COUNT(hits));
    tcase_add_test(t, the_limit_is_told_and_ill_formed_text_refused);
    tcase_add_loop_test(t, alternatives_of_one_letter_stand_together, 0, COUNT(groups));
    tcase_add_loop_test(t, how_a_pattern_begins_is_known, 0, COUNT(starts));
    tcase_add_loop_test(t, folding_with_a_map_folds_the_same, 0, COUNT(folds));
    tcase_add_test(t, a_folded_part_leads_to_its_original);
    suite_add_tcase(s, t);
}

UNIT_MAIN("pattern", fill)
