#include "print/qr.h"
#include "unit.h"
#include <string.h>

START_TEST(qr_is_a_path_of_squares)
{
    struct arena *a = arena_new(1 << 20);
    struct svg s;
    const str text = S("http://127.0.0.1:8080/status#A1X61GQHP83VTA4Y4C4YZ9M8");
    ck_assert_int_eq(qr_make(a, text, &s), OK);
    ck_assert_int_eq(s.size, 33 + 8); /* version 4 */
    ck_assert_uint_eq(strspn(s.path_d.p, "Mhvz0123456789 -"), s.path_d.n);
    ck_assert(str_starts(s.path_d, S("M4 4h7v1h-7z"))); /* upper edge of the finder pattern */
    arena_free(a);
}
END_TEST

START_TEST(qr_keeps_its_limits)
{
    struct arena *a = arena_new(4 << 20);
    struct svg s;
    const str most = { arena_alloc(a, QR_MAX_BYTES + 1), QR_MAX_BYTES };
    ck_assert_int_eq(qr_make(a, most, &s), OK);
    ck_assert_int_eq(qr_make(a, (str){ most.p, QR_MAX_BYTES + 1 }, &s), ERR_TOO_LARGE);
    ck_assert_int_eq(qr_make(a, S(""), &s), ERR_INVALID);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("qr");
    tcase_add_test(tc, qr_is_a_path_of_squares);
    tcase_add_test(tc, qr_keeps_its_limits);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("qr", fill)
