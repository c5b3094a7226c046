/* The guess about a report, kept beside it. */
#include "domain/intake/kinds.h"
#include "sql/kinds.h"

enum err kind_arrived(struct cx *cx, report_id report, str text, str channel)
{
    struct kind_hint h;
    kind_suggest(cx, text, channel, &h);
    return report_hint_add(cx, (struct report_hint_add_in){
        .report = report, .pollution = h.pollution.value, .pollution_words = h.pollution.words,
        .message = h.message.value, .message_words = h.message.words, .others = h.others,
        .urgent = h.urgent.value.n > 0, .urgent_words = h.urgent.words, .denounces = h.denounces,
        .now = cx->now });
}
