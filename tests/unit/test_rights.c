/* Who may come to which kind of page: each role against each need, as data/rights.csv has it. */
#include "unit.h"

#include "base/csv.h"
#include "base/file.h"
#include "domain/accounts/user.h"
#include "pages/gate.h"

static const struct { const char *word; enum need need; } needs[] = {
    { "LOGGED_IN", LOGGED_IN },           { "CASE_READ", CASE_READ },
    { "CASE_WORK", CASE_WORK },           { "INSPECT", INSPECT },
    { "SANCTION", SANCTION },             { "DESK", DESK },
    { "PUBLISH", PUBLISH },               { "IDENTITY_ASK", IDENTITY_ASK },
    { "IDENTITY_AGREE", IDENTITY_AGREE }, { "OVERSEE", OVERSEE },
    { "LEAD", LEAD },                     { "AUDIT", AUDIT },
    { "OBSERVE", OBSERVE },               { "SUPERVISE", SUPERVISE },
    { "ADMIN", ADMIN },
};

/* Row 0 is the heading; the table names each need once. */
static size_t read_table(struct arena *a, struct csv_row *rows, size_t max)
{
    struct csv c = { 0 };
    size_t n = 0;
    ck_assert_int_eq(file_read(a, S("tests/unit/data/rights.csv"), 1 << 16, &c.rest), OK);
    while (n < max && csv_read(a, &c, &rows[n]) == OK)
        n++;
    ck_assert_uint_eq(rows[0].n, COUNT(needs) + 1);
    return n;
}

START_TEST(each_role_comes_where_the_table_says)
{
    struct arena *a = arena_new(1 << 20);
    struct csv_row *rows = NEWS(a, struct csv_row, 32);
    const size_t n = read_table(a, rows, 32);
    unsigned all = 0;
    ck_assert_uint_ge(n, 2);
    for (size_t i = 1; i < n; i++) {
        const unsigned role = user_role(rows[i].f[0]);
        ck_assert_msg(role != 0, "no role %.*s", STR_ARG(rows[i].f[0]));
        all |= role;
        for (size_t k = 0; k < COUNT(needs); k++) {
            const str said = rows[i].f[csv_column(&rows[0], str_from(needs[k].word))];
            const bool may = role & gate_roles(needs[k].need);
            ck_assert(str_empty(said) || str_eq(said, S("yes")));
            ck_assert_msg(may == str_eq(said, S("yes")), "%.*s, %s: %s", STR_ARG(rows[i].f[0]),
                          needs[k].word, may ? "admitted" : "refused");
        }
    }
    /* A role that the table does not have would be asked about by nobody. */
    const unsigned no_person = ROLE_SYSTEM | ROLE_REPORTER;
    ck_assert_uint_eq(all | no_person, (ROLE_OBSERVER << 1) - 1);
    arena_free(a);
}
END_TEST

START_TEST(nobody_comes_anywhere_by_a_need_that_is_none)
{
    ck_assert_uint_eq(gate_roles(REFUSED), 0);
    ck_assert_uint_eq(gate_roles(ANYONE), 0);
    ck_assert_uint_eq(gate_roles((enum need)(ADMIN + 1)), 0);
    ck_assert_uint_eq(COUNT(needs), ADMIN - ANYONE);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("rights");
    tcase_add_test(tc, each_role_comes_where_the_table_says);
    tcase_add_test(tc, nobody_comes_anywhere_by_a_need_that_is_none);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("rights", fill)
