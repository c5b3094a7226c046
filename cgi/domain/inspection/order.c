#include "domain/inspection/order.h"
#include "domain/audit/audit.h"
#include "store/db.h"

enum err team_read(struct arena *a, str text, struct team_member **out, size_t *n)
{
    struct team_member *list = NEWS(a, struct team_member, ORDER_MEMBERS_MAX);
    str rest = text, line;
    *n = 0;
    while (str_next(&rest, '\n', &line)) {
        const str l = str_trim(line);
        const size_t at = str_find(l, S(";"));
        if (l.n == 0)
            continue;
        if (*n == ORDER_MEMBERS_MAX)
            return ERR_INVALID;
        const struct team_member m = { str_trim(str_sub(l, 0, at)),
                                       str_trim(str_sub(l, at + 1, l.n)) };
        if (m.name.n == 0 || m.name.n > 200 || m.post.n == 0 || m.post.n > 300)
            return ERR_INVALID;
        list[(*n)++] = m;
    }
    *out = list;
    return *n > 0 ? OK : ERR_INVALID;
}

enum err order_visits(struct cx *cx, case_id cid, int year, struct visits_for_case_row **rows,
                      size_t *n)
{
    return visits_for_case(cx, (struct visits_for_case_in){ .cid = cid, .year = year }, rows, n);
}

struct keeping {
    const struct user *who;
    str code;
    const struct order_new *in;
    enum order_fault *fault;
};

static enum order_fault check(const struct cx *cx, const struct order_new *in)
{
    if (date_cmp(in->signed_on, cx->today) > 0)
        return ORDER_FUTURE;
    if (date_cmp(in->until, in->signed_on) < 0)
        return ORDER_UNTIL;
    if (!in->planned && (in->signs.n == 0 || in->signs.n > 2000))
        return ORDER_NO_SIGNS;
    return in->n_members > 0 && in->n_members <= ORDER_MEMBERS_MAX ? ORDER_FINE : ORDER_MEMBERS;
}

static enum err planned(struct cx *cx, case_id cid, const struct keeping *j)
{
    struct visits_for_case_row *rows;
    size_t n;
    if (!j->in->planned)
        return OK;
    TRY(order_visits(cx, cid, j->in->signed_on.y, &rows, &n));
    *j->fault = ORDER_NO_VISIT;
    for (size_t i = 0; i < n; i++)
        if (rows[i].id.v == j->in->visit.v)
            *j->fault = rows[i].final ? ORDER_FINE : ORDER_DRAFT;
    return *j->fault == ORDER_FINE ? OK : ERR_INVALID;
}

/* Whoever replaces a decision has read it. */
static enum err same_base(struct cx *cx, case_id cid, int64_t base)
{
    struct visit_order_of_row *rows;
    size_t n;
    TRY(visit_order_of(cx, (struct visit_order_of_in){ .cid = cid }, &rows, &n));
    return (n ? rows[0].id.v : 0) == base ? OK : ERR_CONFLICT;
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    const struct order_new *in = j->in;
    struct case_held c;
    *j->fault = ORDER_FINE;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(same_base(cx, c.id, in->base));
    TRY(planned(cx, c.id, j));
    TRY(visit_order_end(cx, (struct visit_order_end_in){ .cid = c.id, .now = cx->now }));
    TRY(visit_order_add(cx, (struct visit_order_add_in){
        .cid = c.id, .kind = in->planned ? S("planned") : S("unannounced"),
        .visit = { .has = in->planned, .v = in->visit },
        .signs = in->planned ? S("") : in->signs, .number = in->number,
        .signed_on = in->signed_on, .signer = in->signer, .until = in->until,
        .account = j->who->id, .now = cx->now }));
    const order_id id = { db_last_id(cx) };
    for (size_t i = 0; i < in->n_members; i++)
        TRY(visit_member_add(cx, (struct visit_member_add_in){
            .order = id, .n = (int64_t)i + 1, .name = in->members[i].name,
            .post = in->members[i].post }));
    const str pairs[] = {
        S("kind"), in->planned ? S("planned") : S("unannounced"), S("number"), in->number,
        S("signed_on"), date_iso(cx->a, in->signed_on), S("signer"), in->signer,
        S("head"), in->members[0].name, S("signs"), in->planned ? S("") : in->signs,
    };
    return audit_add(cx, j->who, c.id, S("visit_order"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err order_keep(struct cx *cx, const struct user *who, str code, const struct order_new *in,
                    enum order_fault *fault)
{
    *fault = check(cx, in);
    if (*fault != ORDER_FINE || in->number.n == 0 || in->signer.n == 0)
        return ERR_INVALID;
    return db_tx(cx, keep_tx, &(struct keeping){ .who = who, .code = code, .in = in,
                                                 .fault = fault });
}
