#include "domain/intake/responsible.h"
#include "sql/cases.h"

enum err head_notice(struct cx *cx, const struct case_held *c, str code)
{
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = c->unit, .role = S("head"), .cid = c->id, .code = code, .now = cx->now,
        .today = cx->today });
}

enum err responsible_notice(struct cx *cx, const struct case_held *c, str code)
{
    if (!c->handler.has)
        return head_notice(cx, c, code);
    return notice_add(cx, (struct notice_add_in){
        .account = c->handler.v, .cid = c->id, .code = code, .now = cx->now });
}
