#include "domain/notices/relay.h"
#include "sql/relay.h"

str relay_word(enum relay_code code)
{
    switch (code) {
    case RELAY_RECEIVED: return S("received");
    case RELAY_QUESTION: return S("question");
    case RELAY_ANSWER: return S("answer");
    case RELAY_CLOSED: return S("closed");
    case RELAY_REOPENED: return S("reopened");
    case RELAY_KEY: return S("key");
    case RELAY_NEWS:
    default: return S("news");
    }
}

enum err relay_tell(struct cx *cx, report_id report, enum relay_code code)
{
    return relay_add(cx, (struct relay_add_in){
        .report = report, .code = relay_word(code), .now = cx->now });
}

enum err relay_tell_case(struct cx *cx, case_id cid, enum relay_code code)
{
    return relay_add_case(cx, (struct relay_add_case_in){
        .cid = cid, .code = relay_word(code), .now = cx->now });
}
