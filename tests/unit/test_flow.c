#include "base/file.h"
#include "flow/flow.h"
#include "law/law.h"
#include "unit.h"
#include <stdio.h>

static struct arena *a;
static struct buf faults;

static void setup(void)
{
    a = arena_new(256u << 20);
    faults = (struct buf){ .a = a, .max = 1 << 20 };
}

static void teardown(void) { arena_free(a); }

static bool known(const void *law, str code, struct date from, opt_date to)
{
    (void)law, (void)from;
    if (str_eq(code, S("TERM_GAP"))) /* no row for 2026 */
        return to.has && to.v.y < 2026;
    return !str_eq(code, S("TERM_WRONG"));
}

static const struct flow_terms terms = { known, NULL };
static const struct flow_form forms[] = {
    { .code = { "FORM_A", 6 }, .valid_from = { 2022, 1, 1 } },
    { .code = { "FORM_ENDS", 9 }, .valid_from = { 2022, 1, 1 },
      .valid_to = { true, { 2025, 12, 31 } } },
    { .code = { "MQ\xC4\x90" "99", 6 }, .valid_from = { 2022, 1, 1 } },
};

/* The golden folder: NAME.yaml has exactly the faults of NAME.expected (good.yaml: none). */
START_TEST(each_broken_file_has_its_faults)
{
    str *names;
    size_t n;
    ck_assert_int_eq(dir_list(a, S("tests/golden/flow"), S(".yaml"), 200, &names, &n), OK);
    ck_assert_uint_gt(n, 30);
    for (size_t i = 0; i < n; i++) {
        const str path = path_join(a, S("tests/golden/flow"), names[i]);
        const str stem = str_sub(path, 0, path.n - 5);
        str text, want = S("");
        struct flow *f;
        faults = (struct buf){ .a = a, .max = 1 << 16 };
        ck_assert_int_eq(file_read(a, path, 1 << 20, &text), OK);
        if (flow_parse(a, names[i], text, &f, &faults) == OK) {
            const struct flow *self = f; /* the only flow that there is to open */
            const struct flows beside = { .all = &self, .n = 1, .forms = forms,
                                          .n_forms = COUNT(forms) };
            (void)flow_check(a, f, &beside, &terms, &faults);
        }
        const str out = str_fmt(a, "%.*s.expected", STR_ARG(stem));
        if (getenv("GOLDEN_WRITE")) {
            FILE *to = fopen(out.p, "w");
            ck_assert_ptr_nonnull(to);
            fputs(buf_str(&faults).p, to);
            fclose(to);
        }
        ck_assert_int_eq(file_read(a, out, 1 << 20, &want), OK);
        ck_assert_msg(str_eq(buf_str(&faults), want), "%.*s: got\n%.*swant\n%.*s",
                      STR_ARG(names[i]), STR_ARG(buf_str(&faults)), STR_ARG(want));
        ck_assert_msg((want.n == 0) == str_eq(names[i], S("good.yaml")), "%.*s", STR_ARG(path));
    }
}
END_TEST

static bool covered(const void *law, str code, struct date from, opt_date to)
{
    return law_term_covers(law, code, from, to);
}

static const struct flows *all_shipped(void)
{
    struct flows *all;
    struct law *law = NULL;
    ck_assert_int_eq(law_load(a, S("workflows/law"), (opt_str){ 0 }, &law, &faults), OK);
    const struct flow_terms real = { covered, law };
    const enum err e = flow_load(a, S("workflows"), &real, &all, &faults);
    ck_assert_msg(e == OK, "%s", buf_str(&faults).p);
    return all;
}

static const struct flow *shipped(const char *name)
{
    const struct flows *all = all_shipped();
    const struct flow *f = flow_find(all, str_from(name), 0);
    ck_assert_ptr_nonnull(f);
    ck_assert_ptr_eq(flow_on(all, str_from(name), (struct date){ 2026, 11, 21 }, 0), f);
    ck_assert_ptr_null(flow_on(all, str_from(name), (struct date){ 2001, 1, 1 }, 0));
    ck_assert_ptr_null(flow_find(all, str_from(name), 99));
    return f;
}

START_TEST(shipped_flows_have_no_faults)
{
    (void)shipped("hotline");
    (void)shipped("sanction");
    (void)shipped("coercion");
}
END_TEST

