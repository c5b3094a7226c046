#include "domain/cases/kind.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "store/db.h"

enum err case_kind_load(struct cx *cx, const struct user *who, str code,
                        struct case_kind_show *out)
{
    *out = (struct case_kind_show){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    const struct case_held *c = &out->show.held;
    out->may = user_roles_in(who, c->unit) != 0 && !c->joined.has
        && c->standing.conflict == CONFLICT_NONE;
    TRY(case_hints(cx, (struct case_hints_in){ .cid = c->id }, &out->hints, &out->n_hints));
    return kind_choices_of(cx, (struct kind_choices_of_in){ .cid = c->id }, &out->choices,
                           &out->n_choices);
}

struct job {
    const struct user *who;
    str code, pollution, message;
};

static enum err set_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct case_hints_row *hints;
    size_t n;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    TRY(case_hints(cx, (struct case_hints_in){ .cid = c.id }, &hints, &n));
    const bool any = n > 0 && hints[0].message.has;
    const str pollution = any ? hints[0].pollution.v : S("");
    const str message = any ? hints[0].message.v : S("");
    TRY(kind_choice_add(cx, (struct kind_choice_add_in){
        .cid = c.id, .account = j->who->id, .now = cx->now, .hint_pollution = pollution,
        .hint_message = message, .pollution = j->pollution, .message = j->message }));
    if (!str_eq(c.pollution, j->pollution))
        TRY(case_set_pollution(cx, (struct case_set_pollution_in){
            .id = c.id, .pollution = j->pollution }));
    const str pairs[] = {
        S("pollution"), j->pollution, S("message_kind"), j->message,
        S("hint"), str_fmt(cx->a, "%.*s %.*s", STR_ARG(pollution), STR_ARG(message)),
    };
    return audit_add(cx, j->who, c.id, S("kind_set"), audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err case_kind_set(struct cx *cx, const struct user *who, str code, str pollution,
                       str message)
{
    struct job j = { .who = who, .code = code, .pollution = pollution, .message = message };
    return db_tx(cx, set_tx, &j);
}
