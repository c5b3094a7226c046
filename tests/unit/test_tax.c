/* Tax codes: the check digit, branches, personal numbers, and what people type between digits. */
#include "domain/facilities/tax.h"
#include "unit.h"

static const struct {
    const char *typed;
    enum tax_fault fault;
    enum tax_kind kind;
    const char *kept;
} codes[] = {
    /* Nine digits and what the weights 31 29 23 19 17 13 7 5 3 make of them. */
    { "0100109106", TAX_FINE, TAX_ENTERPRISE, "0100109106" },
    { " 0100 109 106 ", TAX_FINE, TAX_ENTERPRISE, "0100109106" },
    { "0100109106-001", TAX_FINE, TAX_BRANCH, "0100109106-001" },
    { "0100109106999", TAX_FINE, TAX_BRANCH, "0100109106-999" },
    { "001099012345", TAX_FINE, TAX_PERSON, "001099012345" },
    { "096.099.012345", TAX_FINE, TAX_PERSON, "096099012345" },
    { "0100109107", TAX_CHECK, 0, NULL },
    { "0100109116", TAX_CHECK, 0, NULL },
    { "1000109106", TAX_CHECK, 0, NULL },      /* two digits changed places */
    { "0100109107-001", TAX_CHECK, 0, NULL },
    { "0100109106-000", TAX_BRANCH_0, 0, NULL },
    { "000099012345", TAX_PROVINCE, 0, NULL },
    { "097099012345", TAX_PROVINCE, 0, NULL },
    { "", TAX_SHAPE, 0, NULL },
    { "010010910", TAX_SHAPE, 0, NULL },
    { "01001091060", TAX_SHAPE, 0, NULL },
    { "01001091060011", TAX_SHAPE, 0, NULL },
    { "O100109106", TAX_SHAPE, 0, NULL },
    { "0100109106/001", TAX_SHAPE, 0, NULL },
    { "-..-  - 0", TAX_SHAPE, 0, NULL },
};

START_TEST(codes_are_told_apart)
{
    struct arena *a = arena_new(4096);
    struct tax_code got = { 0 };
    ck_assert_int_eq(tax_read(a, str_from(codes[_i].typed), &got), codes[_i].fault);
    if (codes[_i].fault == TAX_FINE) {
        ck_assert_int_eq(got.kind, codes[_i].kind);
        ck_assert(str_eq(got.text, str_from(codes[_i].kept)));
        ck_assert_ptr_null(tax_fault_text(codes[_i].fault));
    } else {
        ck_assert_ptr_nonnull(tax_fault_text(codes[_i].fault));
    }
    arena_free(a);
}
END_TEST

/* A code with one wrong digit never passes: every weight is prime to eleven. */
START_TEST(one_wrong_digit_is_found)
{
    struct arena *a = arena_new(64 * 1024);
    static const char right[] = "0100109106";
    for (size_t at = 0; at < 10; at++)
        for (char d = '0'; d <= '9'; d++) {
            char typed[11];
            struct tax_code got;
            for (size_t i = 0; i < sizeof typed; i++)
                typed[i] = i == at ? d : right[i];
            const enum tax_fault f = tax_read(a, (str){ typed, 10 }, &got);
            ck_assert_int_eq(f == TAX_FINE, d == right[at]);
        }
    arena_free(a);
}
END_TEST

/* No check digit exists for nine digits whose sum leaves nothing: never a tenth digit. */
START_TEST(nine_digits_without_a_tenth)
{
    struct arena *a = arena_new(64 * 1024);
    for (char d = '0'; d <= '9'; d++) {
        const char typed[] = { '0', '0', '0', '0', '0', '0', '0', '0', '0', d };
        struct tax_code got;
        ck_assert_int_eq(tax_read(a, (str){ typed, sizeof typed }, &got), TAX_CHECK);
    }
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("tax");
    tcase_add_loop_test(tc, codes_are_told_apart, 0, COUNT(codes));
    tcase_add_test(tc, one_wrong_digit_is_found);
    tcase_add_test(tc, nine_digits_without_a_tenth);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("tax", fill)