static str steps_from(const struct flow *f, const char *stage)
{
    struct buf b = { .a = a, .max = 1000 };
    const struct flow_stage *s = stage ? flow_stage(f, str_from(stage)) : NULL;
    for (const struct flow_step *t = flow_next(f, s, NULL); t; t = flow_next(f, s, t))
        buf_fmt(&b, "%s%.*s", b.n ? " " : "", STR_ARG(t->name));
    return buf_str(&b);
}

START_TEST(steps_of_a_stage)
{
    const struct flow *f = shipped("hotline");
    ck_assert_str(steps_from(f, NULL), "file");
    ck_assert_str(steps_from(f, "forwarding"),
                  "assign set_urgent set_normal accept_forward decline_forward take_back "
                  "give_back declare_conflict add_note");
    ck_assert_str(steps_from(f, "closed"), "confirm object reopen");
    ck_assert_ptr_null(flow_step(f, S("close")));
    ck_assert_ptr_null(flow_stage(f, S("nowhere")));
}
END_TEST

static int64_t prepared_by(const void *arg, const struct flow_step *step)
{
    (void)step;
    return *(const int64_t *)arg;
}

START_TEST(two_people_release)
{
    const struct flow *f = shipped("sanction");
    const struct flow_step *s = flow_step(f, S("release_publication"));
    const struct flow_actor b = { .roles = ROLE_PUBLISHER | ROLE_RELEASER, .units = UNIT_OWNER,
                                  .account = 7 };
    ck_assert(flow_may(s, b, prepared_by, &(int64_t){ 6 }));
    ck_assert(!flow_may(s, b, prepared_by, &(int64_t){ 7 })); /* the same person */
    ck_assert(!flow_may(s, b, prepared_by, &(int64_t){ 0 })); /* nobody prepared it */
    ck_assert(!flow_may(s, b, NULL, NULL));
}
END_TEST

static const struct { const char *step; unsigned roles, units; bool handler, may; } asks[] = {
    { "accept", ROLE_OFFICER, UNIT_OWNER, false, true },
    { "accept", ROLE_OFFICER, UNIT_RECEIVER, false, false },
    { "accept", ROLE_AUDITOR, UNIT_OWNER, false, false },
    { "accept_forward", ROLE_OFFICER, UNIT_OWNER, false, false },
    { "accept_forward", ROLE_OFFICER, UNIT_RECEIVER, false, true },
    { "give_back", ROLE_OFFICER, UNIT_OWNER, false, false },
    { "give_back", ROLE_OFFICER, UNIT_OWNER, true, true },
    { "object", ROLE_REPORTER, 0, false, true },
    { "object", ROLE_OFFICER | ROLE_HEAD, UNIT_OWNER, true, false },
    { "reopen", ROLE_HEAD, UNIT_PARENT, false, true },
    { "reopen", ROLE_HEAD, UNIT_SENDER, false, false },
    { "file", ROLE_OPERATOR, 0, false, true },
    { "file", ROLE_REPORTER, 0, false, true },
};

START_TEST(who_may_take_a_step)
{
    const struct flow_step *s = flow_step(shipped("hotline"), str_from(asks[_i].step));
    const struct flow_actor who = { asks[_i].roles, asks[_i].units, asks[_i].handler, 5 };
    ck_assert_int_eq(flow_may(s, who, NULL, NULL), asks[_i].may);
}
END_TEST

START_TEST(side_door_is_no_wider)
{
    const struct flow_step *s = flow_step(shipped("hotline"), S("accept"));
    const struct flow_actor officer = { ROLE_OFFICER, UNIT_OWNER, false, 5 };
    const struct flow_actor head = { ROLE_HEAD, UNIT_OWNER, false, 5 };
    ck_assert(!flow_may_by(s, DOOR_BULK, officer, NULL, NULL));
    ck_assert(flow_may_by(s, DOOR_BULK, head, NULL, NULL));
    ck_assert(flow_may_by(s, DOOR_API, officer, NULL, NULL));
    ck_assert(!flow_may_by(flow_step(shipped("hotline"), S("answer")), DOOR_API, head, NULL, NULL));
}
END_TEST

