#include "domain/intake/names_load.h"
#include "base/config.h"
#include "sql/places.h"

struct names {
    struct place_name *v;
    struct old_name *old;
    size_t n, n_old;
};

static bool in_list(const str *list, size_t n, str s)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i], s))
            return true;
    return false;
}

/* Rows [from, to) are one unit: all its names lead to all its communes of today. */
static void one_unit(struct cx *cx, const struct place_names_row *rows, size_t from, size_t to,
                     struct names *out)
{
    const struct place_names_row *u = &rows[from];
    const bool old = u->until.has && date_cmp(u->until.v, cx->today) < 0;
    str *codes = NEWS(cx->a, str, to - from), *names = NEWS(cx->a, str, to - from);
    size_t n = 0, n_names = 0;
    for (size_t i = from; i < to; i++) {
        if (!in_list(codes, n, rows[i].code))
            codes[n++] = rows[i].code;
        if (!in_list(names, n_names, rows[i].name))
            names[n_names++] = rows[i].name;
    }
    for (size_t k = 0; k < n_names; k++) {
        out->v[out->n++] = (struct place_name){
            .name = names[k], .kind = u->kind, .district = str_eq(u->level, S("district")),
            .old = old, .code = u->unit_code, .parent = u->parent.has ? u->parent.v : S(""),
            .now = codes, .n_now = n };
        for (size_t i = 0; i < n && old; i++)
            out->old[out->n_old++] = (struct old_name){ codes[i], u->kind, names[k] };
    }
}

/* A unit of several names and heirs has more pairs of them than rows, at most twice as many
 * for each name: counted before. */
static size_t pairs(const struct place_names_row *rows, size_t n)
{
    size_t sum = 0, from = 0;
    for (size_t i = 1; i <= n; i++)
        if (i == n || rows[i].unit.v != rows[from].unit.v) {
            sum += (i - from) * (i - from);
            from = i;
        }
    return sum;
}

enum err names_load(struct cx *cx, struct places *out)
{
    struct place_names_row *rows;
    size_t n, from = 0;
    TRY(place_names(cx, (struct place_names_in){
        .province = cx->conf->province.code, .today = cx->today }, &rows, &n));
    struct names all = { .v = NEWS(cx->a, struct place_name, n),
                         .old = NEWS(cx->a, struct old_name, pairs(rows, n)) };
    for (size_t i = 1; i <= n; i++)
        if (i == n || rows[i].unit.v != rows[from].unit.v) {
            one_unit(cx, rows, from, i, &all);
            from = i;
        }
    out->old = all.old;
    out->n_old = all.n_old;
    out->names = all.v;
    out->n_names = all.n;
    out->book = name_book_new(cx->a, all.v, all.n);
    return OK;
}
