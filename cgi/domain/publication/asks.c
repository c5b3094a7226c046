#include "domain/publication/asks.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "law/law.h"
#include "store/db.h"

#define REF_CHARS 12
#define LIST S("/violators/")

bool ask_page_ok(str page)
{
    for (size_t i = 0; i < page.n; i++)
        if (page.p[i] <= ' ' || page.p[i] > '~' || page.p[i] == '\\')
            return false;
    return page.n > 0 && page.n <= ASK_PAGE_MAX && page.p[0] == '/'
        && !(page.n > 1 && page.p[1] == '/');
}

str ask_token(struct arena *a)
{
    return token_new(a);
}

/* Of the publication that the page is about; empty: none. */
static str slug_of(str page)
{
    if (!str_starts(page, LIST))
        return S("");
    const str rest = str_sub(page, LIST.n, page.n);
    const size_t end = str_find(rest, S("?"));
    return end <= 16 ? str_sub(rest, 0, end) : S("");
}

enum err ask_send(struct cx *cx, const struct ask_new *in, str *ref)
{
    struct public_ask_unit_row unit;
    opt_instant due;
    opt_unit_id owner = { 0 };
    if (!ask_page_ok(in->page) || !token_shaped(in->token))
        return ERR_INVALID;
    const str slug = slug_of(in->page);
    TRY(law_due_if_set(cx->a, cx->law, str_eq(in->kind, S("error")) ? S("PUBLISH_CORRECT_REQUEST")
                                                                   : S("PUBLISH_REMOVAL_ANSWER"),
                       cx->now, &due));
    if (!str_empty(slug)) {
        const enum err e = public_ask_unit(cx, (struct public_ask_unit_in){ slug }, &unit);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        owner = (opt_unit_id){ .has = e == OK, .v = e == OK ? unit.unit : (unit_id){ 0 } };
    }
    /* From the token, so that sending twice leads to the same answer. */
    *ref = str_sub(bytes_hex(cx->a, hash_keyed(cx->a, cx->keys, S("public ask"), in->token)), 0,
                   REF_CHARS);
    return public_ask_add(cx, (struct public_ask_add_in){
        .token = hash_of(cx->a, in->token), .ref = *ref, .kind = in->kind, .page = in->page,
        .slug = owner.has ? slug : S(""), .unit = owner, .body = in->body, .now = cx->now,
        .due = due });
}

enum err ask_read(struct cx *cx, str ref, struct public_ask_read_row *out)
{
    if (ref.n != REF_CHARS)
        return ERR_NOT_FOUND;
    return public_ask_read(cx, (struct public_ask_read_in){ ref }, out);
}

static bool above(const struct office *o)
{
    return !str_eq(o->level, S("commune"));
}

enum err ask_lists_load(struct cx *cx, const struct user *who, struct ask_lists *out)
{
    const struct office *o = user_home(who);
    const opt_unit_id unit = { .has = true, .v = o->unit };
    *out = (struct ask_lists){ 0 };
    TRY(public_asks_open(cx, (struct public_asks_open_in){ .unit = unit }, &out->open,
                         &out->n_open));
    if (user_roles_in(who, o->unit) & ROLE_HEAD)
        TRY(public_asks_above(cx, (struct public_asks_above_in){ .unit = o->unit }, &out->above,
                              &out->n_above));
    if (above(o))
        TRY(public_asks_open(cx, (struct public_asks_open_in){ .unit = { 0 } }, &out->open_all,
                             &out->n_open_all));
    return public_asks_done(cx, (struct public_asks_done_in){ .unit = unit }, &out->done,
                            &out->n_done);
}

static bool may(const struct user *who, opt_unit_id unit)
{
    const unsigned roles = ROLE_PUBLISHER | ROLE_RELEASER | ROLE_HEAD;
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        if (o->role & roles && (unit.has ? o->unit.v == unit.v.v : above(o)))
            return true;
    }
    return false;
}

static bool told_above(const struct user *who, opt_unit_id superior)
{
    return superior.has && user_roles_in(who, superior.v) & ROLE_HEAD;
}

enum err ask_get(struct cx *cx, const struct user *who, int64_t id,
                 struct public_ask_get_row *out, bool *answers)
{
    TRY(public_ask_get(cx, (struct public_ask_get_in){ id }, out));
    *answers = may(who, out->unit);
    return *answers || told_above(who, out->superior) ? OK : ERR_NOT_FOUND;
}

struct answering {
    const struct user *who;
    int64_t id;
    str outcome, answer;
};

static enum err answer_tx(struct cx *cx, void *arg)
{
    const struct answering *j = arg;
    struct public_ask_get_row row;
    bool answers;
    TRY(ask_get(cx, j->who, j->id, &row, &answers));
    if (!answers)
        return ERR_FORBIDDEN;
    TRY(public_ask_set_answer(cx, (struct public_ask_set_answer_in){
        .id = j->id, .outcome = j->outcome, .answer = j->answer, .account = j->who->id,
        .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    const str pairs[] = { S("ref"), row.ref, S("kind"), row.kind, S("page"), row.page,
                          S("outcome"), j->outcome, S("answer"), j->answer };
    return audit_act(cx, j->who, str_fmt(cx->a, "ask:%lld", (long long)j->id),
                     S("public_ask_answer"), audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err ask_answer(struct cx *cx, const struct user *who, int64_t id, str outcome, str answer)
{
    struct answering j = { .who = who, .id = id, .outcome = outcome, .answer = answer };
    return db_tx(cx, answer_tx, &j);
}
