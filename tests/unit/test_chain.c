/* What of a step is drafted, what differs from what was passed, and who may take it. */
#include "domain/cases/chain.h"
#include "unit.h"

static const struct flow_field number = { .name = { "number", 6 }, .type = FIELD_TEXT,
                                          .proves = PROVES_NUMBER };
static const struct flow_field file = { .name = { "file", 4 }, .type = FIELD_FILE,
                                        .proves = PROVES_SIGNATURE };
static const struct flow_field day = { .name = { "day", 3 }, .type = FIELD_DATE };
static const struct flow_field until = { .name = { "until", 5 }, .type = FIELD_DATE,
                                         .ahead = true };
static const struct flow_field reason = { .name = { "reason", 6 }, .type = FIELD_LONG_TEXT };
static const struct flow_field sum = { .name = { "sum", 3 }, .type = FIELD_MONEY };
static const struct flow_field *const needs[] = { &number, &file, &day, &until, &reason };
static const struct flow_field *const plain[] = { &day, &reason };
static const struct flow_field *const optional[] = { &sum };

static const struct flow_step paper = {
    .needs = needs, .n_needs = COUNT(needs), .optional = optional, .n_optional = 1,
    .approved = true, .who.roles = ROLE_SIGNER };
static const struct flow_step words = { .needs = plain, .n_needs = COUNT(plain) };

START_TEST(what_comes_with_the_signature_is_not_drafted)
{
    ck_assert(!chain_field(&paper, &number));
    ck_assert(!chain_field(&paper, &file));
    ck_assert(!chain_field(&paper, &day)); /* the day the paper bears */
    ck_assert(chain_field(&paper, &until));
    ck_assert(chain_field(&paper, &reason));
    ck_assert(chain_field(&paper, &sum));
    ck_assert(chain_field(&words, &day)); /* no paper, so no day of it */
    ck_assert(chain_goes(&paper));
    ck_assert(!chain_goes(&words));
    ck_assert(!chain_goes(&(struct flow_step){
        .approved = true, .record = RECORD_DECISION, .form = S("MQĐ02") })); /* has its own */
}
END_TEST

/* "field=value" of each, in the order of the form. */
static const struct {
    const char *passed, *now;
    const char *changed; /* names, spaces between */
} texts[] = {
    { "until=2026-12-01 reason=ABC", "until=2026-12-01 reason=ABC number=1/ABC day=2026-11-22",
      "" },
    { "until=2026-12-01 reason=ABC", "until=2026-12-02 reason=ABC.", "until reason" },
    /* What is left out is as what is empty; what comes in later is not. */
    { "until=2026-12-01 reason=ABC", "until=2026-12-01 reason=ABC sum=", "" },
    { "until=2026-12-01 reason=ABC", "until=2026-12-01 reason=ABC sum=1", "sum" },
    { "reason=ABC sum=1000000", "reason=ABC sum=100000", "sum" },
    { "reason=ABC sum=1000000", "reason=ABC", "sum" },
};

static size_t values_of(const char *text, struct flow_value out[5])
{
    str rest = str_from(text), one, name;
    size_t n = 0;
    while (n < 5 && str_next(&rest, ' ', &one) && str_next(&one, '=', &name))
        out[n++] = (struct flow_value){ name, one };
    return n;
}

START_TEST(each_field_that_differs_is_named)
{
    const struct flow_field *const *changed;
    struct flow_value passed[5], now[5];
    struct arena *a = arena_new((size_t)1 << 20);
    struct buf b = { .a = a, .max = 200 };
    const size_t n_passed = values_of(texts[_i].passed, passed);
    const size_t n = chain_changed(a, &paper, passed, n_passed, now,
                                   values_of(texts[_i].now, now), &changed);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(changed[i]->name));
    ck_assert(str_eq(buf_str(&b), str_from(texts[_i].changed)));
    arena_free(a);
}
END_TEST

