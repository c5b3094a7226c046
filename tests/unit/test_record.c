/* What the law asks of a violation record, and the parts of forms: values in, values out. */
#include "domain/violations/record.h"
#include "law_unit.h"
#include "pages/drafts/parts.h"



/* A record that nothing is wrong with. */
static struct record_new sound(void)
{
    struct record_act *one = NEW(arena, struct record_act);
    *one = (struct record_act){ .in = { .act = S("45/2022:Đ18.2.c") } };
    one->in.day = day("2026-03-01");
    one->in.going_on = true;
    return (struct record_new){
        .number = S("05/BB-VPHC"), .made = day("2026-03-02"), .detected = day("2026-03-01"),
        .place = S("ABC"), .subject = LAW_INDIVIDUAL, .name = S("Ông ABC"), .address = S("ABC"),
        .id_number = S(""), .representative = S(""), .witness = S(""), .has_signed = true,
        .stop_ordered = true,
        .acts = one, .n_acts = 1 };
}

/* Fields that something is wrong with, a blank between. */
static str faults(const struct record_new *in)
{
    const struct sheet_fault *list;
    struct buf b = { .a = arena, .max = 1000 };
    const size_t n = sheet_check(arena, law, in, day("2026-11-22"), &list);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%s", i ? " " : "", list[i].field);
    return buf_str(&b);
}

#define WRONG(in, fields) ck_assert_str_eq(str_c(arena, faults(&(in))), fields)

START_TEST(a_sound_record_has_no_fault)
{
    struct record_new in = sound();
    WRONG(in, "");
    in.subject = LAW_ORGANIZATION;
    WRONG(in, "representative");
    in.name = in.address = S("");
    WRONG(in, "name address representative");
}
END_TEST

/* Law art. 55: what goes on is stopped; what ended needs no order. */
START_TEST(what_goes_on_is_ordered_to_stop)
{
    struct record_new in = sound();
    struct record_act act = in.acts[0];
    in.stop_ordered = false;
    WRONG(in, "stop");
    act.in.going_on = false;
    in.acts = &act;
    WRONG(in, "");
}
END_TEST

START_TEST(who_writes_it_says_in_which_position)
{
    struct record_new in = sound();
    struct sheet_person writer = { S("Ông ABC"), S(""), S("UBND ABC") };
    in.sheet.officials = (struct sheet_people){ &writer, 1 };
    WRONG(in, "officials");
    writer.role = S("Chuyên viên");
    WRONG(in, "");
}
END_TEST

START_TEST(who_does_not_sign_is_witnessed_or_it_is_written_why)
{
    struct record_new in = sound();
    in.has_signed = false;
    WRONG(in, "refused_why witness");
    in.sheet.refused_why = S("Vắng mặt");
    WRONG(in, "witness");
    in.witness = S("Bà ABC");
    WRONG(in, "");
    in.sheet.no_witness = S("ABC");
    WRONG(in, "no_witness");
    in.witness = S("");
    WRONG(in, "");
}
END_TEST

START_TEST(an_unknown_violator_has_no_name_and_signs_nothing)
{
    struct record_new in = sound();
    in.sheet.unknown = true;
    in.has_signed = false;
    WRONG(in, "unknown");
    in.name = in.address = S("");
    WRONG(in, "");
    in.id_number = S("1");
    WRONG(in, "unknown");
}
END_TEST

