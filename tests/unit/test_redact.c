/* Suggestions of what to cover: on a set of our own, on the corpus, on hostile text. */
#include "base/csv.h"
#include "base/file.h"
#include "domain/privacy/redact.h"
#include "intake_unit.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

struct tally {
    size_t wanted, covered, found, right;
};

/* A wanted part is covered when the spans hold all of it; a span is right when it touches one. */
static void row_counted(str text, str hide, struct tally *t)
{
    struct redaction r;
    str rest = hide, part;
    bool *right;
    redact_suggest(&cx, text, &r);
    right = NEWS(a, bool, r.n + 1);
    while (hide.n && str_next(&rest, '|', &part)) {
        const size_t at = str_find(text, part), to = at + part.n;
        bool held = false;
        ck_assert_msg(at < text.n, "not in the text: %.*s", STR_ARG(part));
        for (size_t i = 0; i < r.n; i++)
            if (r.spans[i].from < to && at < r.spans[i].to) {
                right[i] = true;
                held = held || (r.spans[i].from <= at && r.spans[i].to >= to);
            }
        t->wanted++;
        t->covered += held;
        if (!held && getenv("HOTLINE_MISSES"))
            printf("  missed '%.*s' in: %.*s\n", STR_ARG(part), STR_ARG(text));
    }
    for (size_t i = 0; i < r.n; i++) {
        const struct redact_span *s = &r.spans[i];
        const str found = str_sub(text, s->from, s->to);
        t->found++;
        t->right += right[i];
        if (!right[i] && getenv("HOTLINE_MISSES"))
            printf("  too much '%.*s' (%d) in: %.*s\n", STR_ARG(found), s->kind, STR_ARG(text));
    }
}

START_TEST(the_own_set_is_found)
{
    str text;
    struct csv_row row;
    struct tally t = { 0 };
    ck_assert_int_eq(file_read(a, S("tests/intake/redact_set.csv"), 1 << 20, &text), OK);
    struct csv c = { .rest = text };
    ck_assert_int_eq(csv_read(a, &c, &row), OK);
    while (csv_read(a, &c, &row) == OK)
        row_counted(row.f[0], row.f[1], &t);
    printf("figure: redaction, own set: %zu of %zu found, %zu of %zu suggestions right\n",
           t.covered, t.wanted, t.right, t.found);
    ck_assert(t.covered * 100 >= t.wanted * 95);
    ck_assert(t.right * 100 >= t.found * 90);
}
END_TEST

/* Rows marked as holding personal data have a finding, the others (nearly) none. */
START_TEST(the_corpus_is_found)
{
    str text;
    struct csv_row head, row;
    size_t with = 0, with_hit = 0, without = 0, without_hit = 0;
    const char *named = getenv("HOTLINE_CORPUS");
    const str path = named ? str_from(named) : S("../shared/data/complaints_corpus.csv");
    if (file_read(a, path, 4 << 20, &text) != OK) {
        printf("figure: redaction, corpus: skipped, no %.*s\n", STR_ARG(path));
        return;
    }
    struct csv c = { .rest = text };
    ck_assert_int_eq(csv_read(a, &c, &head), OK);
    const size_t at = csv_column(&head, S("text")), pii = csv_column(&head, S("contains_pii"));
    while (csv_read(a, &c, &row) == OK) {
        struct redaction r;
        const bool yes = str_eq(row.f[pii], S("yes"));
        redact_suggest(&cx, row.f[at], &r);
        yes ? with++ : without++;
        with_hit += yes && r.n > 0;
        without_hit += !yes && r.n > 0;
        if ((r.n > 0) != yes && getenv("HOTLINE_MISSES"))
            printf("  %s: %.*s\n", yes ? "missed" : "too much", STR_ARG(row.f[at]));
    }
    printf("figure: redaction, corpus: %zu of %zu rows with personal data found, %zu of %zu others "
           "marked\n", with_hit, with, without_hit, without);
    ck_assert_uint_eq(with_hit, with);
    ck_assert(without_hit * 20 <= without);
}
END_TEST

