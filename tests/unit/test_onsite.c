#include "base/lang.h"
#include "crypto/token.h"
#include "domain/onsite/sign.h"
#include "unit.h"

static struct arena *A;

static void setup(void)
{
    A = arena_new(4 * 1024 * 1024);
}

static void teardown(void)
{
    arena_free(A);
}

static const struct { const char *strokes; bool valid; } drawn[] = {
    { "0,0 1000,400", true },
    { "1,2 3,4;5,6 7,8 9,10", true },
    { "", false },
    { "1,2", false },
    { "1,2 3,4;", false },
    { ";1,2 3,4", false },
    { "1,2 3,4;5,6", false },
    { "1,2  3,4", false },
    { "1,2 3,4 ", false },
    { "1001,0 3,4", false },
    { "1,401 3,4", false },
    { "-1,2 3,4", false },
    { "1 3,4", false },
    { "1,2,3 3,4", false },
    { "1.5,2 3,4", false },
    { "1,2 3,4\"/><script>", false },
};

START_TEST(only_lines_on_the_glass_are_strokes)
{
    ck_assert_int_eq(strokes_valid(str_from(drawn[_i].strokes)), drawn[_i].valid);
}
END_TEST

START_TEST(strokes_have_a_limit)
{
    struct buf b = { .a = A, .max = STROKES_BYTES_MAX + 8 };
    buf_add(&b, S("1,1"));
    while (b.n + 4 <= STROKES_BYTES_MAX)
        buf_add(&b, S(" 1,1"));
    ck_assert(strokes_valid(buf_str(&b)));
    buf_add(&b, S(" 1,1"));
    ck_assert(!strokes_valid(buf_str(&b)));
}
END_TEST

START_TEST(every_group_has_a_name_and_its_parts)
{
    for (size_t i = 0; i < n_onsite_groups; i++) {
        const struct onsite_group *g = &onsite_groups[i];
        ck_assert_ptr_eq(onsite_group(str_from(g->name)), g);
        ck_assert(g->n > 0 && g->n <= ONSITE_PARTS_MAX);
        for (size_t k = 0; k < g->n; k++)
            ck_assert(g->parts[k].max > 0);
    }
    ck_assert_ptr_null(onsite_group(S("other")));
}
END_TEST

/* Computed by hand: sha256sum of the lines that sign.h describes. */
START_TEST(the_digest_covers_every_part_in_its_order)
{
    const struct onsite_current_row rows[] = {
        { .grp = S("seen"), .body = S("{\"seen\":\"Nước đen\"}") },
        { .grp = S("visit"),
          .body = S("{\"visited\":\"2026-11-22T08:00\",\"place\":\"Suối ABC\"}") },
    };
    const str sum = bytes_hex(A, onsite_digest(A, rows, 2));
    ck_assert(str_eq(sum, S("47b11ea3f24433942d8d106d46160047cc65586e110f54ab9ccbc6698cd3e127")));
    const str other = bytes_hex(A, onsite_digest(A, rows, 1));
    ck_assert(!str_eq(sum, other));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("onsite");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, only_lines_on_the_glass_are_strokes, 0, COUNT(drawn));
    tcase_add_test(tc, strokes_have_a_limit);
    tcase_add_test(tc, every_group_has_a_name_and_its_parts);
    tcase_add_test(tc, the_digest_covers_every_part_in_its_order);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("onsite", fill)
