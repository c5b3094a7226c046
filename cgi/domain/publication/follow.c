#include "domain/publication/follow.h"
#include "sql/clear.h"

enum err clear_follow(struct cx *cx, const struct case_held *c)
{
    return clear_set_status(cx, (struct clear_set_status_in){
        .cid = c->id, .status = c->ended ? S("closed") : S("open"), .today = cx->today });
}
