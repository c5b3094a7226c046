/* The rota: what is not covered, and what overlaps. */
#include "domain/duty/rota.h"
#include "unit.h"

static struct arena *arena;

static void setup(void) { arena = arena_new((size_t)1 << 20); }
static void teardown(void) { arena_free(arena); }

struct shift { instant since, until; };

static const struct shifts_of_unit_row *rows_of(const struct shift *s, size_t n)
{
    struct shifts_of_unit_row *rows = NEWS(arena, struct shifts_of_unit_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct shifts_of_unit_row){ .since = s[i].since, .until = s[i].until };
    return rows;
}

/* In [10, 40): shifts, gaps and overlaps; zeros end a list. */
static const struct {
    struct shift shifts[4], gaps[4], laps[4];
} rotas[] = {
    { { { 0 } }, { { 10, 40 } }, { { 0 } } },
    { { { 5, 40 } }, { { 0 } }, { { 0 } } },
    { { { 10, 20 }, { 20, 40 } }, { { 0 } }, { { 0 } } },
    { { { 10, 20 }, { 21, 40 } }, { { 20, 21 } }, { { 0 } } },
    { { { 12, 20 }, { 19, 30 } }, { { 10, 12 }, { 30, 40 } }, { { 19, 20 } } },
    { { { 10, 40 }, { 10, 40 } }, { { 0 } }, { { 0 } } },              /* a team */
    { { { 10, 40 }, { 12, 15 }, { 14, 16 } }, { { 0 } }, { { 12, 15 }, { 14, 16 } } },
    { { { 10, 12 }, { 50, 60 } }, { { 12, 40 } }, { { 0 } } },
    { { { 10, 30 }, { 30, 50 } }, { { 0 } }, { { 0 } } },
};

static size_t listed(const struct shift *s)
{
    size_t n = 0;
    while (n < 4 && s[n].until)
        n++;
    return n;
}

static void same(const struct span *got, size_t n, const struct shift *want)
{
    ck_assert_uint_eq(n, listed(want));
    for (size_t i = 0; i < n; i++) {
        ck_assert_int_eq(got[i].since, want[i].since);
        ck_assert_int_eq(got[i].until, want[i].until);
    }
}

START_TEST(gaps_and_overlaps_are_found)
{
    const size_t n = listed(rotas[_i].shifts);
    const struct shifts_of_unit_row *rows = rows_of(rotas[_i].shifts, n);
    struct span *gaps, *laps;
    size_t n_gaps, n_laps;
    rota_gaps(arena, rows, n, 10, 40, &gaps, &n_gaps);
    rota_overlaps(arena, rows, n, &laps, &n_laps);
    same(gaps, n_gaps, rotas[_i].gaps);
    same(laps, n_laps, rotas[_i].laps);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("duty");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, gaps_and_overlaps_are_found, 0, COUNT(rotas));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("duty", fill)
