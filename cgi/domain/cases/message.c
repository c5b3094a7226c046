#include "domain/cases/message.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/leader/items.h"
#include "domain/notices/relay.h"
#include "sql/cases.h"
#include "store/db.h"

struct send {
    const struct user *who;
    str code, body;
};

static enum err send_tx(struct cx *cx, void *arg)
{
    const struct send *s = arg;
    struct case_held c;
    TRY(case_hold(cx, s->code, &c));
    TRY(case_may_work(cx, s->who, &c));
    TRY(message_out_all(cx, (struct message_out_all_in){
        .cid = c.id, .account = { .has = true, .v = s->who->id }, .kind = S("message"),
        .body = s->body, .now = cx->now }));
    if (db_affected(cx) == 0)
        return ERR_CONFLICT;
    TRY(items_answered(cx, c.id));
    TRY(relay_tell_case(cx, c.id, RELAY_NEWS));
    return audit_add(cx, s->who, c.id, S("message_out"),
                     audit_data(cx->a, (const str[]){ S("body"), s->body }, 1));
}

enum err message_send(struct cx *cx, const struct user *who, str code, str body)
{
    return db_tx(cx, send_tx, &(struct send){ .who = who, .code = code, .body = body });
}
