#include "domain/facilities/station.h"
#include "domain/audit/audit.h"
#include "sql/facilities.h"

enum err facility_of_station(struct cx *cx, case_id cid, report_id report)
{
    struct station_facility_row row;
    const enum err e = station_facility(cx, (struct station_facility_in){
        .cid = cid, .report = report }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* a person linked it, or took the link away */
    TRY(case_facility_of_station(cx, (struct case_facility_of_station_in){
        .cid = cid, .report = report, .now = cx->now }));
    const str pairs[] = { S("facility"), str_fmt(cx->a, "%lld", (long long)row.root.v) };
    return audit_add(cx, NULL, cid, S("facility_link"), audit_data(cx->a, pairs, 1));
}
