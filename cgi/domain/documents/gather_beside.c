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

/* Lists of things: of an order of seizure, and what became of them by a paper. */
static const char *list_of(str what)
{
    static const struct { const char *what, *list; } all[] = {
        { "item", "item" }, { "return", "returned" }, { "confiscate", "confiscated" },
        { "destroy", "destroyed" } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(what, str_from(all[i].what)))
            return all[i].list;
    return NULL;
}

static str key_of(struct cx *cx, str list, const char *field)
{
    return str_fmt(cx->a, "%.*s.%s", STR_ARG(list), field);
}

static void put_thing(struct cx *cx, const struct paper_beside_row *r, const char *list,
                      struct buf *back, struct paper_data *d)
{
    struct paper_data *row = paper_row(d, list);
    const str of = str_from(list), by = str_fmt(cx->a, "%s_by", list);
    struct date day;
    paper_put(row, key_of(cx, of, "name").p, r->name);
    paper_put(row, key_of(cx, of, "quantity").p,
              str_fmt(cx->a, "%.*s %.*s", STR_ARG(quantity(cx, r)), STR_ARG(r->unit)));
    paper_put(row, key_of(cx, of, "state").p, r->state);
    if (str_eq(of, S("item"))) {
        paper_put(row, "item.keeper", r->keeper);
        return;
    }
    if (str_eq(of, S("returned")))
        buf_fmt(back, "%s%.*s: %.*s %.*s", back->n ? "; " : "", STR_ARG(r->name),
                STR_ARG(quantity(cx, r)), STR_ARG(r->unit));
    paper_put(row, key_of(cx, of, "party").p, r->keeper);
    paper_put(d, key_of(cx, by, "number").p, r->seal);
    if (date_parse(r->at, &day) == OK)
        paper_put_day(d, key_of(cx, by, "day").p, day);
}

/* A paper or term with number and day; the newest of a kind stands last. */
static void put_paper(struct cx *cx, const struct paper_beside_row *r, struct paper_data *d)
{
    struct moment at = { 0 };
    paper_put(d, key_of(cx, r->what, "number").p, r->name);
    if (moment_parse(r->at, &at) == OK || date_parse(r->at, &at.day) == OK)
        paper_put_day(d, key_of(cx, r->what, "day").p, at.day);
    paper_put(d, key_of(cx, r->what, "reason").p, r->state);
    paper_put(d, key_of(cx, r->what, "signer").p, r->seal);
    paper_put(d, key_of(cx, r->what, "place").p, r->keeper);
}

enum err gather_beside(struct cx *cx, case_id cid, const struct paper_form *form,
                       const struct paper_seized *of, struct paper_data *d)
{
    struct paper_beside_row *rows;
    size_t n;
    struct buf list = { .a = cx->a, .max = 64 * 1024 }, permits = list, back = list;
    TRY(paper_beside(cx, (struct paper_beside_in){
        .cid = cid, .form = form->slug, .seizure = of->seizure, .term = of->term,
        .moved = of->moved, .moved_on = of->moved_on }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        const struct paper_beside_row *r = &rows[i];
        const char *things = list_of(r->what);
        if (things)
            put_thing(cx, r, things, &back, d);
        else if (!str_starts(r->what, S("exhibit")))
            put_paper(cx, r, d);
        else if (r->held > 0)
            put_exhibit(cx, r, &list, &permits, d);
    }
    const str held = buf_str(&list);
    static const char *const keys[] = { "seized.list", "handed.exhibits", "transfer.exhibits",
                                        "expert.object" };
    for (size_t i = 0; i < COUNT(keys); i++)
        paper_put(d, keys[i], held);
    if (!str_empty(paper_value(d, S("explained.day")))
        || !str_empty(paper_value(d, S("hearing.number"))))
        paper_forget(d, S("waived.")); /* who explained after all has not waived it */
    paper_put(d, "permit.kind", buf_str(&permits));
    paper_put(d, "seized.returned", buf_str(&back));
    return OK;
}
