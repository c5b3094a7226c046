#include "domain/cases/clocks.h"
#include "domain/cases/clock_next.h"
#include "law/law.h"
#include "sql/clocks.h"

enum err clock_end(struct cx *cx, case_id cid, str code)
{
    return clock_stop(cx, (struct clock_stop_in){ .cid = cid, .code = code, .now = cx->now });
}

enum err clock_start(struct cx *cx, case_id cid, const struct flow *flow, str code,
                     instant since)
{
    struct law_due due;
    TRY(law_due(cx->a, cx->law, code, instant_moment(since), &due));
    const bool ours = flow_duty(flow, code) == DUTY_UNIT;
    const struct clock_rules rules = clock_rules_of(cx);
    const struct clock_state k = { .since = since, .due = law_due_instant(&due), .stands = !ours,
                                   .told = TOLD_NOBODY };
    return clock_add(cx, (struct clock_add_in){
        .cid = cid, .code = code, .ours = ours, .since = since, .due = k.due,
        .next = clock_next(cx->law, &rules, &k) });
}
