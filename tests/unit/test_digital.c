/* What pdfsig says of a file, and what a name in a certificate may not make of it. */
#include "domain/documents/register.h"
#include "domain/documents/digital.h"
#include "domain/documents/wording.h"
#include "unit.h"

#define HEAD "Digital Signature Info of: fd://0\nSignature #1:\n  - Signature Field Name: ky\n"
#define NAME(n) \
    "  - Signer Certificate Common Name: " n "\n  - Signer full Distinguished Name: CN=" n "\n"
#define TIME "  - Signing Time: Nov 22 2026 08:30:20\n  - Signing Hash Algorithm: SHA-256\n"
#define WHOLE "  - Total document signed\n"
#define PART "  - Not total document signed\n"
#define VALID "  - Signature Validation: Signature is Valid.\n"
#define TRUST "  - Certificate Validation: Certificate is Trusted.\n"
#define SECOND "Signature #2:\n"

static const struct { const char *said; enum signature_fault fault; size_t n; } cases[] = {
    { "File 'fd://0' does not contain any signatures\n", SIGNATURE_NONE, 0 },
    { "", SIGNATURE_NONE, 0 },
    { HEAD NAME("ABC") TIME WHOLE VALID TRUST, SIGNATURE_GOOD, 1 },
    { HEAD NAME("ABC") TIME PART VALID TRUST, SIGNATURE_PARTIAL, 1 },
    { HEAD NAME("ABC") TIME WHOLE VALID, SIGNATURE_UNTRUSTED, 1 },
    { HEAD NAME("ABC") TIME WHOLE VALID
      "  - Certificate Validation: Certificate issuer is unknown.\n", SIGNATURE_UNTRUSTED, 1 },
    { HEAD NAME("ABC") TIME WHOLE "  - Signature Validation: Digest Mismatch.\n",
      SIGNATURE_BROKEN, 1 },
    /* The signer, then the body over everything; what only the first covers is not enough. */
    { HEAD NAME("A") TIME PART VALID TRUST SECOND NAME("B") TIME WHOLE VALID TRUST,
      SIGNATURE_GOOD, 2 },
    { HEAD NAME("A") TIME WHOLE VALID TRUST SECOND NAME("B") TIME PART VALID TRUST,
      SIGNATURE_PARTIAL, 2 },
    { HEAD NAME("A") TIME PART VALID SECOND NAME("B") TIME WHOLE VALID TRUST,
      SIGNATURE_UNTRUSTED, 2 },
    /* A name with line ends that says what pdfsig would say. */
    { HEAD NAME("A\n" TRUST) TIME WHOLE VALID "  - Certificate Validation: unknown\n",
      SIGNATURE_BROKEN, 0 },
    { HEAD NAME("A\n" TIME WHOLE VALID TRUST) TIME PART VALID, SIGNATURE_BROKEN, 0 },
    { HEAD NAME("A\n" SECOND TIME WHOLE VALID TRUST) TIME PART VALID, SIGNATURE_BROKEN, 0 },
    { TRUST HEAD NAME("A") TIME WHOLE VALID TRUST, SIGNATURE_BROKEN, 0 },
    { HEAD SECOND NAME("A") TIME WHOLE VALID TRUST, SIGNATURE_BROKEN, 0 },
    { HEAD NAME("A") TIME WHOLE, SIGNATURE_BROKEN, 1 },
};

START_TEST(a_verdict_needs_everything_once_and_in_order)
{
    struct arena *a = arena_new(1 << 20);
    struct signatures s;
    signatures_read(a, str_from(cases[_i].said), &s);
    ck_assert_int_eq(s.fault, cases[_i].fault);
    ck_assert_uint_eq(s.n, cases[_i].n);
    ck_assert(s.n == 0 || !signatures_name(a, &s, S("")));
    arena_free(a);
}
END_TEST

START_TEST(a_name_is_the_same_with_and_without_diacritics)
{
    struct arena *a = arena_new(1 << 20);
    struct signatures s;
    signatures_read(a, S(HEAD NAME("PHAM THI CHU ABC") TIME WHOLE VALID TRUST), &s);
    ck_assert(signatures_name(a, &s, S("Phạm Thị Chủ ABC")));
    ck_assert(!signatures_name(a, &s, S("Phạm Thị Chủ")));
    arena_free(a);
}
END_TEST

