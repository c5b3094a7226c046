/* The table of questions: what it refuses, and what an answer may be. */
#include "domain/intake/tables.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct arena *a;
static struct buf faults;
static struct intake_tables *t;
static char dir[64];

static void setup(void)
{
    a = arena_new(16u << 20);
    faults = (struct buf){ .a = a, .max = 20000 };
    snprintf(dir, sizeof dir, "/tmp/hotline-questions-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void teardown(void)
{
    unlink(str_c(a, str_fmt(a, "%s/questions.csv", dir)));
    ck_assert_int_eq(rmdir(dir), 0);
    arena_free(a);
}

/* The one table alone: the others have patterns to compile. */
static enum err load(const char *rows)
{
    const str path = str_fmt(a, "%s/questions.csv", dir);
    struct loader l = { .a = a, .faults = &faults, .dir = str_from(dir) };
    FILE *f = fopen(str_c(a, path), "w");
    ck_assert_ptr_nonnull(f);
    fprintf(f, "code,pollution,type,vi,en,choices,danger\n%s", rows);
    fclose(f);
    t = NEW(a, struct intake_tables);
    questions_load(&l, t);
    return l.n_faults ? ERR_INVALID : OK;
}

static const struct { const char *rows, *fault; } wrong[] = {
    { "", "questions.csv:1: the table has no rows" },
    { "Big,*,text,a,b,,", ":2: code 'Big': small letters" },
    { "a,*,text,a,b,,\na,*,text,a,b,,", ":3: the question 'a' stands twice" },
    { "a,watter,text,a,b,,", ":2: pollution 'watter' is not known" },
    { "a,,text,a,b,,", ":2: pollution is empty" },
    { "a,*,txt,a,b,,", ":2: type 'txt' is not known" },
    { "a,*,text,,b,,", ":2: vi is empty" },
    { "a,*,text,a,,,", ":2: en is empty" },
    { "a,*,choice,a,b,,", ":2: a choice has two values at least" },
    { "a,*,choice,a,b,x=X=X,", ":2: a choice has two values at least" },
    { "a,*,choice,a,b,x=X=X|y=Y,", ":2: choice 'y=Y': value=Vietnamese=English expected" },
    { "a,*,choice,a,b,x=X=X|y=Y=Y=Y,", ":2: choice 'y=Y=Y=Y': value=" },
    { "a,*,choice,a,b,x=X=X|x=Y=Y,", ":2: choice 'x' stands twice" },
    { "a,*,text,a,b,x=X=X|y=Y=Y,", ":2: choices: only a question of type choice has them" },
    { "a,*,text,a,b,,yes", ":2: danger 'yes' is no value of the question" },
    { "a,*,yes_no,a,b,,maybe", ":2: danger 'maybe' is no value of the question" },
};

START_TEST(each_fault_is_named)
{
    ck_assert_int_eq(load(wrong[_i].rows), ERR_INVALID);
    const str got = buf_str(&faults);
    ck_assert_msg(str_find(got, str_from(wrong[_i].fault)) < got.n, "%s", got.p);
}
END_TEST

START_TEST(answers_are_checked)
{
    ck_assert_msg(load("colour,water,choice,Màu,Colour,black=Đen=Black|red=Đỏ=Red,\n"
                       "hurt,water air,yes_no,Ai bị thương?,Hurt?,,yes\n"
                       "since,*,text,Từ khi nào,Since when,,\n") == OK, "%s", buf_str(&faults).p);
    const struct question *colour = question_of(t, S("colour")), *hurt = question_of(t, S("hurt"));
    const struct question *since = question_of(t, S("since"));
    ck_assert_ptr_null(question_of(t, S("colours")));
    ck_assert(question_about(hurt, S("air")) && !question_about(hurt, S("noise")));
    ck_assert(!question_about(hurt, S("wat")) && question_about(since, S("noise")));
    ck_assert_int_eq(answer_check(colour, S("red")), OK);
    ck_assert_int_eq(answer_check(colour, S("blue")), ERR_INVALID);
    ck_assert_int_eq(answer_check(colour, S("")), ERR_INVALID);
    ck_assert_int_eq(answer_check(hurt, S("no")), OK);
    char longest[ANSWER_MAX + 1];
    memset(longest, 'a', sizeof longest);
    ck_assert_int_eq(answer_check(since, (str){ longest, ANSWER_MAX }), OK);
    ck_assert_int_eq(answer_check(since, (str){ longest, ANSWER_MAX + 1 }), ERR_INVALID);
    ck_assert_int_eq(answer_check(since, S("\xff")), ERR_INVALID);
    ck_assert_str(answer_words(colour, LANG_VI, S("red")), "Đỏ");
    ck_assert_str(answer_words(colour, LANG_EN, S("red")), "Red");
    ck_assert_str(answer_words(since, LANG_VI, S("hôm qua")), "hôm qua");
    const struct report_answer told[] = { { S("colour"), S("red") }, { S("gone"), S("yes") },
                                          { S("hurt"), S("yes") } };
    ck_assert(answers_danger(t, told, 3) && !answers_danger(t, told, 2));
}
END_TEST

START_TEST(the_shipped_table_is_sound)
{
    static const char *const kinds[] = { "water", "air", "odour", "noise", "solid_waste",
                                         "hazardous_waste", "soil", "other" };
    ck_assert_msg(intake_tables_load(a, S("workflows/intake"), &t, &faults) == OK, "%s",
                  buf_str(&faults).p);
    for (size_t k = 0; k < COUNT(kinds); k++) {
        size_t n = 0;
        for (size_t i = 0; i < t->n_questions; i++)
            n += question_about(&t->questions[i], str_from(kinds[k]));
        ck_assert_msg(n >= 2 && n <= 10, "%s has %zu questions", kinds[k], n);
    }
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("table");
    tcase_set_timeout(tc, 60); /* the shipped tables have patterns to compile */
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, each_fault_is_named, 0, COUNT(wrong));
    tcase_add_test(tc, answers_are_checked);
    tcase_add_test(tc, the_shipped_table_is_sound);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("questions", fill)
