#include "domain/publication/follow.h"
#include "sql/clear.h"
#include "sql/publication.h"

enum err clear_follow(struct cx *cx, const struct case_held *c)
{
    return clear_set_status(cx, (struct clear_set_status_in){
        .cid = c->id, .status = c->ended ? S("closed") : S("open"), .today = cx->today });
}

/* Of the main track; what is neither over nor stayed is still to be carried out. */
static str execution_of(const struct flow_stage *stage)
{
    static const char *const done[] = { "executed", "remedied", "partial_done" };
    for (size_t i = 0; i < COUNT(done); i++)
        if (str_eq(stage->name, str_from(done[i])))
            return S("done");
    if (str_eq(stage->name, S("expired")))
        return S("lapsed");
    return str_empty(stage->not_late) ? S("open") : S("stayed");
}

enum err publication_follow(struct cx *cx, const struct case_held *c)
{
    const bool sanction = str_eq(c->flow->name, S("sanction"));
    if (!sanction && !(str_eq(c->flow->name, S("complaint")) && c->parent.has))
        return OK;
    return publication_follow_case(cx, (struct publication_follow_case_in){
        .cid = sanction ? c->id : c->parent.v, .now = cx->now,
        .execution = { .has = sanction, .v = sanction ? execution_of(c->stage) : S("") } });
}