START_TEST(missing_fields_are_listed)
{
    const struct flow_step *s = flow_step(shipped("hotline"), S("refuse"));
    const struct flow_value typed[] = { { S("answer"), S("  \n") }, { S("refusal"), S("untrue") } };
    const struct flow_field *const *missing;
    ck_assert_uint_eq(flow_missing(a, s, typed, 2, &missing), 1);
    ck_assert_str(missing[0]->name, "answer");
    ck_assert_uint_eq(flow_missing(a, s, NULL, 0, &missing), 2);
}
END_TEST

START_TEST(clocks_follow_the_choice)
{
    const struct flow *f = shipped("sanction");
    const struct flow_value no[] = { { S("may_explain"), S("yes") },
                                     { S("may_explain"), S("no") } };
    const struct flow_clock *const *c;
    /* three stops and one start: the latest value counts, no right to explain */
    ck_assert_uint_eq(flow_clocks(a, flow_step(f, S("record")), no, 2, &c), 4);
    ck_assert_int_eq(c[0]->act, CLOCK_STOP);
    ck_assert_str(c[3]->term, "DECIDE_NORMAL");
    ck_assert_str(c[3]->from->name, "recorded_on");
    ck_assert_uint_eq(flow_clocks(a, flow_step(f, S("record")), no, 1, &c), 6);
    ck_assert_int_eq(flow_duty(f, S("EXECUTE_DECISION")), DUTY_VIOLATOR);
    ck_assert_int_eq(flow_duty(f, S("SERVE_DECISION")), DUTY_UNIT);
}
END_TEST

/* Law 15/2012 arts. 65.1 and 66.1: after the term no fine may be decided. */
START_TEST(a_decision_has_its_term)
{
    const struct flow_step *decide = flow_step(shipped("sanction"), S("decide"));
    const instant monday = day_end((struct date){ 2026, 10, 12 });
    const instant month = day_end((struct date){ 2026, 11, 2 });
    const struct flow_running rows[] = {
        { S("SERVE_DECISION"), 1 },
        { S("DECIDE_TRANSFERRED"), monday },
        { S("DECIDE_EXPLAIN_OR_VERIFY"), month }, /* longer, and it counts */
    };
    const instant on = instant_of((struct moment){ { 2026, 10, 12 }, 0, 0 });
    const instant after = instant_of((struct moment){ { 2026, 10, 13 }, 0, 0 });
    ck_assert_uint_eq(flow_too_late(decide, rows, 1, after), 1);
    ck_assert_uint_eq(flow_too_late(decide, rows, 2, on), 2);
    ck_assert_uint_eq(flow_too_late(decide, rows, 2, after), 1);
    ck_assert_uint_eq(flow_too_late(decide, rows, 3, after), 3);
    ck_assert_uint_eq(flow_too_late(decide, rows, 3, month + 1), 2);
    ck_assert_str(decide->within_day->name, "decided_on");
    ck_assert_uint_eq(flow_too_late(flow_step(shipped("sanction"), S("order_remedy")), rows, 3,
                                    month + 1), 3);
}
END_TEST

/* What only a person in power may do is asked of the law; decide asks on its own page. */
START_TEST(orders_ask_the_law)
{
    const struct flow *f = shipped("sanction");
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        /* a file with signs of a crime goes at once, whoever holds it (art. 62.1) */
        const bool criminal = str_eq(s->form, S("MQĐ33"))
            || str_eq(s->name, S("no_crime")); /* a finding: nothing is ordered by it */
        if (s->who.roles == ROLE_SIGNER && s->track == f->tracks && !str_eq(s->name, S("decide")))
            ck_assert_msg(criminal == !(s->asks & ASK_BIT(ASK_POWER)), "%s", s->name.p);
    }
    ck_assert_uint_eq(flow_step(f, S("execute"))->asks,
                      ASK_BIT(ASK_PAID) | ASK_BIT(ASK_MAIN_SANCTION) | ASK_BIT(ASK_CHILDREN)
                          | ASK_BIT(ASK_EXHIBITS) | ASK_BIT(ASK_NO_CRIME));
    ck_assert(flow_step(f, S("postpone"))->asks & ASK_BIT(ASK_POSTPONE));
    ck_assert(flow_step(f, S("allow_instalments"))->asks & ASK_BIT(ASK_INSTALMENTS));
    ck_assert(flow_step(f, S("coerce"))->asks & ASK_BIT(ASK_EXECUTION));
    ck_assert_str(flow_step(f, S("postpone"))->asks_day->name, "ordered_on");
    ck_assert_str(flow_field(f, S("served_on"))->not_before[0]->name, "decided_on");
}
END_TEST

