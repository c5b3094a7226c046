/* What new tables of the law change for the cases that are open. */
#include "base/lang.h"
#include "domain/cases/clocks.h"
#include "domain/violations/record.h"
#include "domain/violations/draft.h"
#include "run/law_change.h"
#include "sql/lawchange.h"
#include <stdio.h>

enum { LINES_MAX = 500 }; /* of each kind; what follows is counted alone */

/* How many were found, and said. */
struct tally {
    int64_t found;
};

static bool may_say(struct tally *t)
{
    return ++t->found <= LINES_MAX;
}

static void say_rest(const struct tally *t)
{
    if (t->found <= LINES_MAX)
        return;
    struct arena *a = arena_new(4096);
    const str n = str_fmt(a, "%lld", (long long)(t->found - LINES_MAX));
    printf("  %.*s\n", STR_ARG(tr_args(a, TR("... và {0} dòng nữa"), &n, 1)));
    arena_free(a);
}

static bool same_rule(const struct law_term *x, const struct law_term *y)
{
    if (!x || !y)
        return x == y;
    return x->set == y->set && x->length == y->length && x->unit == y->unit && x->back == y->back
        && x->rolls == y->rolls && str_eq(x->basis, y->basis);
}

static str rule_words(struct cx *cx, const struct law_term *t)
{
    return t ? law_length_words(cx->a, cx->lang, t) : str_from(tr(TR("không còn trong bảng")));
}

static str named(const struct change *c, str code)
{
    const str name = law_term_name(c->now, c->cx->lang, code);
    return str_eq(name, code) ? code
                              : str_fmt(c->cx->a, "%.*s (%.*s)", STR_ARG(code), STR_ARG(name));
}

/* Due days of one clock under both, without what stood still; ERR_EXPIRED: one of them has none. */
static enum err dues(const struct change *c, const struct clocks_running_after_row *k,
                     struct law_due *was, struct law_due *now)
{
    struct arena *a = c->cx->a;
    struct case_clock clock = { .code = k->code, .since = k->since, .days = k->days };
    TRY(clock_pauses(a, k->pauses, &clock));
    TRY(clock_due(a, c->was, &clock, c->cx->now, was) == OK ? OK : ERR_EXPIRED);
    return clock_due(a, c->now, &clock, c->cx->now, now) == OK ? OK : ERR_EXPIRED;
}

/* One running clock: it keeps its day, whatever the new tables say. */
static void clock_line(const struct change *c, const struct clocks_running_after_row *k,
                       struct tally *t)
{
    struct cx *cx = c->cx;
    struct law_due was, now;
    const struct moment since = instant_moment(k->since);
    const struct law_term *began = law_term(c->was, k->code, since.day);
    const struct law_term *later = law_term(c->now, k->code, c->day);
    const bool counted = dues(c, k, &was, &now) == OK;
    const bool moved = counted && law_due_instant(&was) != law_due_instant(&now);
    if (!moved && counted && same_rule(began, later))
        return;
    if (!may_say(t))
        return;
    const str args[] = { k->case_code, named(c, k->code), date_vi(cx->a, since.day),
                         instant_vi(cx->a, k->due), rule_words(cx, began),
                         rule_words(cx, later), date_vi(cx->a, c->day) };
    printf("  %.*s\n", STR_ARG(tr_args(cx->a, TR("{0}: {1} tính từ {2}: giữ hạn cũ {3} ({4}); "
                                                 "bắt đầu từ {6} thì là {5}"), args, 7)));
    if (moved) {
        const str end = instant_vi(cx->a, law_due_instant(&now));
        printf("      %.*s\n", STR_ARG(tr_args(cx->a, TR("CHÚ Ý: bảng mới tính chính thời hạn này "
                                                         "đến {0}; hạn đang chạy không đổi"),
                                               &end, 1)));
    }
}

typedef void clock_fn(const struct change *c, const struct clocks_running_after_row *k, void *arg);

/* Every running clock, in pieces, so that memory does not grow with the cases. */
static enum err each_clock(const struct change *c, clock_fn *each, void *arg)
{
    struct arena *piece = arena_new((size_t)64 * 1024 * 1024);
    struct cx at = *c->cx;
    struct change here = *c;
    int64_t after = 0;
    enum err e = OK;
    at.a = piece;
    here.cx = &at;
    for (size_t n = 1; e == OK && n > 0; arena_reset(piece)) {
        struct clocks_running_after_row *rows;
        e = clocks_running_after(&at, (struct clocks_running_after_in){ .after = after }, &rows,
                                 &n);
        for (size_t i = 0; e == OK && i < n; i++) {
            each(&here, &rows[i], arg);
            after = rows[i].id.v;
        }
    }
    arena_free(piece);
    return e;
}

