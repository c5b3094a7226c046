#include "domain/cases/open.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/clocks.h"
#include "sql/cases.h"
#include "sql/units.h"
#include "store/db.h"

/* "VV-4F7K92QD": random, so that no filing waits for a counter; says nothing. */
static str new_code(struct arena *a)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const str r = random_bytes(a, 8);
    char c[9] = { 0 };
    for (size_t i = 0; i < 8; i++)
        c[i] = digits[(unsigned char)r.p[i] % 32];
    return str_fmt(a, "VV-%s", c);
}

enum err case_open(struct cx *cx, const struct user *who, const struct case_new *in,
                   struct case_held *c)
{
    const struct flow *flow = flow_on(cx->flows, in->flow, cx->today);
    if (!flow)
        return ERR_INTERNAL;
    const struct flow_stage *start = flow->tracks[0].start;
    struct unit_by_id_row unit;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = in->unit }, &unit));
    const str code = new_code(cx->a);
    TRY(case_add(cx, (struct case_add_in){
        .code = code, .parent = in->parent, .flow = flow->name, .version = flow->version,
        .stage = start->name, .unit = in->unit, .handler = in->handler,
        .pollution = in->pollution, .title = in->title, .place = in->place,
        .lat = in->lat, .lon = in->lon, .now = in->opened }));
    *c = (struct case_held){
        .id = { db_last_id(cx) }, .code = code, .parent = in->parent, .flow = flow,
        .stage = start, .unit = in->unit, .unit_level = unit.level,
        .unit_parent = unit.parent.has ? unit.parent.v : S(""),
        .handler = in->handler, .pollution = in->pollution,
    };
    TRY(case_text_add(cx, (struct case_text_add_in){ .id = c->id, .body = in->words }));
    for (size_t i = 0; i < start->n_clocks; i++)
        TRY(clock_start(cx, c->id, start->clocks[i], in->opened));
    TRY(case_set_due(cx, (struct case_set_due_in){ .id = c->id }));
    return audit_add(cx, who, c->id, S("open"), in->event_data);
}
