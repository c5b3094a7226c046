/* Cells that only the tables of the law have. */
#include "base/cite.h"
#include "law/internal.h"

struct sheet *table_open(struct loader *l, const char *name, const char *const *columns, size_t n)
{
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read_any(l, str_fmt(l->a, "%.*s/%s", STR_ARG(l->dir), name), str_from(name), columns, n,
                   s);
    return s;
}

enum law_sure need_sure(struct loader *l, str cell)
{
    static const char *const words[] = { "text", "secondary", "unverified", NULL };
    const int w = need_word(l, cell, "verified", words);
    return w ? (enum law_sure)w : LAW_UNVERIFIED;
}

str need_basis_vi(struct loader *l, str cell)
{
    return cite_vi(l->a, need_text(l, cell, "basis_vi"));
}

void need_period(struct loader *l, str from, str to, struct date *f, opt_date *t)
{
    *f = need_date(l, from, "valid_from");
    *t = get_date(l, to, "valid_to");
    if (t->has && date_cmp(t->v, *f) < 0)
        fault(l, "valid_to is before valid_from");
}

bool in_force(struct date from, opt_date to, struct date day)
{
    return date_cmp(from, day) <= 0 && (!to.has || date_cmp(day, to.v) <= 0);
}

void check_overlap(struct loader *l, const struct sheet *sheet, const struct period *p, size_t n)
{
    l->sheet = sheet;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++) {
            if (!str_eq(p[i].key, p[k].key) || !str_eq(p[i].key2, p[k].key2))
                continue;
            if (!in_force(p[i].from, p[i].to, p[k].from)
                && !in_force(p[k].from, p[k].to, p[i].from))
                continue;
            l->line = p[i].line;
            fault(l, "%.*s: its period overlaps line %zu", STR_ARG(p[i].key), p[k].line);
        }
}