/* A field that follows a choice is asked with that choice, or is no place of the paper. */
START_TEST(what_is_left_open_is_named)
{
    static const struct flow_field choice = { .name = { "how", 3 } },
        follows = { .name = { "helper", 6 }, .when = &choice }, place = { .name = { "place", 5 } };
    static const struct flow_field *const may[] = { &follows, &file, &sum, &place };
    static const struct flow_step step = { .optional = may, .n_optional = COUNT(may) };
    static const struct { const char *values; size_t n; const char *first; } cases[] = {
        { "", 2, "sum" }, { "sum=1", 1, "place" }, { "sum=", 2, "sum" },
        { "sum=1 place=ABC", 0, "" },
    };
    struct arena *a = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct flow_field *const *open;
        struct flow_value values[5];
        const size_t n_values = values_of(cases[i].values, values);
        const size_t n = chain_left_open(a, &step, values, n_values, &open);
        ck_assert_uint_eq(n, cases[i].n);
        ck_assert(n == 0 || str_eq(open[0]->name, str_from(cases[i].first)));
    }
    arena_free(a);
}
END_TEST

static const struct flow_level section = { .name = { "section", 7 }, .role = ROLE_SECTION };
static const struct flow_level *const levels[] = { &section };

enum { DRAFTER = 1, HEAD, CHAIR };

static const struct {
    size_t levels;
    int64_t draft;
    const char *verdict; /* of the section, NULL: nothing said */
    int64_t who;
    enum approval_no no;
} signs[] = {
    { 0, 0, NULL, CHAIR, APPROVAL_OK },   /* nobody reads it here: typed at the signature */
    { 0, 1, NULL, CHAIR, APPROVAL_OK },
    { 0, 1, NULL, DRAFTER, APPROVAL_OK },
    { 1, 0, NULL, CHAIR, APPROVAL_NONE }, /* somebody would read it: it is drafted first */
    { 1, 1, NULL, CHAIR, APPROVAL_WAITS },
    { 1, 1, "pass", CHAIR, APPROVAL_OK },
    { 1, 1, "pass", DRAFTER, APPROVAL_OWN },
    { 1, 1, "pass", HEAD, APPROVAL_TWICE },
    { 1, 1, "return", CHAIR, APPROVAL_RETURNED },
};

START_TEST(who_may_sign_it_as_it_stands)
{
    const struct decision_reviews_row said = {
        .n = 1, .level = SOME_STR(S("section")), .comment = SOME_STR(S("abc")),
        .verdict = SOME_STR(str_from(signs[_i].verdict ? signs[_i].verdict : "")),
        .account = { true, { HEAD } }, .review_unit = { true, { 1 } } };
    const struct chain ch = {
        .step = &paper, .id = { signs[_i].draft },
        .ap = { .levels = levels, .n = signs[_i].levels, .version = signs[_i].draft,
                .drafter = { DRAFTER }, .rows = &said, .n_rows = signs[_i].verdict ? 1 : 0,
                .unit = { 1 }, .signers = ROLE_SIGNER } };
    ck_assert_int_eq(chain_sign_may(&ch, (account_id){ signs[_i].who }).no, signs[_i].no);
}
END_TEST

/* What was read on 22 November cannot have been signed on the 21st. */
static const struct { const char *typed; bool early; } days[] = {
    { "day=2026-11-21", true }, { "day=2026-11-22", false }, { "day=2026-11-23", false },
    { "until=2026-11-01", false }, { "day=abc", false },
};

START_TEST(no_paper_bears_a_day_before_it_was_read)
{
    const instant at = instant_of((struct moment){ .day = { 2026, 11, 22 }, .hour = 10 });
    const struct decision_reviews_row said = { .n = 1, .made = at - 1,
                                               .at = { true, at } };
    const struct chain ch = { .step = &paper, .id = { 1 },
                              .ap = { .version = 1, .rows = &said, .n_rows = 1 } };
    struct flow_value typed[5];
    struct date ready;
    const struct step_in in = { .values = typed,
                                .n_values = values_of(days[_i].typed, typed) };
    ck_assert_int_eq(chain_too_early(&ch, &in, &ready), days[_i].early);
    ck_assert_int_eq(ready.d, 22);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("way");
    tcase_add_test(tc, what_comes_with_the_signature_is_not_drafted);
    tcase_add_loop_test(tc, each_field_that_differs_is_named, 0, (int)COUNT(texts));
    tcase_add_test(tc, what_is_left_open_is_named);
    tcase_add_loop_test(tc, who_may_sign_it_as_it_stands, 0, (int)COUNT(signs));
    tcase_add_loop_test(tc, no_paper_bears_a_day_before_it_was_read, 0, (int)COUNT(days));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("chain", fill)
