#include "domain/documents/gather.h"
#include "sql/papers.h"

/* Thousandths of a unit as people write them: "1,5 kg". */
static str quantity(struct cx *cx, const struct paper_beside_row *r)
{
    const long long whole = r->held / 1000;
    int part = (int)(r->held % 1000), digits = 3;
    while (part && part % 10 == 0) {
        part /= 10;
        digits--;
    }
    return part ? str_fmt(cx->a, "%lld,%0*d", whole, digits, part)
                : str_fmt(cx->a, "%lld", whole);
}

static void put_exhibit(struct cx *cx, const struct paper_beside_row *r, struct buf *list,
                        struct buf *permits, struct paper_data *d)
{
    const str amount = quantity(cx, r);
    struct paper_data *goods = paper_row(d, "goods"), *sealed = paper_row(d, "sealed");
    paper_put(goods, "goods.name", r->name);
    paper_put(goods, "goods.unit", r->unit);
    paper_put(goods, "goods.quantity", amount);
    paper_put(goods, "goods.state", r->state);
    paper_put(sealed, "sealed.name", r->name);
    paper_put(sealed, "sealed.quantity", str_fmt(cx->a, "%.*s %.*s", STR_ARG(amount),
                                                 STR_ARG(r->unit)));
    paper_put(sealed, "sealed.state", r->seal);
    paper_put(d, "seal.keeper", r->keeper);
    if (str_eq(r->what, S("exhibit_paper")))
        buf_fmt(permits, "%s%.*s", permits->n ? "; " : "", STR_ARG(r->name));
    buf_fmt(list, "%s%.*s: %.*s %.*s", list->n ? "; " : "", STR_ARG(r->name), STR_ARG(amount),
            STR_ARG(r->unit));
}

enum err gather_beside(struct cx *cx, case_id cid, struct paper_data *d)
{
    struct paper_beside_row *rows;
    size_t n;
    struct buf list = { .a = cx->a, .max = 64 * 1024 }, permits = list;
    TRY(paper_beside(cx, (struct paper_beside_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        const struct paper_beside_row *r = &rows[i];
        struct moment at;
        if (str_starts(r->what, S("exhibit"))) {
            if (r->held > 0)
                put_exhibit(cx, r, &list, &permits, d);
            continue;
        }
        /* The newest of a kind stands last. */
        paper_put(d, str_fmt(cx->a, "%.*s.number", STR_ARG(r->what)).p, r->name);
        if (moment_parse(r->at, &at) == OK)
            paper_put_day(d, str_fmt(cx->a, "%.*s.day", STR_ARG(r->what)).p, at.day);
    }
    const str held = buf_str(&list);
    static const char *const keys[] = { "seized.list", "handed.exhibits", "transfer.exhibits",
                                        "expert.object" };
    for (size_t i = 0; i < COUNT(keys); i++)
        paper_put(d, keys[i], held);
    paper_put(d, "permit.kind", buf_str(&permits));
    return OK;
}