START_TEST(ages_change_on_the_birthday)
{
    static const struct { const char *born, *on; enum sheet_age age; } rows[] = {
        { "2008-03-02", "2026-03-01", SHEET_AGE_UNDER_18 },
        { "2008-03-02", "2026-03-02", SHEET_AGE_ADULT },
        { "2010-03-02", "2026-03-01", SHEET_AGE_UNDER_16 },
        { "2010-03-02", "2026-03-02", SHEET_AGE_UNDER_18 },
        { "2012-03-02", "2026-03-01", SHEET_AGE_CHILD },
        { "2012-03-02", "2026-03-02", SHEET_AGE_UNDER_16 },
        { "2008-02-29", "2026-02-28", SHEET_AGE_UNDER_18 },
        { "2008-02-29", "2026-03-01", SHEET_AGE_ADULT },
        { "2026-03-02", "2026-03-01", SHEET_AGE_UNCLEAR },
    };
    enum sheet_age age;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ck_assert_int_eq(sheet_age(law, LAW_INDIVIDUAL, false,
                                   (opt_date){ true, day(rows[i].born) }, day(rows[i].on), &age),
                         OK);
        ck_assert_msg(age == rows[i].age, "%s on %s", rows[i].born, rows[i].on);
    }
    ck_assert_int_eq(sheet_age(law, LAW_ORGANIZATION, false, (opt_date){ 0 }, day("2026-03-01"),
                               &age), OK);
    ck_assert_int_eq(age, SHEET_AGE_NONE);
    ck_assert_int_eq(sheet_age(law, LAW_INDIVIDUAL, true, (opt_date){ 0 }, day("2026-03-01"),
                               &age), OK);
    ck_assert_int_eq(age, SHEET_AGE_NONE);
    ck_assert_int_eq(sheet_age(law, LAW_INDIVIDUAL, false, (opt_date){ 0 }, day("2026-03-01"),
                               &age), OK);
    ck_assert_int_eq(age, SHEET_AGE_UNCLEAR);
    ck_assert_int_eq(sheet_age(law, LAW_INDIVIDUAL, false, (opt_date){ true, day("1990-01-01") },
                               day("2010-01-01"), &age), ERR_EXPIRED);
}
END_TEST

START_TEST(the_record_of_a_minor_goes_to_the_parents)
{
    struct record_new in = sound();
    in.sheet.identity.born = (opt_date){ true, day("2008-03-02") };
    WRONG(in, "guardian");
    const struct sheet_person mother = { S("Bà ABC"), S("Mẹ"), S("ABC") };
    in.sheet.guardian = (struct sheet_people){ &mother, 1 };
    WRONG(in, "");
    in.sheet.copies = SOME_I64(3);
    in.sheet.given_to = S("Ông ABC");
    WRONG(in, "guardian_given");
    in.sheet.guardian_given = true;
    WRONG(in, "");
}
END_TEST

START_TEST(an_electronic_record_needs_its_day_and_both_conditions)
{
    struct record_new in = sound();
    in.sheet.electronic = true;
    WRONG(in, "e_means e_reach");
    in.sheet.e_means = in.sheet.e_reach = true;
    WRONG(in, "");
    in.made = day("2021-12-31");
    in.detected = day("2021-12-30");
    WRONG(in, "electronic");
    in.made = day("2022-01-01");
    WRONG(in, "");
}
END_TEST

START_TEST(copies_times_and_summons_are_held_against_the_day)
{
    struct record_new in = sound();
    in.sheet.copies = SOME_I64(1);
    WRONG(in, "copies");
    in.sheet.copies = SOME_I64(2);
    WRONG(in, "");
    in.sheet.made_time = S("08:30");
    in.sheet.closed_at = S("2026-03-02T08:29");
    in.sheet.given_at = S("2026-03-01T23:59");
    in.sheet.come_at = S("2026-03-01T09:00");
    WRONG(in, "closed_at given_at come_place come_at");
    in.sheet.closed_at = S("2026-03-02T08:30");
    in.sheet.given_at = S("2026-03-02T00:00");
    in.sheet.come_at = S("2026-03-02T00:00");
    in.sheet.come_place = S("ABC");
    WRONG(in, "");
}
END_TEST

START_TEST(people_are_lines_of_three_parts)
{
    static const struct { const char *text; enum err err; size_t n, line; } rows[] = {
        { "", OK, 0, 0 },
        { "A; b; c", OK, 1, 0 },
        { " A ;; \n\n B;b;c ", OK, 2, 0 },
        { "A; b", ERR_INVALID, 0, 1 },
        { "A; b; c; d", ERR_INVALID, 0, 1 },
        { "A;b;c\n; b; c", ERR_INVALID, 0, 2 },
    };
    struct sheet_people p;
    size_t line;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const enum err e = sheet_people_read(arena, str_from(rows[i].text), &p, &line);
        ck_assert_msg(e == rows[i].err, "%s", rows[i].text);
        if (e == OK)
            ck_assert_uint_eq(p.n, rows[i].n);
        else
            ck_assert_uint_eq(line, rows[i].line);
    }
    ck_assert_int_eq(sheet_people_read(arena, S("A; b; c\nB; ; d"), &p, &line), OK);
    ck_assert_str_eq(str_c(arena, sheet_people_words(arena, &p)), "A; b; c\nB; ; d");
}
END_TEST

