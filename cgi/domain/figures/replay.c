/* Every event that counts has its row, and every row its event. */
#include "domain/figures/rebuild.h"
#include "domain/leader/tally.h"
#include "sql/figures.h"
#include <stdlib.h>

/* One event, or one row. */
struct mark {
    int64_t cid;
    str code, month, what;
    int events, rows;
};

struct marks {
    struct mark *v;
    size_t n, room;
    const struct facts_since_row *since;
    size_t n_since;
};

/* From which month on are there rows of this word? */
static bool counts(const struct marks *m, str what, str month)
{
    for (size_t i = 0; i < m->n_since; i++)
        if (str_eq(m->since[i].what, what))
            return str_cmp(month, m->since[i].month) > 0;
    return true;
}

static void put(struct cx *cx, struct marks *m, struct mark one)
{
    if (!counts(m, one.what, one.month))
        return;
    if (m->n == m->room) {
        const size_t room = m->room ? 2 * m->room : 256;
        struct mark *v = NEWS(cx->a, struct mark, room);
        for (size_t i = 0; i < m->n; i++)
            v[i] = m->v[i];
        m->v = v;
        m->room = room;
    }
    one.code = str_dup(cx->a, one.code);
    one.month = str_dup(cx->a, one.month);
    one.what = str_dup(cx->a, one.what);
    m->v[m->n++] = one;
}

static size_t words_of(struct cx *cx, const struct facts_events_row *e, str out[TALLY_WORDS])
{
    if (str_eq(e->type, S("report")) || str_eq(e->type, S("report_copy"))) {
        out[0] = S("received");
        return 1;
    }
    if (str_eq(e->type, S("late"))) {
        out[0] = S("late");
        return 1;
    }
    const struct flow *flow = flow_find(cx->flows, e->flow, (int)e->version);
    const struct flow_step *step = flow ? flow_step_ever(cx->flows, flow, e->type) : NULL;
    return step ? tally_words(flow, step, out) : 0;
}

static enum err event_line(struct cx *cx, const struct facts_events_row *e, void *arg)
{
    str words[TALLY_WORDS];
    const struct date d = instant_date(e->at);
    const size_t n = words_of(cx, e, words);
    for (size_t i = 0; i < n; i++)
        put(cx, arg, (struct mark){ .cid = e->cid.v, .code = e->code, .what = words[i],
            .month = str_fmt(cx->a, "%04d-%02d", d.y, d.m), .events = 1 });
    return OK;
}

static enum err row_line(struct cx *cx, const struct facts_rows_row *r, void *arg)
{
    if (tally_of_event(r->what))
        put(cx, arg, (struct mark){ .cid = r->cid.v, .code = r->code, .month = r->month,
                                    .what = r->what, .rows = 1 });
    return OK;
}

static int in_order(const void *left, const void *right)
{
    const struct mark *x = left, *y = right;
    if (x->cid != y->cid)
        return x->cid < y->cid ? -1 : 1;
    const int by_month = str_cmp(x->month, y->month);
    return by_month ? by_month : str_cmp(x->what, y->what);
}

static void compare(struct cx *cx, struct marks *m, struct figure_faults *out)
{
    if (m->n > 0)
        qsort(m->v, m->n, sizeof *m->v, in_order);
    for (size_t i = 0, k; i < m->n; i = k) {
        int64_t events = 0, rows = 0;
        for (k = i; k < m->n && in_order(&m->v[i], &m->v[k]) == 0; k++) {
            events += m->v[k].events;
            rows += m->v[k].rows;
        }
        if (events != rows)
            figure_fault_add(cx, out, (struct figure_fault){
                .of = FIGURE_EVENTS, .month = m->v[i].month, .where = m->v[i].code,
                .what = m->v[i].what, .part = S(""), .kept = rows, .facts = events });
    }
}

enum err figures_replay(struct cx *cx, int64_t lo, int64_t *hi, struct figure_faults *out)
{
    struct facts_until_row until;
    struct facts_since_row *since;
    struct marks m = { 0 };
    *out = (struct figure_faults){ 0 };
    TRY(facts_until(cx, (struct facts_until_in){ lo }, &until));
    *hi = until.hi;
    if (until.hi == 0)
        return OK;
    TRY(facts_since(cx, &since, &m.n_since));
    m.since = since;
    TRY(facts_events(cx, (struct facts_events_in){ lo, until.hi }, event_line, &m));
    TRY(facts_rows(cx, (struct facts_rows_in){ lo, until.hi }, row_line, &m));
    compare(cx, &m, out);
    return OK;
}
