/* For tests of what the intake's tables say: read once, in an arena that ends with the test. */
#ifndef INTAKE_UNIT_H
#define INTAKE_UNIT_H

#include "base/lang.h"
#include "domain/intake/tables.h"
#include "unit.h"

static struct arena *a;
static struct cx cx;

static void begin(void)
{
    struct buf faults = { .max = 64 * 1024 };
    struct intake_tables *t;
    a = arena_new((size_t)256 << 20);
    faults.a = a;
    cx = (struct cx){ .a = a, .lang = LANG_VI };
    ck_assert_msg(intake_tables_load(a, S("workflows/intake"), &t, &faults) == OK, "%s",
                  buf_str(&faults).p);
    cx.intake = t;
}

static void end(void)
{
    arena_free(a);
}

#endif
