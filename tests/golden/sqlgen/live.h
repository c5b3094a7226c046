/* Written by sqlgen from live.sql; change that file. */
/* clang-format off */
#ifndef SQL_LIVE_H
#define SQL_LIVE_H

#include "base/cx.h"
#include "base/ids.h"

struct thing_add_in {
    str code;
    str raw;
    int64_t n;
    double f;
    bool yes;
    struct date day;
    instant at;
    int64_t fine;
    unit_id owner;
    opt_str o_code;
    opt_str o_raw;
    opt_i64 o_n;
    opt_f64 o_f;
    opt_date o_day;
    opt_instant o_at;
    opt_i64 o_fine;
    opt_unit_id o_owner;
};
/*
 * One value of each type; NULL where the type may be missing.
 */
MUST_USE enum err thing_add(struct cx *cx, struct thing_add_in in);

struct thing_by_code_in {
    str code;
};
struct thing_by_code_row {
    case_id id;
    str code;
    str raw;
    int64_t n;
    double f;
    bool yes;
    struct date day;
    instant at;
    int64_t fine;
    unit_id owner;
    opt_str o_code;
    opt_str o_raw;
    opt_i64 o_n;
    opt_f64 o_f;
    opt_date o_day;
    opt_instant o_at;
    opt_i64 o_fine;
    opt_unit_id o_owner;
};
MUST_USE enum err thing_by_code(struct cx *cx, struct thing_by_code_in in, struct thing_by_code_row *row);

struct thing_page_in {
    int64_t after;
    int64_t n;
};
struct thing_page_row {
    int64_t n;
    str code;
};
/*
 * A bound LIMIT.
 */
MUST_USE enum err thing_page(struct cx *cx, struct thing_page_in in, struct thing_page_row **rows, size_t *n);

struct thing_walk_row {
    int64_t n;
    opt_str text;
};
MUST_USE enum err thing_walk(struct cx *cx,
    enum err (*each)(struct cx *, const struct thing_walk_row *, void *), void *arg);

struct thing_sum_row {
    int64_t n;
    opt_i64 total;
    opt_f64 mean;
    bool some;
};
MUST_USE enum err thing_sum(struct cx *cx, struct thing_sum_row *row);

struct thing_set_in {
    str code;
    int64_t fine;
};
MUST_USE enum err thing_set(struct cx *cx, struct thing_set_in in);

struct thing_lock_in {
    str code;
};
struct thing_lock_row {
    int64_t fine;
};
MUST_USE enum err thing_lock(struct cx *cx, struct thing_lock_in in, struct thing_lock_row *row);

struct thing_fine_in {
    str code;
};
struct thing_fine_row {
    int64_t fine;
};
MUST_USE enum err thing_fine(struct cx *cx, struct thing_fine_in in, struct thing_fine_row *row);

struct thing_drop_in {
    str code;
};
MUST_USE enum err thing_drop(struct cx *cx, struct thing_drop_in in);

struct part_add_in {
    case_id owner;
    int64_t n;
};
MUST_USE enum err part_add(struct cx *cx, struct part_add_in in);

struct thing_any_row {
    int64_t n;
};
/*
 * More than one row: a bug that @one must tell.
 */
MUST_USE enum err thing_any(struct cx *cx, struct thing_any_row *row);

struct thing_called_in {
    str code;
};
struct thing_called_row {
    int64_t n;
    str code;
};
MUST_USE enum err thing_called(struct cx *cx, struct thing_called_in in, struct thing_called_row *row);

struct things_called_row {
    int64_t n;
    str code;
};
MUST_USE enum err things_called(struct cx *cx, struct things_called_row **rows, size_t *n);

struct thing_touched_in {
    str code;
};
MUST_USE enum err thing_touched(struct cx *cx, struct thing_touched_in in);

#endif
