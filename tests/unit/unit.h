/* One program per test file: UNIT_MAIN(name, tests...) at its end. */
#ifndef UNIT_H
#define UNIT_H

#include "base/err.h"
#include "base/str.h"
#include <check.h>
#include <stdlib.h>

/* A str against a literal, with both shown on failure. */
#define ck_assert_str(got, want)                                                             \
    do {                                                                                     \
        const str got_ = (got), want_ = S(want);                                             \
        ck_assert_msg(str_eq(got_, want_), "got '%.*s', want '%s'", STR_ARG(got_), (want));  \
    } while (0)

/* Runs the suite that `fill` adds test cases to; CK_FORK=no for debuggers. */
#define UNIT_MAIN(name, fill)                                            \
    int main(void)                                                       \
    {                                                                    \
        Suite *s = suite_create(name);                                   \
        fill(s);                                                         \
        SRunner *r = srunner_create(s);                                  \
        srunner_run_all(r, CK_NORMAL);                                   \
        const int failed = srunner_ntests_failed(r);                     \
        srunner_free(r);                                                 \
        return failed ? EXIT_FAILURE : EXIT_SUCCESS;                     \
    }

#endif
