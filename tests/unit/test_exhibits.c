/* Exhibits: whatever is done with them, nothing goes unaccounted. */
#include "domain/execution/exhibits.h"
#include "unit.h"

static uint64_t seed = 1;

static int64_t some(int64_t max)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)(max + 1));
}

/* Thousands of random lists: what was taken is somewhere, always. */
START_TEST(nothing_goes_unaccounted)
{
    int refused = 0, emptied = 0;
    for (int i = 0; i < 5000; i++) {
        struct exhibit_count c = { .quantity = 1 + some(100000) };
        int64_t kept = c.quantity; /* reckoned apart */
        c.left = c.quantity;
        for (int step = 0; step < 12; step++) {
            const enum exhibit_act act = 1 + (enum exhibit_act)some(EXHIBIT_ACTS);
            const bool stays = act == EXHIBIT_KEEP || act == EXHIBIT_SEAL;
            const int64_t n = some(4) == 0 ? kept : some(c.quantity);
            const bool lawful = act < EXHIBIT_ACTS && (stays ? n == 0 : n > 0 && n <= kept);
            ck_assert_int_eq(exhibit_count_add(&c, act, n), lawful ? OK : ERR_INVALID);
            kept -= lawful ? n : 0;
            refused += !lawful;
            int64_t sum = c.left;
            for (size_t k = 0; k < EXHIBIT_ACTS; k++)
                sum += c.out[k];
            ck_assert_int_eq(sum, c.quantity);
            ck_assert_int_eq(c.left, kept);
            ck_assert_int_ge(c.left, 0);
        }
        emptied += kept == 0;
    }
    ck_assert(refused > 1000 && emptied > 500);
}
END_TEST

/* A list with its moves, as the statement gives it: one row a move. */
START_TEST(rows_of_one_exhibit_are_counted_together)
{
    struct exhibits_of_case_row rows[] = {
        { .id = { 1 }, .quantity = 12500, .move = SOME_STR(S("return")), .moved = SOME_I64(2500) },
        { .id = { 1 }, .quantity = 12500, .move = SOME_STR(S("seal")), .moved = SOME_I64(0) },
        { .id = { 1 }, .quantity = 12500, .move = SOME_STR(S("destroy")), .moved = SOME_I64(4000) },
        { .id = { 2 }, .quantity = 1000 },
    };
    const struct exhibits x = { .rows = rows, .n = COUNT(rows) };
    size_t next;
    struct exhibit_count c = exhibit_count_of(&x, 0, &next);
    ck_assert_uint_eq(next, 3);
    ck_assert_int_eq(c.left, 6000);
    ck_assert_int_eq(c.out[EXHIBIT_RETURN], 2500);
    c = exhibit_count_of(&x, next, &next);
    ck_assert_uint_eq(next, 4);
    ck_assert_int_eq(c.left, 1000);
}
END_TEST

START_TEST(quantities_are_exact)
{
    static const struct { const char *text; int64_t want; } good[] = {
        { "1", 1000 }, { "12,5", 12500 }, { "12.5", 12500 }, { "0,001", 1 }, { " 7 ", 7000 },
        { "1000000000", EXHIBIT_QUANTITY_MAX },
    };
    static const char *const bad[] = { "", "0", "-1", "1,0001", "1e3", "1,", "abc",
                                       "1000000000,001", "1 000" };
    struct arena *a = arena_new(1 << 16);
    int64_t got;
    for (size_t i = 0; i < COUNT(good); i++) {
        ck_assert_msg(exhibit_quantity(str_from(good[i].text), &got) == OK, "%s", good[i].text);
        ck_assert_int_eq(got, good[i].want);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        ck_assert_msg(exhibit_quantity(str_from(bad[i]), &got) == ERR_INVALID, "%s", bad[i]);
    ck_assert(str_eq(exhibit_quantity_words(a, 12500), S("12,5")));
    ck_assert(str_eq(exhibit_quantity_words(a, 12000), S("12")));
    ck_assert(str_eq(exhibit_quantity_words(a, 1), S("0,001")));
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("exhibits");
    tcase_add_test(tc, nothing_goes_unaccounted);
    tcase_add_test(tc, rows_of_one_exhibit_are_counted_together);
    tcase_add_test(tc, quantities_are_exact);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("exhibits", fill)
