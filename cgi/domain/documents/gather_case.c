#include "base/words_vi.h"
#include "domain/documents/gather.h"
#include "sql/papers.h"
#include <string.h>

void gather_put_body(struct cx *cx, const struct paper_body_row *row, struct date day,
                     struct paper_data *d)
{
    const struct paper_body_row b = *row;
    const bool department = str_eq(b.level, S("department"));
    const str up = b.up_name.has ? str_fmt(cx->a, "%.*s %.*s", STR_ARG(b.up_kind.v),
                                           STR_ARG(b.up_name.v)) : S("");
    const str name = str_fmt(cx->a, "%.*s %.*s", STR_ARG(b.kind), STR_ARG(b.name));
    if (department && !str_empty(up))
        paper_put(d, "body.above", upper_vi(cx->a, str_fmt(cx->a, "Ủy ban nhân dân\n%.*s",
                                                           STR_ARG(up))));
    paper_put(d, "body.name", upper_vi(cx->a, department
        ? name : str_fmt(cx->a, "Ủy ban nhân dân\n%.*s", STR_ARG(name))));
    paper_put(d, "body.words", department
        ? name : str_fmt(cx->a, "Ủy ban nhân dân %.*s", STR_ARG(name)));
    paper_put(d, "giver.who", paper_value(d, S("body.words"))); /* unless somebody types another */
    paper_put(d, "body.place", department && b.up_name.has ? b.up_name.v : b.name);
    const str head = department ? S("department_director")
                   : str_eq(b.level, S("province")) ? S("province_chair") : S("commune_chair");
    paper_put(d, "body.signature", signature_title(cx->a, cx->law, head, day, SIGN_COLLECTIVE));
}

void gather_put_issuer(struct cx *cx, str name, struct paper_data *d)
{
    static const char *const kinds[] = { "xã ", "phường ", "đặc khu ", "thị trấn ", "thị xã ",
                                         "quận ", "huyện ", "tỉnh ", "thành phố " };
    const str committee = S("UBND ");
    const bool people = str_starts(name, committee);
    const str kind_name = people ? str_sub(name, committee.n, name.n) : name;
    const str words = people ? str_fmt(cx->a, "Ủy ban nhân dân %.*s", STR_ARG(kind_name)) : name;
    if (str_eq(words, paper_value(d, S("body.words"))))
        return;
    paper_forget(d, S("body."));
    paper_put(d, "body.words", words);
    paper_put(d, "body.name", upper_vi(cx->a, people
        ? str_fmt(cx->a, "Ủy ban nhân dân\n%.*s", STR_ARG(kind_name)) : name));
    for (size_t i = 0; people && i < COUNT(kinds); i++)
        if (str_starts(kind_name, str_from(kinds[i])))
            paper_put(d, "body.place", str_sub(kind_name, strlen(kinds[i]), kind_name.n));
}

enum err gather_body(struct cx *cx, unit_id unit, struct date day, struct paper_data *d)
{
    struct paper_body_row b;
    const enum err e = paper_body(cx, (struct paper_body_in){ .unit = unit, .day = day }, &b);
    if (e == OK)
        gather_put_body(cx, &b, day, d);
    return e == ERR_NOT_FOUND ? OK : e; /* there was no such body: the place stays open */
}
