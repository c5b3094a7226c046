/* Whose work a case is: who may do what for whom. Values in, values out. */
#include "domain/accounts/absence.h"
#include "domain/cases/hands.h"
#include "unit.h"

START_TEST(lists_of_people)
{
    static const struct { const char *text; enum err e; size_t n; } rows[] = {
        { "", OK, 0 }, { "7", OK, 1 }, { "7,12", OK, 2 }, { "7,12,9", OK, 3 },
        { "7,12,9,4", ERR_INVALID, 0 }, { "7,7", ERR_INVALID, 0 }, { "7,", ERR_INVALID, 0 },
        { ",7", ERR_INVALID, 0 }, { "0", ERR_INVALID, 0 }, { "-1", ERR_INVALID, 0 },
        { "7 ,8", ERR_INVALID, 0 }, { "x", ERR_INVALID, 0 },
        { "99999999999999999999", ERR_INVALID, 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        account_id out[3];
        size_t n;
        const enum err e = hands_ids(str_from(rows[i].text), out, COUNT(out), &n);
        ck_assert_msg(e == rows[i].e, "%s: %d", rows[i].text, (int)e);
        if (e == OK)
            ck_assert_uint_eq(n, rows[i].n);
    }
}
END_TEST

#define DAY(m, d) { 2026, (m), (d) }

START_TEST(days_of_leave)
{
    static const struct {
        struct date from, until;
        int64_t cover;
        enum absence_fault fault;
    } rows[] = {
        { DAY(11, 22), DAY(11, 22), 2, ABSENCE_FINE },
        { DAY(11, 23), DAY(11, 22), 2, ABSENCE_ORDER },
        { DAY(11, 21), DAY(11, 25), 2, ABSENCE_PAST },
        { DAY(11, 22), { 2027, 11, 22 }, 2, ABSENCE_FINE },
        { DAY(11, 22), { 2027, 11, 23 }, 2, ABSENCE_LONG },
        { DAY(11, 22), DAY(11, 25), 1, ABSENCE_SELF },
    };
    const struct date today = DAY(11, 22);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct absence_new in = { .person = { 1 }, .cover = { rows[i].cover },
                                        .from = rows[i].from, .until = rows[i].until };
        ck_assert_msg(absence_check(&in, today) == rows[i].fault, "row %zu", i);
    }
}
END_TEST

/* An office of unit 1, the commune "06673", which holds the case. */
static const struct office desk = {
    .unit = { 1 }, .unit_code = { "06673", 5 }, .level = { "commune", 7 },
    .parent = { "22", 2 }, .role = ROLE_OPERATOR };

static struct case_held held(struct standing s)
{
    return (struct case_held){ .unit = { 1 }, .unit_level = S("commune"), .unit_parent = S("22"),
                               .handler = { .has = true, .v = { 9 } }, .standing = s };
}

static bool may(const struct flow_step *step, struct standing s)
{
    const struct user who = { .id = { 5 }, .offices = &desk, .n_offices = 1,
                              .roles = ROLE_OPERATOR };
    const struct case_held c = held(s);
    return step_may(&who, &c, step, NULL, NULL);
}

static const struct flow_field lead = { .type = FIELD_ACCOUNT };
static const struct flow_step
    officers = { .who = { .roles = ROLE_OFFICER, .units = UNIT_OWNER } },
    handlers = { .who = { .roles = ROLE_OPERATOR, .units = UNIT_OWNER, .handler_only = true } },
    assigning = { .who = { .roles = ROLE_HEAD, .units = UNIT_OWNER }, .assigns = &lead },
    heads = { .who = { .roles = ROLE_HEAD, .units = UNIT_OWNER } },
    signers = { .who = { .roles = ROLE_SIGNER, .units = UNIT_OWNER } },
    up = { .who = { .roles = ROLE_OPERATOR, .units = UNIT_OWNER }, .handover = HANDOVER_UP },
    anybody = { .who = { .roles = ROLE_OPERATOR, .units = UNIT_OWNER } };

START_TEST(standing_gives_no_more_than_it_says)
{
    const struct standing plain = { .conflict = CONFLICT_NONE };
    struct standing helper = plain, covers = plain, for_head = plain, apart = plain;
    helper.helper = true;
    covers.for_handler = S("Trần Thị Cán ABC");
    for_head.for_head = S("Nguyễn Văn Trưởng ABC");
    apart = (struct standing){ .conflict = CONFLICT_DECLARED, .helper = true,
                               .for_handler = S("A"), .for_head = S("B") };
    const struct { const struct flow_step *step; struct standing s; bool may; } rows[] = {
        { &anybody, plain, true }, { &officers, plain, false }, { &handlers, plain, false },
        { &assigning, plain, false },
        { &officers, helper, true }, { &handlers, helper, false }, { &assigning, helper, false },
        { &handlers, covers, true }, { &officers, covers, false }, { &assigning, covers, false },
        { &assigning, for_head, true }, { &heads, for_head, false },
        { &signers, for_head, false }, { &signers, helper, false },
        { &anybody, apart, false }, { &officers, apart, false }, { &assigning, apart, false },
        { &up, apart, true }, { &anybody, { 0 }, false }, { &up, { 0 }, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_msg(may(rows[i].step, rows[i].s) == rows[i].may, "row %zu", i);
}
END_TEST

static int64_t last_was(const void *arg, const struct flow_step *step)
{
    (void)step;
    return *(const int64_t *)arg;
}

/* Covering for the drafter does not make one person two. */
START_TEST(a_cover_is_still_one_person)
{
    static const struct flow_step first = { .name = { "first", 5 } };
    static const struct flow_step *const firsts[] = { &first };
    const struct flow_step second = { .who = {
        .roles = ROLE_OPERATOR, .units = UNIT_OWNER, .handler_only = true,
        .not_same_as = firsts, .n_not_same_as = 1 } };
    const struct user who = { .id = { 5 }, .offices = &desk, .n_offices = 1 };
    const struct case_held c = held((struct standing){ .conflict = CONFLICT_NONE,
                                                       .for_handler = S("A") });
    int64_t account = 5; /* the cover wrote it, in the absent person's place */
    ck_assert(!step_may(&who, &c, &second, last_was, &account));
    account = 9; /* the absent person had written it before */
    ck_assert(step_may(&who, &c, &second, last_was, &account));
}
END_TEST

START_TEST(a_department_has_no_unit_above)
{
    struct case_held c = held((struct standing){ .conflict = CONFLICT_NONE });
    const struct user who = { .id = { 5 }, .offices = &desk, .n_offices = 1 };
    ck_assert(step_may(&who, &c, &up, NULL, NULL));
    c.unit_level = S("department");
    ck_assert(!step_may(&who, &c, &up, NULL, NULL));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("hands");
    tcase_add_test(tc, lists_of_people);
    tcase_add_test(tc, days_of_leave);
    tcase_add_test(tc, standing_gives_no_more_than_it_says);
    tcase_add_test(tc, a_cover_is_still_one_person);
    tcase_add_test(tc, a_department_has_no_unit_above);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("hands", fill)