static const struct { const char *text; int64_t n; const char *book; } numbers[] = {
    { "12/QĐ-XPHC", 12, "QĐ-XPHC" }, { "1/AB", 1, "AB" }, { "999999/QĐ", 999999, "QĐ" },
    { "0/QĐ", 0, NULL }, { "1000000/QĐ", 0, NULL }, { "/QĐ", 0, NULL }, { "12", 0, NULL },
    { "12/", 0, NULL }, { "12/A", 0, NULL }, { "-1/QĐ", 0, NULL }, { "1 2/QĐ", 0, NULL },
    { "1/123456789012345678901234567890123456789012", 0, NULL },
};

START_TEST(a_number_of_the_register)
{
    struct paper_number n;
    const enum err e = paper_number_read(str_from(numbers[_i].text), &n);
    ck_assert_int_eq(e, numbers[_i].book ? OK : ERR_INVALID);
    if (e == OK) {
        ck_assert_int_eq(n.n, numbers[_i].n);
        ck_assert(str_eq(n.book, str_from(numbers[_i].book)));
    }
}
END_TEST

START_TEST(a_signature_after_the_day_is_seen)
{
    static const struct { const char *time; bool after; } rows[] = {
        { "Nov 22 2026 09:36:42", false }, { "Nov 23 2026 00:00:00", true },
        { "Dec 01 2026 08:00:00", true },  { "Oct 31 2027 08:00:00", true },
        { "Jan 31 2026 08:00:00", false }, { "Jan 01 1970 00:00:00", false },
        { "", false }, { "ovD 30 2026 08:00:00", false }, { "Nov 31 2026 08:00:00", false },
        { "Dec", false },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct signature one = { .name = S("ABC"), .time = str_from(rows[i].time) };
        const struct signatures s = { .list = &one, .n = 1 };
        ck_assert_msg(signatures_after(&s, (struct date){ 2026, 11, 22 }) == rows[i].after, "%s",
                      rows[i].time);
    }
}
END_TEST

static const struct { const char *text, *words; int64_t sum; bool there; } wordings[] = {
    { "Phạt tiền 3.500.000 đồng", NULL, 3500000, true },
    { "Phạt tiền 3,500,000 đồng", NULL, 3500000, true },
    { "Phạt tiền 3500000 đồng", NULL, 3500000, true },
    { "Phạt tiền 13.500.000 đồng", NULL, 3500000, false },
    { "Phạt tiền 3.500.000.000 đồng", NULL, 3500000, false },
    { "Phạt tiền 350.000 đồng", NULL, 3500000, false },
    { "", NULL, 3500000, false },
    { "Ông NGUYỄN\nVĂN  ABC", "Nguyễn Văn ABC", 0, true },
    { "Ông Nguyen Van ABC", "Nguyễn Văn ABC", 0, false },
    { "Số: 12 /QĐ-XPHC", "12/QĐ-XPHC", 0, true },
    { "7.000.000\n12/QĐ-XPHC", "12/QĐ-XPHC", 0, true },
    { "Số: 112/QĐ-XPHC", "12/QĐ-XPHC", 0, false },
    { "", "", 0, true },
};

START_TEST(a_text_holds_what_was_approved)
{
    struct arena *a = arena_new(1 << 20);
    const struct wording one[] = {
        { .what = "ABC", .words = S("") },
        { .what = "ABC", .sum = wordings[_i].sum,
          .words = wordings[_i].words ? str_from(wordings[_i].words) : S("") } };
    ck_assert_uint_eq(wording_missing(a, str_from(wordings[_i].text), one, 2),
                      wordings[_i].there ? 0 : 2);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("signature");
    tcase_add_loop_test(tc, a_verdict_needs_everything_once_and_in_order, 0, (int)COUNT(cases));
    tcase_add_test(tc, a_name_is_the_same_with_and_without_diacritics);
    tcase_add_loop_test(tc, a_number_of_the_register, 0, (int)COUNT(numbers));
    tcase_add_loop_test(tc, a_text_holds_what_was_approved, 0, (int)COUNT(wordings));
    tcase_add_test(tc, a_signature_after_the_day_is_seen);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("digital", fill)
