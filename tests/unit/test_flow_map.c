/* A mapping from one version of a workflow to another: what is refused, and why. */
#include "base/file.h"
#include "flow/map.h"
#include "unit.h"
#include <stdio.h>

static struct arena *a;
static struct buf faults;
static struct flows all;

static struct flow *version(const char *file)
{
    const str path = path_join(a, S("tests/golden/flow/map"), str_from(file));
    str text;
    struct flow *f = NULL;
    ck_assert_int_eq(file_read(a, path, 1 << 20, &text), OK);
    ck_assert_msg(flow_parse(a, str_from(file), text, &f, &faults) == OK, "%s",
                  buf_str(&faults).p);
    static const struct flow_form forms[] = { { .code = { "FORM_A", 6 } } };
    const struct flows beside = { .forms = forms, .n_forms = COUNT(forms) };
    ck_assert_msg(flow_check(a, f, &beside, NULL, &faults) == 0, "%s", buf_str(&faults).p);
    return f;
}

static void setup(void)
{
    a = arena_new(256u << 20);
    faults = (struct buf){ .a = a, .max = 1 << 20 };
    const struct flow **v = NEWS(a, const struct flow *, 3);
    v[0] = version("one.flow");
    v[1] = version("two.flow");
    v[2] = version("three.flow");
    all = (struct flows){ .all = v, .n = 3 };
}

static void teardown(void) { arena_free(a); }

static struct flow_map *mapping(str name, str text)
{
    struct flow_map *map = NULL;
    faults = (struct buf){ .a = a, .max = 1 << 16 };
    if (flow_map_parse(a, name, text, &all, &map, &faults) == OK)
        (void)flow_map_check(a, map, &faults);
    return map;
}

/* NAME.yaml has exactly the faults of NAME.expected; what begins with "good" has none. */
START_TEST(each_broken_mapping_has_its_faults)
{
    str *names;
    size_t n;
    ck_assert_int_eq(dir_list(a, S("tests/golden/flow/map"), S(".yaml"), 200, &names, &n), OK);
    ck_assert_uint_gt(n, 12);
    for (size_t i = 0; i < n; i++) {
        const str path = path_join(a, S("tests/golden/flow/map"), names[i]);
        const str out = str_fmt(a, "%.*s.expected", STR_ARG(str_sub(path, 0, path.n - 5)));
        str text, want;
        ck_assert_int_eq(file_read(a, path, 1 << 20, &text), OK);
        (void)mapping(names[i], text);
        if (getenv("GOLDEN_WRITE")) {
            FILE *to = fopen(out.p, "w");
            ck_assert_ptr_nonnull(to);
            fputs(buf_str(&faults).p, to);
            fclose(to);
        }
        ck_assert_int_eq(file_read(a, out, 1 << 20, &want), OK);
        ck_assert_msg(str_eq(buf_str(&faults), want), "%.*s: got\n%.*swant\n%.*s",
                      STR_ARG(names[i]), STR_ARG(buf_str(&faults)), STR_ARG(want));
        ck_assert_msg((want.n == 0) == str_starts(names[i], S("good")), "%.*s", STR_ARG(path));
    }
}
END_TEST

START_TEST(rows_of_a_mapping)
{
    const struct flow_map *map = mapping(S("m"), S("flow: sample\nfrom: 1\nto: 2\nstages:\n"
                                                   "  received: received\n  offered: offered\n"
                                                   "  drafted: keep\n  decided: decided\n"));
    ck_assert_ptr_nonnull(map);
    ck_assert_uint_eq(faults.n, 0);
    ck_assert_ptr_eq(flow_map_stage(map, S("received"))->to, flow_stage(all.all[1],
                                                                        S("received")));
    ck_assert_ptr_null(flow_map_stage(map, S("drafted"))->to);
    ck_assert_ptr_null(flow_map_stage(map, S("closed")));
}
END_TEST

START_TEST(an_activated_version_is_taken)
{
    const struct date day = { 2026, 11, 22 };
    ck_assert_int_eq(flow_on(&all, S("sample"), day, 0)->version, 1);
    ck_assert_int_eq(flow_on(&all, S("sample"), day, 2)->version, 2);
    ck_assert_int_eq(flow_on(&all, S("sample"), day, FLOW_ALL)->version, 3);
    ck_assert_ptr_null(flow_on(&all, S("other"), day, FLOW_ALL));
}
END_TEST

START_TEST(differences_are_named)
{
    struct buf out = { .a = a, .max = 1 << 20 };
    flow_diff(all.all[0], all.all[1], &out);
    const str s = buf_str(&out);
    ck_assert(str_find(s, S("stage checked: new\n")) < s.n);
    ck_assert(str_find(s, S("step check: new\n")) < s.n);
    ck_assert(str_find(s, S("step sign: from: drafted -> checked\n")) < s.n);
    ck_assert(str_find(s, S("stage received")) >= s.n);
    out = (struct buf){ .a = a, .max = 1 << 20 };
    flow_diff(all.all[1], all.all[1], &out);
    ck_assert_uint_eq(out.n, 0);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("map");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, each_broken_mapping_has_its_faults);
    tcase_add_test(tc, rows_of_a_mapping);
    tcase_add_test(tc, an_activated_version_is_taken);
    tcase_add_test(tc, differences_are_named);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("flow_map", fill)
