#include "domain/intake/route.h"
#include "domain/accounts/user.h"
#include "domain/audit/audit.h"
#include "sql/units.h"

enum err route_of(struct cx *cx, const struct route_in *in, struct zone *out)
{
    if (in->avoid.has)
        return ERR_NOT_FOUND;
    TRY(zone_of(cx, in->province, in->day, in->lat, in->lon, in->place, out));
    return out->takes && !out->outside ? OK : ERR_NOT_FOUND;
}

enum err route_event(struct cx *cx, const struct route_in *in, const struct zone *zone,
                     case_id cid)
{
    struct unit_by_id_row u;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = in->receiver }, &u));
    const str pairs[] = { S("zone"), zone->name, S("basis"), zone->basis,
                          S("from"), unit_body_name(cx->a, u.level, u.kind, u.name),
                          S("to"), zone->body_name };
    return audit_add(cx, NULL, cid, S("zone_route"), audit_data(cx->a, pairs, COUNT(pairs) / 2));
}