START_TEST(times_begin_with_a_day)
{
    const struct sheet_time *t;
    size_t n, line;
    ck_assert_int_eq(sheet_times_read(arena, S("14/11/2026: đêm\n2026-11-15 trưa\n"), &t, &n,
                                      &line), OK);
    ck_assert_uint_eq(n, 2);
    ck_assert(date_eq(t[0].day, day("2026-11-14")) && date_eq(t[1].day, day("2026-11-15")));
    ck_assert_str_eq(str_c(arena, t[0].words), "đêm");
    ck_assert_int_eq(sheet_times_read(arena, S("14/11/2026 a\nhôm qua"), &t, &n, &line),
                     ERR_INVALID);
    ck_assert_uint_eq(line, 2);
}
END_TEST

START_TEST(fields_fit_their_patterns)
{
    static const struct { const char *pattern, *name; bool fits; } rows[] = {
        { "act#_code", "act0_code", true },   { "act#_code", "act12_code", true },
        { "act#_code", "act_code", false },   { "act0_*", "act0_kind1", true },
        { "act0_*", "act10_kind", false },    { "draft*", "draft_base", true },
        { "number", "numbers", false },       { "number", "numbe", false },
        { "a#", "a", false },                 { "*", "", true },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_msg(field_fits(rows[i].pattern, str_from(rows[i].name)) == rows[i].fits,
                      "%s %s", rows[i].pattern, rows[i].name);
}
END_TEST

/* Law art. 56: twice as much since 1 July 2025, and twice for organizations. */
START_TEST(the_fine_without_a_record_follows_its_day)
{
    static const struct { const char *code, *on; int64_t most; } rows[] = {
        { "NO_RECORD_INDIVIDUAL", "2025-06-30", 250000 },
        { "NO_RECORD_INDIVIDUAL", "2025-07-01", 500000 },
        { "NO_RECORD_ORGANIZATION", "2025-06-30", 500000 },
        { "NO_RECORD_ORGANIZATION", "2025-07-01", 1000000 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct law_number *n = law_number(law, str_from(rows[i].code), day(rows[i].on));
        ck_assert_ptr_nonnull(n);
        ck_assert_int_eq(law_number_whole(n), rows[i].most);
    }
}
END_TEST

/* Each field of the record is of one part, and none that must not be kept is of any. */
START_TEST(the_record_has_parts)
{
    const struct form_parts *p = form_parts(S("write/record"));
    static const struct { const char *field, *part; } rows[] = {
        { "number", "paper" }, { "born", "violator" }, { "act3_factor0", "act3" },
        { "statement", "words" }, { "come_at", "measures" }, { "given_to", "close" },
        { "anything", "close" },
    };
    static const char *const never[] = { "csrf", "do", "draft_base", "choose_paper", "totp",
                                         "password", "password_again" };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_str_eq(part_of_field(p, str_from(rows[i].field))->name, rows[i].part);
    for (size_t i = 0; i < COUNT(never); i++)
        ck_assert_ptr_null(part_of_field(p, str_from(never[i])));
    ck_assert_str_eq(part_of_field(form_parts(S("step/answer")), S("answer"))->name, "all");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("record");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, a_sound_record_has_no_fault);
    tcase_add_test(tc, what_goes_on_is_ordered_to_stop);
    tcase_add_test(tc, who_writes_it_says_in_which_position);
    tcase_add_test(tc, who_does_not_sign_is_witnessed_or_it_is_written_why);
    tcase_add_test(tc, an_unknown_violator_has_no_name_and_signs_nothing);
    tcase_add_test(tc, ages_change_on_the_birthday);
    tcase_add_test(tc, the_record_of_a_minor_goes_to_the_parents);
    tcase_add_test(tc, an_electronic_record_needs_its_day_and_both_conditions);
    tcase_add_test(tc, copies_times_and_summons_are_held_against_the_day);
    tcase_add_test(tc, people_are_lines_of_three_parts);
    tcase_add_test(tc, times_begin_with_a_day);
    tcase_add_test(tc, fields_fit_their_patterns);
    tcase_add_test(tc, the_fine_without_a_record_follows_its_day);
    tcase_add_test(tc, the_record_has_parts);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("record", fill)