START_TEST(a_span_is_covered_whole_and_the_rest_stays)
{
    const str text = S("Tôi tên Nguyễn Văn An, ĐT 0912345678.");
    struct redaction r;
    redact_suggest(&cx, text, &r);
    ck_assert_uint_eq(r.n, 2);
    ck_assert_int_eq(r.spans[0].kind, REDACT_NAME);
    ck_assert_int_eq(r.spans[1].kind, REDACT_PHONE);
    ck_assert_str(redact_cover(&cx, text, &r, 0), "Tôi tên ███, ĐT 0912345678.");
    ck_assert_str(redact_cover(&cx, text, &r, 1), "Tôi tên Nguyễn Văn An, ĐT ███.");
    ck_assert_str(redact_cover_all(&cx, text, &r), "Tôi tên ███, ĐT ███.");
    redact_suggest(&cx, redact_cover_all(&cx, text, &r), &r);
    ck_assert_uint_eq(r.n, 0);
    ck_assert(!r.unsure);
}
END_TEST

START_TEST(what_cannot_be_searched_is_unsure)
{
    struct redaction r;
    redact_suggest(&cx, S("\xFF"), &r);
    ck_assert(r.unsure && r.n == 0);
    redact_suggest(&cx, S(""), &r);
    ck_assert(!r.unsure && r.n == 0);
    char *many = arena_alloc(a, 60000);
    for (size_t i = 0; i < 5000; i++)
        memcpy(many + i * 12, "0912345678, ", 12);
    redact_suggest(&cx, (str){ many, 500 * 12 }, &r);
    ck_assert(!r.unsure && r.n == 500);
    redact_suggest(&cx, (str){ many, 501 * 12 }, &r);
    ck_assert(r.unsure && r.n == 500);
    char *big = arena_alloc(a, 256 * 1024 + 1);
    memset(big, 'x', 256 * 1024 + 1);
    redact_suggest(&cx, (str){ big, 256 * 1024 }, &r);
    ck_assert(!r.unsure);
    redact_suggest(&cx, (str){ big, 256 * 1024 + 1 }, &r);
    ck_assert(r.unsure);
}
END_TEST

static const char *const hostile[] = {
    "a", "A", "0", "09", "0 ", "0.", "0-", "+84", "((((", "a@", "a.", "a@a.", "Nguyễn ", "Tôi tên ",
    "tôi là A ", "so nha 1 ", "1/1/1/", "dia chi ", "ngo 1 ", "stk 1 ", "cccd 1", "12A", "\xCC\x81",
    "Anh A ", " ", "\n", "bà con ", "so 1/", "1 duong a ",
};

START_TEST(hostile_text_takes_bounded_time)
{
    const str piece = str_from(hostile[_i]);
    char *text = arena_alloc(a, 102400);
    size_t n = 0;
    for (; n + piece.n <= 102400; n += piece.n)
        memcpy(text + n, piece.p, piece.n);
    struct redaction r;
    const clock_t from = clock();
    redact_suggest(&cx, (str){ text, n }, &r);
    const double ms = 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC;
    if (getenv("HOTLINE_MISSES"))
        printf("  '%.*s' x 100 KB: %.0f ms, %zu found\n", STR_ARG(piece), ms, r.n);
    ck_assert_msg(ms < 8000, "%.*s: %.0f ms", STR_ARG(piece), ms);
    for (size_t i = 0; i < r.n; i++)
        ck_assert(r.spans[i].from < r.spans[i].to && r.spans[i].to <= n
                  && (i == 0 || r.spans[i].from >= r.spans[i - 1].to));
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("redact");
    tcase_add_checked_fixture(t, begin, end);
    tcase_set_timeout(t, 120);
    tcase_add_test(t, the_own_set_is_found);
    tcase_add_test(t, the_corpus_is_found);
    tcase_add_test(t, a_span_is_covered_whole_and_the_rest_stays);
    tcase_add_test(t, what_cannot_be_searched_is_unsure);
    tcase_add_loop_test(t, hostile_text_takes_bounded_time, 0, COUNT(hostile));
    suite_add_tcase(s, t);
}

UNIT_MAIN("redact", fill)
