#include "domain/documents/register.h"
#include "domain/audit/audit.h"
#include "sql/units.h"
#include "store/db.h"

#define NUMBER_MAX 999999
#define BOOK_MIN 2
#define BOOK_MAX 40

enum err paper_number_read(str text, struct paper_number *out)
{
    const size_t slash = str_find(text, S("/"));
    if (slash == 0 || slash > 6 || slash == text.n)
        return ERR_INVALID;
    for (size_t i = 0; i < slash; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return ERR_INVALID;
    TRY(str_i64(str_sub(text, 0, slash), &out->n));
    out->book = str_trim(str_sub(text, slash + 1, text.n));
    return out->n >= 1 && out->n <= NUMBER_MAX && out->book.n >= BOOK_MIN
        && out->book.n <= BOOK_MAX ? OK : ERR_INVALID;
}

enum err register_body(struct cx *cx, unit_id unit, unit_id *body)
{
    struct unit_then_row then;
    const enum err e = unit_then(cx, (struct unit_then_in){ .id = unit, .day = cx->today }, &then);
    *body = e == OK ? then.body : unit;
    return e == ERR_NOT_FOUND ? OK : e;
}

/* The unit for which the person signs: that of the case, else the own office as signer. */
static unit_id issuer_of(const struct user *who, const struct case_held *c)
{
    if (user_roles_in(who, c->unit) & ROLE_SIGNER)
        return c->unit;
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & ROLE_SIGNER)
            return who->offices[i].unit;
    return c->unit;
}

enum err register_take(struct cx *cx, const struct user *who, const struct case_held *c,
                       str number, struct date day, struct step_fault *fault)
{
    struct paper_number p;
    struct register_clerks_row *clerks;
    size_t n;
    unit_id body;
    fault->number_shape = paper_number_read(number, &p) != OK;
    if (fault->number_shape)
        return ERR_INVALID;
    TRY(register_body(cx, issuer_of(who, c), &body));
    TRY(register_clerks(cx, (struct register_clerks_in){ .issuer = body, .today = cx->today },
                        &clerks, &n));
    if (n > 0) {
        TRY(register_use(cx, (struct register_use_in){
            .issuer = body, .year = day.y, .book = p.book, .n = p.n, .cid = c->id,
            .day = day }));
        fault->number_not_given = db_affected(cx) != 1;
        return fault->number_not_given ? ERR_CONFLICT : OK;
    }
    const enum err e = register_add(cx, (struct register_add_in){
        .issuer = body, .year = day.y, .book = p.book, .n = p.n, .state = S("used"),
        .cid = { .has = true, .v = c->id }, .day = day, .reason = S(""), .account = who->id,
        .now = cx->now });
    fault->number_taken = e == ERR_DUPLICATE;
    return e == ERR_DUPLICATE ? ERR_INVALID : e;
}

struct giving {
    const struct user *who;
    unit_id unit;
    str code, book;
    struct date day;
    int64_t *n;
};

static enum err give_tx(struct cx *cx, void *arg)
{
    const struct giving *j = arg;
    struct register_last_row last;
    struct case_held c;
    unit_id body;
    TRY(case_hold(cx, j->code, &c));
    if (c.unit.v != j->unit.v)
        return ERR_NOT_FOUND;
    TRY(register_body(cx, j->unit, &body));
    TRY(register_last(cx, (struct register_last_in){
        .issuer = body, .year = j->day.y, .book = j->book }, &last));
    *j->n = last.n + 1;
    TRY(register_add(cx, (struct register_add_in){
        .issuer = body, .year = j->day.y, .book = j->book, .n = *j->n, .state = S("given"),
        .cid = { .has = true, .v = c.id }, .day = j->day, .reason = S(""), .account = j->who->id,
        .now = cx->now }));
    const str pairs[] = { S("number"), str_fmt(cx->a, "%lld/%.*s", (long long)*j->n,
                                               STR_ARG(j->book)),
                          S("day"), date_iso(cx->a, j->day) };
    return audit_add(cx, j->who, c.id, S("number_given"), audit_data(cx->a, pairs, 2));
}

enum err register_give(struct cx *cx, const struct user *who, unit_id unit, str code, str book,
                       struct date day, int64_t *n)
{
    if (!(user_roles_in(who, unit) & ROLE_CLERK))
        return ERR_FORBIDDEN;
    enum err e = ERR_DUPLICATE; /* two clerks at once: the second takes the number behind */
    for (int i = 0; e == ERR_DUPLICATE && i < 4; i++)
        e = db_tx(cx, give_tx, &(struct giving){ .who = who, .unit = unit, .code = code,
                                                 .book = book, .day = day, .n = n });
    return e;
}

enum err register_void(struct cx *cx, const struct user *who, unit_id unit,
                       const struct paper_number *number, struct date day, str reason)
{
    unit_id body;
    if (!(user_roles_in(who, unit) & ROLE_CLERK))
        return ERR_FORBIDDEN;
    TRY(register_body(cx, unit, &body));
    return register_add(cx, (struct register_add_in){
        .issuer = body, .year = day.y, .book = number->book, .n = number->n,
        .state = S("void"), .day = day, .reason = reason, .account = who->id, .now = cx->now });
}
