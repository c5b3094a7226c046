#include "domain/cases/join_parts.h"
#include "base/lang.h"
#include "domain/notices/relay.h"
#include "sql/cases.h"
#include "sql/joins.h"

void join_word(struct buf *b, str word)
{
    if (b->n > 0)
        buf_add(b, S(", "));
    buf_add(b, word);
}

static str in_lang(struct cx *cx, enum lang l, const char *text)
{
    lang_set(l);
    const str out = str_dup(cx->a, str_from(tr(text)));
    lang_set(cx->lang);
    return out;
}

enum err join_show_reporters(struct cx *cx, const struct case_held *c, const char *text)
{
    TRY(progress_of_joined(cx, (struct progress_of_joined_in){
        .cid = c->id, .joined = cx->now, .now = cx->now, .unit = c->unit, .flow = c->flow->name,
        .version = c->flow->version, .stage = c->stage->name, .ended = c->ended }));
    TRY(notice_of_joined(cx, (struct notice_of_joined_in){
        .cid = c->id, .joined = cx->now, .now = cx->now, .vi = in_lang(cx, LANG_VI, text),
        .en = in_lang(cx, LANG_EN, text) }));
    return relay_of_joined(cx, (struct relay_of_joined_in){
        .cid = c->id, .joined = cx->now, .now = cx->now, .code = relay_word(RELAY_NEWS) });
}

enum err join_tell(struct cx *cx, const struct user *who, const struct case_held *c,
                   case_id about, str code)
{
    if (!c->handler.has || (who && c->handler.v.v == who->id.v))
        return OK;
    return notice_add(cx, (struct notice_add_in){
        .account = c->handler.v, .cid = about, .code = code, .now = cx->now });
}
