#include "domain/figures/borders.h"
#include "base/lang.h"
#include "sql/figures.h"
#include <stdlib.h>

const char *const counted_codes[COUNTED_KINDS] = {
    "received", "verified", "answered", "handled", "late", "decided", "published", "asked",
    "confirmed", "objected",
};

const char *const counted_words[COUNTED_KINDS] = {
    TR("Tiếp nhận"), TR("Xác minh"), TR("Trả lời"), TR("Giải quyết xong"), TR("Quá hạn"),
    TR("Quyết định xử phạt"), TR("Công bố"), TR("Được hỏi đã hết chưa"),
    TR("Xác nhận đã hết"), TR("Phản đối"),
};

enum counted counted_of(str what)
{
    enum counted k = 0;
    while (k < COUNTED_KINDS && !str_eq(what, str_from(counted_codes[k])))
        k++;
    return k;
}

/* The line that a figure of this row belongs to: one and no other. */
static struct figure_line place_of(struct cx *cx, const struct unit_register *reg,
                                   const struct unit_row *u, enum borders borders)
{
    size_t n;
    if (borders == BORDERS_OLD)
        return (struct figure_line){ .kind = LINE_UNIT, .unit = u };
    const struct unit_row *const *heirs = register_heirs(cx->a, reg, u, cx->today, &n);
    if (n == 0)
        return (struct figure_line){ .kind = LINE_UNKNOWN };
    return n == 1 ? (struct figure_line){ .kind = LINE_UNIT, .unit = heirs[0] }
                  : (struct figure_line){ .kind = LINE_DIVIDED };
}

static struct figure_line *line_at(struct figure_line *lines, size_t *n,
                                   const struct figure_line *want)
{
    for (size_t i = 0; i < *n; i++)
        if (lines[i].kind == want->kind && lines[i].unit == want->unit)
            return &lines[i];
    lines[*n] = *want;
    return &lines[(*n)++];
}

static int by_unit(const void *left, const void *right)
{
    const struct figure_line *x = left, *y = right;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->kind != LINE_UNIT)
        return 0;
    const int code = str_cmp(x->unit->code, y->unit->code);
    return code ? code : date_cmp(x->unit->since, y->unit->since);
}

enum err figures_on_borders(struct cx *cx, str province, str first, str last,
                            enum borders borders, struct border_figures *out)
{
    struct unit_register reg;
    struct figures_of_units_row *rows;
    size_t n;
    *out = (struct border_figures){ 0 };
    TRY(register_load(cx, &reg));
    TRY(figures_of_units(cx, (struct figures_of_units_in){
        .province = province, .first = first, .last = last }, &rows, &n));
    struct figure_line *lines = NEWS(cx->a, struct figure_line, n);
    struct figure_line *line = NULL;
    for (size_t i = 0; i < n; i++) {
        const enum counted k = counted_of(rows[i].what);
        const struct unit_row *u = register_row(&reg, rows[i].unit);
        if (k == COUNTED_KINDS || !u)
            return ERR_INTERNAL;
        if (i == 0 || rows[i].unit.v != rows[i - 1].unit.v) {
            const struct figure_line want = place_of(cx, &reg, u, borders);
            line = line_at(lines, &out->n, &want);
        }
        line->n[k] += rows[i].n;
        out->total[k] += rows[i].n;
    }
    qsort(lines, out->n, sizeof *lines, by_unit);
    out->lines = lines;
    return OK;
}