static bool asks_for(const struct flow_step *s, const struct flow_field *f)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (s->needs[i] == f)
            return true;
    for (size_t i = 0; i < s->n_optional; i++)
        if (s->optional[i] == f)
            return true;
    return false;
}

/* Each choice of how it was served asks for a field of its own, and the step for that. */
static void proof_of(const struct flow *f, const struct flow_step *s)
{
    const struct flow_field *way = flow_field(f, S("service_kind"));
    const struct flow_field *file = flow_field(f, S("service_proof"));
    ck_assert_msg(file && file->type == FIELD_FILE && asks_for(s, file), "%s", s->name.p);
    for (size_t i = 0; asks_for(s, way) && i < way->n_choices; i++) {
        bool asked = false;
        for (size_t k = 0; k < f->n_fields; k++)
            asked |= f->fields[k].when == way && str_eq(f->fields[k].is, way->choices[i].value)
                && asks_for(s, &f->fields[k]);
        ck_assert_msg(asked, "%s: %s", s->name.p, way->choices[i].value.p);
    }
}

START_TEST(what_is_served_is_proved)
{
    const struct flows *all = all_shipped();
    size_t served = 0;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->all[i]->n_steps; k++)
            if (all->all[i]->steps[k].record == RECORD_SERVICE) {
                proof_of(all->all[i], &all->all[i]->steps[k]);
                served++;
            }
    ck_assert_uint_ge(served, 13); /* three of sanctions, two and four times two of coercion */
}
END_TEST

START_TEST(publication_runs_beside)
{
    const struct flow *f = shipped("sanction");
    const struct flow_track *t = flow_track(f, S("publication"));
    ck_assert_str(t->opened_by->name, "decide");
    ck_assert_str(t->start->name, "pub_due");
    ck_assert_str(t->opening->clocks[0].term, "PUBLISH_SEND");
    ck_assert_str(steps_from(f, "pub_due"),
                  "no_publication prepare_publication cancel_publication");
}
END_TEST

START_TEST(picture_marks_the_stage)
{
    const struct flow *f = shipped("hotline");
    struct buf out = { .a = a, .max = 1 << 20 };
    flow_draw(f, LANG_VI, DRAW_ALL, flow_stage(f, S("verifying")), &out);
    const str s = buf_str(&out);
    ck_assert(str_starts(s, S("digraph hotline {")) && str_ends(s, S("}\n")));
    ck_assert(str_find(s, S("verifying [id=\"s_verifying\", "
                            "label=\"Đang xác minh\\nHOTLINE_STEP_VERIFY\", "
                            "fillcolor=\"#ffd166\"]")) < s.n);
    ck_assert(str_find(s, S("closed -> verifying [label=\"Phản đối, ")) < s.n);
}
END_TEST

START_TEST(missing_folder)
{
    struct flows *all;
    ck_assert_int_eq(flow_load(a, S("/nowhere"), NULL, &all, &faults), ERR_NOT_FOUND);
    ck_assert_str(buf_str(&faults), "/nowhere:1: folder cannot be read\n");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("flow");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, each_broken_file_has_its_faults);
    tcase_add_test(tc, shipped_flows_have_no_faults);
    tcase_add_test(tc, steps_of_a_stage);
    tcase_add_test(tc, two_people_release);
    tcase_add_loop_test(tc, who_may_take_a_step, 0, COUNT(asks));
    tcase_add_test(tc, side_door_is_no_wider);
    tcase_add_test(tc, missing_fields_are_listed);
    tcase_add_test(tc, clocks_follow_the_choice);
    tcase_add_test(tc, a_decision_has_its_term);
    tcase_add_test(tc, orders_ask_the_law);
    tcase_add_test(tc, what_is_served_is_proved);
    tcase_add_test(tc, publication_runs_beside);
    tcase_add_test(tc, picture_marks_the_stage);
    tcase_add_test(tc, missing_folder);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("flow", fill)
