/* The chain of a draft: what it waits for, who may review it, who may sign it. */
#include "domain/violations/approval.h"
#include "unit.h"

static const struct flow_level section = { .name = { "section", 7 }, .role = ROLE_SECTION };
static const struct flow_level office = { .name = { "office", 6 }, .role = ROLE_OFFICE };
static const struct flow_level *const both[] = { &section, &office };

enum { DRAFTER = 1, HEAD, OFFICE, CHAIR };

static struct decision_reviews_row row(int64_t n, const char *level, const char *verdict,
                                       int64_t account)
{
    return (struct decision_reviews_row){
        .n = n, .level = SOME_STR(str_from(level)), .verdict = SOME_STR(str_from(verdict)),
        .comment = SOME_STR(S("abc")), .account = { true, { account } },
        .review_unit = { true, { 1 } } };
}

static const struct {
    size_t levels;
    int64_t version;
    struct { int64_t n; const char *level, *verdict; int64_t account; } said[4];
    enum approval_no state;
    const char *waits_for; /* level, "sign" or NULL */
    int64_t who;
    unsigned roles;
    enum approval_no review, sign;
} cases[] = {
    /* Nobody said anything: the section comes first; the office and the signer wait. */
    { 2, 1, { { 0 } }, APPROVAL_WAITS, "section", HEAD, ROLE_SECTION, APPROVAL_OK, APPROVAL_WAITS },
    { 2, 1, { { 0 } }, APPROVAL_WAITS, "section", OFFICE, ROLE_OFFICE, APPROVAL_OTHER_ROLE,
      APPROVAL_WAITS },
    { 2, 1, { { 0 } }, APPROVAL_WAITS, "section", DRAFTER, ROLE_SECTION, APPROVAL_OWN,
      APPROVAL_WAITS },
    /* A commune without sections: straight to the signer, who is not the drafter. */
    { 0, 1, { { 0 } }, APPROVAL_OK, NULL, CHAIR, ROLE_SIGNER, APPROVAL_OK, APPROVAL_OK },
    { 0, 1, { { 0 } }, APPROVAL_OK, NULL, DRAFTER, ROLE_SIGNER, APPROVAL_OWN, APPROVAL_OWN },
    { 0, 1, { { 0 } }, APPROVAL_OK, NULL, HEAD, ROLE_OFFICER, APPROVAL_OTHER_ROLE, APPROVAL_OK },
    /* One level passed. */
    { 2, 1, { { 1, "section", "pass", HEAD } }, APPROVAL_WAITS, "office", OFFICE, ROLE_OFFICE,
      APPROVAL_OK, APPROVAL_WAITS },
    { 2, 1, { { 1, "section", "pass", HEAD } }, APPROVAL_WAITS, "office", HEAD,
      ROLE_SECTION | ROLE_OFFICE, APPROVAL_TWICE, APPROVAL_WAITS },
    /* All passed: whoever reviewed does not sign. */
    { 2, 1, { { 1, "section", "pass", HEAD }, { 1, "office", "pass", OFFICE } }, APPROVAL_OK, NULL,
      CHAIR, ROLE_SIGNER, APPROVAL_OK, APPROVAL_OK },
    { 2, 1, { { 1, "section", "pass", HEAD }, { 1, "office", "pass", OFFICE } }, APPROVAL_OK, NULL,
      OFFICE, ROLE_SIGNER, APPROVAL_TWICE, APPROVAL_TWICE },
    /* Returned at a level, or by the signer: nothing but a new version helps. */
    { 2, 1, { { 1, "section", "pass", HEAD }, { 1, "office", "return", OFFICE } },
      APPROVAL_RETURNED, NULL, OFFICE, ROLE_OFFICE, APPROVAL_RETURNED, APPROVAL_RETURNED },
    { 0, 1, { { 1, "sign", "return", CHAIR } }, APPROVAL_RETURNED, NULL, CHAIR, ROLE_SIGNER,
      APPROVAL_RETURNED, APPROVAL_RETURNED },
    /* A new version begins anew, and what was said of the old one binds nobody. */
    { 2, 2, { { 1, "section", "pass", HEAD }, { 1, "office", "return", OFFICE } },
      APPROVAL_WAITS, "section", HEAD, ROLE_SECTION, APPROVAL_OK, APPROVAL_WAITS },
    { 0, 2, { { 1, "sign", "return", CHAIR } }, APPROVAL_OK, NULL, CHAIR, ROLE_SIGNER,
      APPROVAL_OK, APPROVAL_OK },
};

START_TEST(the_chain_of_a_draft)
{
    struct decision_reviews_row rows[4];
    struct approval ap = { .levels = both, .n = cases[_i].levels, .version = cases[_i].version,
                           .drafter = { DRAFTER }, .rows = rows, .unit = { 1 },
                           .signers = ROLE_SIGNER };
    while (ap.n_rows < COUNT(rows) && cases[_i].said[ap.n_rows].level) {
        const size_t k = ap.n_rows++;
        rows[k] = row(cases[_i].said[k].n, cases[_i].said[k].level, cases[_i].said[k].verdict,
                      cases[_i].said[k].account);
    }
    const struct approval_answer state = approval_state(&ap);
    ck_assert_int_eq(state.no, cases[_i].state);
    if (cases[_i].waits_for)
        ck_assert(str_eq(state.level->name, str_from(cases[_i].waits_for)));
    const account_id who = { cases[_i].who };
    ck_assert_int_eq(approval_review_may(&ap, who, cases[_i].roles).no, cases[_i].review);
    ck_assert_int_eq(approval_sign_may(&ap, who).no, cases[_i].sign);
}
END_TEST

START_TEST(what_another_unit_said_does_not_count)
{
    struct decision_reviews_row rows[] = { row(1, "section", "pass", HEAD) };
    struct approval ap = { .levels = both, .n = 1, .version = 1, .drafter = { DRAFTER },
                           .rows = rows, .n_rows = 1, .unit = { 2 } };
    ck_assert_int_eq(approval_state(&ap).no, APPROVAL_WAITS);
    ap.unit.v = 1;
    ck_assert_int_eq(approval_state(&ap).no, APPROVAL_OK);
    rows[0].made = 5;
    rows[0].at = (opt_instant){ true, 7 };
    ck_assert_int_eq(approval_made(&ap), 7);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("chain");
    tcase_add_loop_test(tc, the_chain_of_a_draft, 0, (int)COUNT(cases));
    tcase_add_test(tc, what_another_unit_said_does_not_count);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("approval", fill)