static void say_clock(const struct change *c, const struct clocks_running_after_row *k, void *arg)
{
    clock_line(c, k, arg);
}

struct unknown {
    struct buf *faults;
    int64_t n;
};

static void unknown_clock(const struct change *c, const struct clocks_running_after_row *k,
                          void *arg)
{
    struct unknown *u = arg;
    const struct date day = instant_moment(k->since).day;
    if (law_term(c->now, k->code, day) || !law_term(c->was, k->code, day) || u->n++ > LINES_MAX)
        return;
    buf_fmt(u->faults, "deadlines.csv: %.*s of %.*s runs on case %.*s and has no row any more\n",
            STR_ARG(k->code), STR_ARG(date_iso(c->cx->a, day)), STR_ARG(k->case_code));
}

enum err change_clocks_known(struct change *c, struct buf *faults)
{
    struct unknown u = { .faults = faults };
    TRY(each_clock(c, unknown_clock, &u));
    return u.n > 0 ? ERR_INVALID : OK;
}

/* Terms of a procedure that will begin by another rule on the day. */
static void flow_lines(const struct change *c, const struct flow *f, int64_t cases,
                       struct tally *t)
{
    struct cx *cx = c->cx;
    const str n = str_fmt(cx->a, "%lld", (long long)cases);
    for (size_t i = 0; i < f->n_stages; i++)
        for (size_t k = 0; k < f->stages[i].n_clocks; k++) {
            const str code = f->stages[i].clocks[k];
            const struct law_term *was = law_term(c->was, code, c->day);
            const struct law_term *now = law_term(c->now, code, c->day);
            bool said = false; /* a term may run in several stages */
            for (size_t s = 0; s <= i; s++)
                for (size_t m = 0; m < f->stages[s].n_clocks && (s < i || m < k); m++)
                    said |= str_eq(f->stages[s].clocks[m], code);
            if (said || same_rule(was, now) || !may_say(t))
                continue;
            const str args[] = { flow_words(cx->lang, f->title), n, named(c, code),
                                 rule_words(cx, was), rule_words(cx, now),
                                 date_vi(cx->a, c->day) };
            printf("  %.*s\n", STR_ARG(tr_args(cx->a, TR("{0} ({1} vụ việc mở): {2} bắt đầu từ "
                                                         "{5}: {3} -> {4}"), args, 6)));
        }
}

static enum err terms_to_start(const struct change *c)
{
    struct cases_open_by_flow_row *rows;
    struct tally t = { 0 };
    size_t n;
    printf("%s\n", tr(TR("Thời hạn sẽ bắt đầu theo quy định mới:")));
    TRY(cases_open_by_flow(c->cx, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        const struct flow *f = flow_find(c->cx->flows, rows[i].flow, (int)rows[i].version);
        if (f)
            flow_lines(c, f, rows[i].n, &t);
    }
    if (t.found == 0)
        printf("  %s\n", tr(TR("không có")));
    say_rest(&t);
    return OK;
}

static str sums(struct cx *cx, const struct law_assessment *as)
{
    return str_fmt(cx->a, "%lld - %lld", (long long)as->total_min, (long long)as->total_max);
}

static str signers_of(struct cx *cx, const struct law_assessment *as)
{
    struct buf b = { .a = cx->a, .max = 8000 };
    for (size_t i = 0; i < as->n_signers; i++) {
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, as->signers[i].position->code);
    }
    return buf_str(&b);
}

static str doubt(struct cx *cx, enum err e, struct buf *why)
{
    return e == OK ? S("") : why->n ? buf_str(why)
                                    : str_fmt(cx->a, "%s", tr(TR("không tính được")));
}

static bool same_frames(const struct law_assessment *x, const struct law_assessment *y)
{
    for (size_t i = 0; i < x->n_acts; i++)
        if (x->acts[i].frame_min != y->acts[i].frame_min
            || x->acts[i].frame_max != y->acts[i].frame_max
            || x->acts[i].power_tested != y->acts[i].power_tested
            || x->acts[i].in_time != y->acts[i].in_time)
            return false;
    return x->total_min == y->total_min && x->total_max == y->total_max
        && x->may_explain == y->may_explain;
}

