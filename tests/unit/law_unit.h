/* The shipped tables for tests of the law. */
#ifndef LAW_UNIT_H
#define LAW_UNIT_H

#include "law/law.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>

static struct arena *arena;
static struct law *law;

static inline struct date day(const char *iso)
{
    struct date d = { 0 };
    ck_assert_msg(date_parse(str_from(iso), &d) == OK, "bad date %s", iso);
    return d;
}

static inline struct moment at(const char *iso)
{
    struct moment m = { 0 };
    ck_assert_msg(moment_parse(str_from(iso), &m) == OK, "bad moment %s", iso);
    return m;
}

static inline void load_shipped(void)
{
    arena = arena_new(128 << 20);
    struct buf faults = { .a = arena, .max = 1 << 20 };
    const enum err e = law_load(arena, S("workflows/law"), (opt_str){ 0 }, &law, &faults);
    if (e != OK)
        fprintf(stderr, "%.*s", STR_ARG(buf_str(&faults)));
    ck_assert_int_eq(e, OK);
}

static inline void unload(void)
{
    arena_free(arena);
    arena = NULL;
}

/* Small numbers that repeat in every run. */
static inline uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

#endif
