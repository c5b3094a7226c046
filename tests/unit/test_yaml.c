#include "base/yaml.h"
#include "unit.h"

static struct arena *a;
static struct buf faults;
static struct yml_doc d;

static void setup(void)
{
    a = arena_new(64u << 20);
    faults = (struct buf){ .a = a, .max = 4000 };
}

static void teardown(void) { arena_free(a); }

static enum err parse(const char *text)
{
    return yml_parse(a, S("f.yaml"), str_from(text), &faults, &d);
}

START_TEST(tree_keeps_order_lines_and_keys)
{
    ck_assert_int_eq(parse("a: 1\nb:\n  - x\n  - 'y'\nc: {d: true}\n"), OK);
    ck_assert_uint_eq(d.root->n, 3);
    const struct yml *b = yml_find(d.root, "b");
    ck_assert_int_eq(b->kind, YML_LIST);
    ck_assert_int_eq(b->line, 2);
    ck_assert_int_eq(b->first->next->line, 4);
    ck_assert(b->first->next->quoted);
    ck_assert_str(yml_path(a, b->first->next), "b[2]");
    ck_assert_str(yml_path(a, yml_find(yml_find(d.root, "c"), "d")), "c.d");
    ck_assert_ptr_null(yml_find(d.root, "z"));
}
END_TEST

static const struct { const char *text, *fault; } refused[] = {
    { "", "f.yaml:1: a file of \"key: value\" lines is expected\n" },
    { "- x\n", "f.yaml:1: a file of \"key: value\" lines is expected\n" },
    { "a: 1\nb: 2\na: 3\n", "f.yaml:3: a: written twice, first in line 1\n" },
    { "a:\n  x: 1\n  x: 2\n", "f.yaml:3: a.x: written twice, first in line 2\n" },
    { "a: &n 1\n", "f.yaml:1: anchors and tags are not allowed\n" },
    { "a: &n [1]\n", "f.yaml:1: anchors and tags are not allowed\n" },
    { "a: !!str 1\n", "f.yaml:1: anchors and tags are not allowed\n" },
    { "a: 1\nb: *n\n", "f.yaml:2: aliases (*name) are not allowed\n" },
    { "a: 1\n---\nb: 1\n", "f.yaml:2: a second document in one file\n" },
    { "a: \"\\0\"\n", "f.yaml:1: a NUL byte is not allowed\n" },
    { "? [a]\n: 1\n", "f.yaml:1: a key must be plain text\n" },
    { "a: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", "f.yaml:1: nested too deep\n" },
    { "a: \xff\n", "f.yaml:1: invalid leading UTF-8 octet\n" },
    { "a: 'x\n", "f.yaml:2: found unexpected end of stream\n" },
};

START_TEST(bad_files_are_refused)
{
    ck_assert_int_eq(parse(refused[_i].text), ERR_INVALID);
    const str got = buf_str(&faults);
    ck_assert_msg(str_eq(got, str_from(refused[_i].fault)), "got '%.*s'", STR_ARG(got));
    ck_assert_uint_eq(d.n_faults, 1);
}
END_TEST

START_TEST(too_many_members_are_refused)
{
    struct buf b = { .a = a, .max = 1 << 20 };
    for (int i = 0; i <= YML_MEMBERS; i++)
        buf_fmt(&b, "k%d: 1\n", i);
    ck_assert_int_eq(yml_parse(a, S("f"), buf_str(&b), &faults, &d), ERR_INVALID);
    ck_assert_str(buf_str(&faults), "f:1001: too many members in one map or list\n");
}
END_TEST

START_TEST(walker_names_every_mistake)
{
    static const char *const keys[] = { "count", "since", "on", "kind", "list" };
    static const char *const kinds[] = { "date", "money" };
    ck_assert_int_eq(parse("cuont: 1\ncount: x\nsince: 2026-02-30\non: yes\nkind: dtae\n"
                           "list: [p, q, p]\nzzzzzz: 1\n"), OK);
    ck_assert(!yml_only(&d, d.root, keys, COUNT(keys)));
    ck_assert_int_eq(yml_i64(&d, yml_find(d.root, "count"), 1, 9), 0);
    ck_assert(!date_valid(yml_date(&d, yml_find(d.root, "since"))));
    ck_assert(!yml_bool(&d, yml_find(d.root, "on")));
    ck_assert_int_eq(yml_word(&d, yml_find(d.root, "kind"), kinds, 2), 0);
    const struct yml **texts;
    ck_assert_uint_eq(yml_member_texts(&d, d.root, "list", &texts, YML_REQUIRED), 2);
    ck_assert_ptr_null(yml_member(&d, d.root, "gone", YML_MAP, YML_REQUIRED));
    ck_assert_ptr_null(yml_member(&d, d.root, "list", YML_MAP, YML_OPTIONAL));
    ck_assert_str(buf_str(&faults),
        "f.yaml:1: cuont: unknown key; did you mean \"count\"?\n"
        "f.yaml:7: zzzzzz: unknown key\n"
        "f.yaml:2: count: a whole number from 1 to 9 expected, not \"x\"\n"
        "f.yaml:3: since: a date like 2026-01-31 expected, not \"2026-02-30\"\n"
        "f.yaml:4: on: true or false expected, not \"yes\"\n"
        "f.yaml:5: kind: unknown word \"dtae\"; did you mean \"date\"?\n"
        "f.yaml:6: list[3]: \"p\" is listed twice\n"
        "f.yaml:1: \"gone\" is missing\n"
        "f.yaml:6: list: \"key: value\" lines expected\n");
    ck_assert_uint_eq(d.n_faults, 9);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("yaml");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, tree_keeps_order_lines_and_keys);
    tcase_add_loop_test(tc, bad_files_are_refused, 0, COUNT(refused));
    tcase_add_test(tc, too_many_members_are_refused);
    tcase_add_test(tc, walker_names_every_mistake);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("yaml", fill)
