#include "crypto/refkey.h"
#include "crypto/token.h"
#include "crypto_unit.h"

static struct keyring *K;
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void key_setup(void)
{
    setup();
    K = ring(KEYS_PUBLIC);
}

static void key_teardown(void)
{
    keyring_close(K);
    teardown();
}

START_TEST(keys_and_numbers_have_known_answers)
{
    const str t = S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    ck_assert_str(refkey_derive(A, K, t), "A1X61GQHP83VTA4Y4C4YZ9M8");
    ck_assert_str(refkey_show(A, refkey_derive(A, K, t)), "A1X6-1GQH-P83V-TA4Y-4C4Y-Z9M8");
    const str n = refnum_derive(A, K, t, 2026, 0);
    ck_assert_msg(str_starts(n, S("26-6706-443")), "%s", n.p);
    ck_assert(str_eq(n, refnum_derive(A, K, t, 2026, 0)));
    ck_assert(!str_eq(n, refnum_derive(A, K, t, 2026, 1)));
}
END_TEST

START_TEST(keys_are_read_as_people_type_them)
{
    static const char *const typed[] = {
        "A1X61GQHP83VTA4Y4C4YZ9M8",       "a1x6-1gqh-p83v-ta4y-4c4y-z9m8",
        " AIX6 lGQH P83V TA4Y 4C4Y Z9M8 ", "A1X6-1GQH\tP83V--TA4Y 4C4Y-Z9M8\r\n",
    };
    static const char *const wrong[] = {
        "", "A1X6", "A1X61GQHP83VTA4Y4C4YZ9M", "A1X61GQHP83VTA4Y4C4YZ9M80",
        "U1X61GQHP83VTA4Y4C4YZ9M8", "A1X61GQHP83VTA4Y4C4YZ9M9", "A1X61GQHP83VTA4Y4C4YZ9M\xc4",
    };
    str got;
    for (size_t i = 0; i < COUNT(typed); i++) {
        ck_assert_int_eq(refkey_parse(A, str_from(typed[i]), &got), OK);
        ck_assert_str(got, "A1X61GQHP83VTA4Y4C4YZ9M8");
    }
    for (size_t i = 0; i < COUNT(wrong); i++)
        ck_assert_int_eq(refkey_parse(A, str_from(wrong[i]), &got), ERR_INVALID);
    const str nul = { "A1X61GQHP83VTA4Y4C4YZ9M8\0", 25 };
    ck_assert_int_eq(refkey_parse(A, nul, &got), ERR_INVALID);
    ck_assert_uint_eq(refkey_hash(A, S("A1X61GQHP83VTA4Y4C4YZ9M8")).n, 32);
}
END_TEST

/* Every wrong character, and every two characters exchanged, in many keys. */
START_TEST(every_slip_in_a_key_is_found)
{
    struct arena *all = A;
    for (int round = 0; round < 40; round++) {
        A = arena_new(4 << 20);
        const str key = refkey_derive(A, K, token_new(A));
        char c[REFKEY_CHARS];
        str got;
        ck_assert_int_eq(refkey_parse(A, key, &got), OK);
        for (size_t i = 0; i < REFKEY_CHARS; i++) {
            memcpy(c, key.p, sizeof c);
            for (size_t v = 0; v < 32; v++) {
                c[i] = letters[v];
                const enum err want = c[i] == key.p[i] ? OK : ERR_INVALID;
                ck_assert_int_eq(refkey_parse(A, (str){ c, sizeof c }, &got), want);
            }
            for (size_t j = 0; j < i; j++) {
                memcpy(c, key.p, sizeof c);
                c[i] = key.p[j];
                c[j] = key.p[i];
                const enum err want = c[i] == c[j] ? OK : ERR_INVALID;
                ck_assert_int_eq(refkey_parse(A, (str){ c, sizeof c }, &got), want);
            }
        }
        arena_free(A);
        A = all;
    }
}
END_TEST

START_TEST(every_slip_in_a_number_is_found)
{
    for (int round = 0; round < 200; round++) {
        const str n = refnum_derive(A, K, token_new(A), 2026, 0);
        char c[REFNUM_CHARS];
        str got;
        ck_assert_uint_eq(n.n, REFNUM_CHARS);
        ck_assert_int_eq(refnum_parse(A, n, &got), OK);
        ck_assert(str_eq(got, n));
        for (size_t i = 0; i < n.n; i++) {
            if (n.p[i] == '-')
                continue;
            memcpy(c, n.p, sizeof c);
            for (c[i] = '0'; c[i] <= '9'; c[i]++)
                ck_assert_int_eq(refnum_parse(A, (str){ c, sizeof c }, &got),
                                 c[i] == n.p[i] ? OK : ERR_INVALID);
            const size_t j = i + 1 < n.n && n.p[i + 1] == '-' ? i + 2 : i + 1;
            if (j >= n.n || n.p[i] == n.p[j])
                continue;
            memcpy(c, n.p, sizeof c);
            c[i] = n.p[j];
            c[j] = n.p[i];
            ck_assert_int_eq(refnum_parse(A, (str){ c, sizeof c }, &got), ERR_INVALID);
        }
    }
    str got;
    ck_assert_int_eq(refnum_parse(A, S("26-0471-835"), &got), ERR_INVALID);
    ck_assert_int_eq(refnum_parse(A, S("xx"), &got), ERR_INVALID);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("refkey");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, key_setup, key_teardown);
    tcase_add_test(tc, keys_and_numbers_have_known_answers);
    tcase_add_test(tc, keys_are_read_as_people_type_them);
    tcase_add_test(tc, every_slip_in_a_key_is_found);
    tcase_add_test(tc, every_slip_in_a_number_is_found);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("refkey", fill)
