#include "http/form.h"
#include "base/buf.h"
#include "base/lang.h"
#include "base/text.h"
#include <string.h>

#define SHOWN_MAX 200 /* bytes of a number or a date that somebody typed */

void form_problem_add(struct form *f, const char *field, str text)
{
    if (f->n_problems == f->cap_problems) {
        const size_t cap = f->cap_problems ? f->cap_problems * 2 : 8;
        f->problems = arena_grow(f->a, f->problems, f->cap_problems * sizeof *f->problems,
                                 cap * sizeof *f->problems);
        f->cap_problems = cap;
    }
    const str name = str_dup(f->a, str_from(field));
    f->problems[f->n_problems++] = (struct problem){ name, str_dup(f->a, text) };
}

void form_problem(struct form *f, const char *field, str text)
{
    if (str_empty(form_problem_of(f, field)))
        form_problem_add(f, field, text);
}

str form_problem_of(const struct form *f, const char *field)
{
    const str want = str_from(field);
    for (size_t i = 0; i < f->n_problems; i++)
        if (str_eq(f->problems[i].field, want))
            return f->problems[i].text;
    return S("");
}

enum err form_ok(const struct form *f)
{
    return f->n_problems ? ERR_INVALID : OK;
}

const struct problem *form_problems(const struct form *f, size_t *n)
{
    *n = f->n_problems;
    return f->problems;
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

str form_raw_nth(const struct form *f, const char *name, size_t i)
{
    const str v = pairs_nth(&f->fields, name, i);
    return v.p ? v : S("");
}

str form_raw(const struct form *f, const char *name)
{
    return form_raw_nth(f, name, 0);
}

size_t form_count(const struct form *f, const char *name)
{
    const str want = str_from(name);
    size_t n = 0;
    for (size_t i = 0; i < f->fields.n; i++)
        n += str_eq(f->fields.v[i].name, want);
    return n;
}

/* v, or "" with a problem that says how much is too much, in letters and not in bytes. */
static str fit(struct form *f, const char *name, str v, size_t max)
{
    if (v.n <= max)
        return v;
    const size_t over = text_points(v) - text_points(text_cut(v, max));
    const str args[] = { str_fmt(f->a, "%zu", over) };
    form_problem(f, name, tr_args(f->a, TR("Dài quá. Hãy bớt ít nhất {0} ký tự."), args, 1));
    return S("");
}

str form_opt(struct form *f, const char *name, size_t max)
{
    return fit(f, name, str_trim(form_raw(f, name)), max);
}

str form_nth(struct form *f, const char *name, size_t i, size_t max)
{
    const str v = str_trim(form_raw_nth(f, name, i));
    if (v.n == 0) {
        say(f, name, TR("Mục này còn trống. Hãy điền vào."));
        return S("");
    }
    return fit(f, name, v, max);
}

str form_str(struct form *f, const char *name, size_t max)
{
    return form_nth(f, name, 0, max);
}

str form_one_of(struct form *f, const char *name, const char *const *values, size_t n)
{
    const str v = str_trim(form_raw(f, name));
    for (size_t i = 0; i < n; i++)
        if (str_eq(v, str_from(values[i])))
            return v;
    say(f, name, TR("Hãy chọn một trong các mục có sẵn."));
    return S("");
}

bool form_flag(const struct form *f, const char *name)
{
    const str v = form_raw(f, name);
    return v.n && !str_eq(v, S("0"));
}

opt_i64 form_opt_i64(struct form *f, const char *name, int64_t min, int64_t max)
{
    const str v = str_trim(form_raw(f, name));
    opt_i64 got = { .has = true };
    if (v.n == 0)
        return (opt_i64){ 0 };
    if (str_i64(v, &got.v) == OK && got.v >= min && got.v <= max)
        return got;
    if (max == INT64_MAX) { /* the number of a row: nobody typed that */
        say(f, name, TR("Lựa chọn này không còn dùng được. Hãy chọn lại."));
        return (opt_i64){ 0 };
    }
    const str args[] = { str_fmt(f->a, "%lld", (long long)min),
                         str_fmt(f->a, "%lld", (long long)max) };
    form_problem(f, name,
                 tr_args(f->a, TR("Hãy nhập một số nguyên từ {0} đến {1}."), args, 2));
    return (opt_i64){ 0 };
}

int64_t form_i64(struct form *f, const char *name, int64_t min, int64_t max)
{
    const opt_i64 got = form_opt_i64(f, name, min, max);
    if (!got.has)
        say(f, name, TR("Mục này còn trống. Hãy điền vào."));
    return got.v;
}

opt_f64 form_f64(struct form *f, const char *name, double min, double max)
{
    const str v = str_trim(form_raw(f, name));
    opt_f64 got = { .has = true };
    if (v.n == 0)
        return (opt_f64){ 0 };
    char *point = arena_alloc(f->a, v.n);
    for (size_t i = 0; i < v.n; i++)
        point[i] = (char)(v.p[i] == ',' ? '.' : v.p[i]);
    if (str_f64((str){ point, v.n }, &got.v) == OK && got.v >= min && got.v <= max)
        return got;
    const str args[] = { str_fmt(f->a, "%g", min), str_fmt(f->a, "%g", max) };
    form_problem(f, name,
                 tr_args(f->a, TR("Hãy nhập một số từ {0} đến {1}, ví dụ 12,5."), args, 2));
    return (opt_f64){ 0 };
}

/* Digits without their separators; "" where a separator does not stand before three digits. */
static str digits_of(struct arena *a, str v)
{
    char *to = arena_alloc(a, v.n + 1);
    size_t w = 0, run = 0;
    bool grouped = false;
    for (size_t i = 0; i < v.n; i++) {
        const char c = v.p[i];
        if (c >= '0' && c <= '9') {
            to[w++] = c;
            run++;
        } else if ((c == '.' || c == ' ' || c == ',') && run && (grouped ? run == 3 : run <= 3)) {
            grouped = true;
            run = 0;
        } else {
            return S("");
        }
    }
    return grouped && run != 3 ? S("") : (str){ to, w };
}

int64_t form_money(struct form *f, const char *name, int64_t max)
{
    static const char *const units[] = { "đồng", "đ", "VND", "₫" };
    str v = str_trim(form_raw(f, name));
    int64_t dong = 0;
    if (v.n == 0) {
        say(f, name, TR("Mục này còn trống. Hãy điền vào."));
        return 0;
    }
    for (size_t i = 0; i < COUNT(units); i++)
        if (str_ends(v, str_from(units[i]))) {
            v = str_trim(str_sub(v, 0, v.n - strlen(units[i])));
            break;
        }
    if (v.n > SHOWN_MAX || str_i64(digits_of(f->a, v), &dong) != OK || dong > max) {
        say(f, name, TR("Hãy nhập số tiền bằng đồng, ví dụ 40.000.000."));
        return 0;
    }
    return dong;
}

opt_date form_date(struct form *f, const char *name)
{
    const str v = str_trim(form_raw(f, name));
    opt_date got = { .has = true };
    if (v.n == 0)
        return (opt_date){ 0 };
    if (date_parse_vi(v, &got.v) == OK)
        return got;
    say(f, name, TR("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 25/04/2026."));
    return (opt_date){ 0 };
}

struct date form_day(struct form *f, const char *name)
{
    const opt_date got = form_date(f, name);
    if (!got.has)
        say(f, name, TR("Mục này còn trống. Hãy điền vào."));
    return got.v;
}

struct moment form_moment(struct form *f, const char *name)
{
    struct moment m;
    const str v = str_trim(form_raw(f, name));
    if (v.n == sizeof "2026-04-25T14:30" - 1 && moment_parse(v, &m) == OK)
        return m;
    const char *time = str_fmt(f->a, "%s_time", name).p;
    const str clock = str_trim(form_raw(f, time));
    const struct date day = form_day(f, name);
    const str pad = clock.n == 4 ? S("0") : S(""); /* "9:30" */
    const str both = str_fmt(f->a, "2000-01-01T%.*s%.*s", STR_ARG(pad), STR_ARG(clock));
    if (clock.n < 4 || moment_parse(both, &m) != OK)
        say(f, time, TR("Hãy nhập giờ theo dạng giờ:phút, ví dụ 14:30."));
    else if (day.y)
        return (struct moment){ day, m.hour, m.minute };
    return (struct moment){ 0 };
}