/* Does the fine that was drafted lie outside what the new tables allow? */
static bool outside(const struct decision *d, const struct law_assessment *as)
{
    for (size_t i = 0; i < d->n_acts && i < as->n_acts; i++) {
        const struct law_act_out *o = &as->acts[i];
        const opt_i64 fine = d->acts[i].fine;
        if (fine.has && (!o->has_fine || !o->in_time || fine.v < o->fine_min
                         || fine.v > o->fine_max))
            return true;
    }
    return false;
}

static void draft_changes(struct cx *cx, str code, const struct decision *d,
                          const struct law_assessment *was, const struct law_assessment *now)
{
    if (!same_frames(was, now)) {
        const str args[] = { code, sums(cx, was), sums(cx, now) };
        printf("  %.*s\n", STR_ARG(tr_args(cx->a, TR("{0}: mức phạt {1} -> {2} đồng"), args, 3)));
    }
    if (outside(d, now))
        printf("      %s\n", tr(TR("tiền phạt đã dự thảo nằm ngoài mức mới: phải soạn lại")));
    if (!str_eq(signers_of(cx, was), signers_of(cx, now))) {
        const str args[] = { code, signers_of(cx, was), signers_of(cx, now) };
        printf("  %.*s\n", STR_ARG(tr_args(cx->a, TR("{0}: người được ký {1} -> {2}"), args, 3)));
    }
}

/* One draft under both laws, as if it were handled on the day. */
static enum err one_draft(const struct change *c, const struct drafts_after_row *row,
                          struct tally *t)
{
    struct cx old = *c->cx, now = *c->cx;
    struct violation v;
    struct decision d;
    struct law_assessment x, y;
    struct buf why_x = { .a = c->cx->a, .max = 2000 }, why_y = { .a = c->cx->a, .max = 2000 };
    old.law = c->was;
    now.law = c->now;
    TRY(violation_load(c->cx, row->cid, &v));
    TRY(decision_load(c->cx, row->cid, &d));
    const enum err e = violation_assess(&old, &v, c->day, &x, &why_x);
    const enum err f = violation_assess(&now, &v, c->day, &y, &why_y);
    if (e == OK && f == OK) {
        if ((!same_frames(&x, &y) || outside(&d, &y)
             || !str_eq(signers_of(&old, &x), signers_of(&now, &y))) && may_say(t))
            draft_changes(c->cx, row->case_code, &d, &x, &y);
    } else if (e != f && may_say(t)) {
        const str args[] = { row->case_code, doubt(c->cx, e, &why_x), doubt(c->cx, f, &why_y) };
        printf("  %.*s\n", STR_ARG(tr_args(c->cx->a, TR("{0}: theo bảng cũ \"{1}\", theo bảng mới "
                                                        "\"{2}\" (để trống: tính được)"),
                                           args, 3)));
    }
    return OK;
}

static enum err drafts(const struct change *c)
{
    struct arena *piece = arena_new((size_t)64 * 1024 * 1024);
    struct cx at = *c->cx;
    struct change here = *c;
    struct tally t = { 0 };
    int64_t after = 0;
    enum err e = OK;
    at.a = piece;
    here.cx = &at;
    printf("%s\n", tr(TR("Dự thảo quyết định sẽ được tính khác:")));
    for (size_t n = 1; e == OK && n > 0; arena_reset(piece)) {
        struct drafts_after_row *rows;
        e = drafts_after(&at, (struct drafts_after_in){ .after = after }, &rows, &n);
        for (size_t i = 0; e == OK && i < n; i++) {
            e = one_draft(&here, &rows[i], &t);
            after = rows[i].id.v;
        }
    }
    if (e == OK && t.found == 0)
        printf("  %s\n", tr(TR("không có")));
    say_rest(&t);
    arena_free(piece);
    return e;
}

enum err change_cases(struct change *c)
{
    struct tally t = { 0 };
    printf("%s\n", tr(TR("Thời hạn đang chạy giữ quy định lúc bắt đầu:")));
    TRY(each_clock(c, say_clock, &t));
    if (t.found == 0)
        printf("  %s\n", tr(TR("không có")));
    say_rest(&t);
    TRY(terms_to_start(c));
    return drafts(c);
}
