#include "domain/figures/rebuild.h"
#include "domain/audit/audit.h"
#include "sql/figures.h"
#include "store/db.h"

void figure_fault_add(struct cx *cx, struct figure_faults *out, struct figure_fault f)
{
    if (!out->v)
        out->v = NEWS(cx->a, struct figure_fault, FIGURE_FAULTS_MAX);
    out->found++;
    if (out->n == FIGURE_FAULTS_MAX)
        return;
    f.month = str_dup(cx->a, f.month);
    f.where = str_dup(cx->a, f.where);
    f.what = str_dup(cx->a, f.what);
    f.part = str_dup(cx->a, f.part);
    out->v[out->n++] = f;
}

/* What is to be set, kept until the list is read: one statement at a time. */
struct cell {
    unit_id unit;
    str month, what, part;
    int64_t n, amount;
};

#define CELLS_AT_ONCE 500

struct found {
    struct figure_faults *faults;
    struct cell cells[CELLS_AT_ONCE];
    size_t n;
};

static void keep(struct cx *cx, struct found *f, struct cell c)
{
    if (f->n == CELLS_AT_ONCE)
        return; /* the next look finds it */
    c.month = str_dup(cx->a, c.month);
    c.what = str_dup(cx->a, c.what);
    c.part = str_dup(cx->a, c.part);
    f->cells[f->n++] = c;
}

static enum err figure_line(struct cx *cx, const struct figures_astray_row *r, void *arg)
{
    struct found *f = arg;
    figure_fault_add(cx, f->faults, (struct figure_fault){
        .of = FIGURE_PUBLIC, .month = r->month, .where = r->name, .what = r->what,
        .part = r->pollution, .kept = r->kept, .facts = r->facts });
    keep(cx, f, (struct cell){ r->unit, r->month, r->what, r->pollution, r->facts, 0 });
    return OK;
}

static enum err sum_line(struct cx *cx, const struct sums_astray_row *r, void *arg)
{
    struct found *f = arg;
    figure_fault_add(cx, f->faults, (struct figure_fault){
        .of = FIGURE_REPORT, .month = r->month, .where = r->name, .what = r->what,
        .part = r->part, .kept = r->kept, .facts = r->facts, .kept_sum = r->kept_sum,
        .sum = r->sum });
    keep(cx, f, (struct cell){ r->unit, r->month, r->what, r->part, r->facts, r->sum });
    return OK;
}

enum err figures_prove(struct cx *cx, struct figure_faults *out)
{
    struct found *f = NEWS(cx->a, struct found, 1);
    *out = (struct figure_faults){ 0 };
    f->faults = out;
    TRY(figures_astray(cx, figure_line, f));
    return sums_astray(cx, sum_line, f);
}

static enum err figures_anew(struct cx *cx, struct found *f)
{
    do {
        f->n = 0;
        TRY(figures_astray(cx, figure_line, f));
        for (size_t i = 0; i < f->n; i++)
            TRY(figure_set(cx, (struct figure_set_in){
                .month = f->cells[i].month, .unit = f->cells[i].unit, .what = f->cells[i].what,
                .pollution = f->cells[i].part, .n = f->cells[i].n }));
    } while (f->n == CELLS_AT_ONCE);
    return OK;
}

static enum err sums_anew(struct cx *cx, struct found *f)
{
    do {
        f->n = 0;
        TRY(sums_astray(cx, sum_line, f));
        for (size_t i = 0; i < f->n; i++)
            TRY(tally_sum_set(cx, (struct tally_sum_set_in){
                .month = f->cells[i].month, .unit = f->cells[i].unit, .what = f->cells[i].what,
                .part = f->cells[i].part, .n = f->cells[i].n, .amount = f->cells[i].amount }));
    } while (f->n == CELLS_AT_ONCE);
    return OK;
}

static enum err rebuild_tx(struct cx *cx, void *arg)
{
    struct found *f = NEWS(cx->a, struct found, 1);
    f->faults = arg;
    *f->faults = (struct figure_faults){ 0 };
    TRY(figures_anew(cx, f));
    TRY(sums_anew(cx, f));
    if (f->faults->found == 0)
        return OK;
    const str pairs[] = { S("cells"), str_fmt(cx->a, "%zu", f->faults->found) };
    return audit_act(cx, NULL, S("figures"), S("figures_rebuild"), audit_data(cx->a, pairs, 1));
}

enum err figures_rebuild(struct cx *cx, struct figure_faults *out)
{
    return db_tx(cx, rebuild_tx, out);
}
