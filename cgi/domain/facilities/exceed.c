#include "domain/facilities/exceed.h"
#include "base/json.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/inspection/sample.h"
#include "domain/intake/report.h"
#include "sql/intake.h"

enum { X_STATION, X_PARAMETER, X_UNIT, X_MEASURED, X_LIMIT, X_AT };
const char *const exceed_columns[EXCEED_COLUMNS] = {
    "station", "parameter", "unit", "measured", "limit", "at",
};

static str short_text(struct loader *l, str cell, const char *column, size_t max)
{
    str out;
    if (text_door(l->a, cell, &out) != OK || str_empty(str_trim(out)) || str_trim(out).n > max) {
        fault(l, "%s: 1 to %zu bytes of UTF-8", column, max);
        return S("");
    }
    return str_trim(out);
}

static int64_t number(struct loader *l, str cell, const char *column)
{
    int64_t v = 0;
    if (!nano_read(str_trim(cell), &v) || v < 0)
        fault(l, "%s '%.*s' is no number, or below 0", column, STR_ARG(cell));
    return v;
}

void exceed_read(struct loader *l, const str *cell, instant now, struct exceedance *out)
{
    struct moment at = { 0 };
    *out = (struct exceedance){
        .station = short_text(l, cell[X_STATION], "station", 60),
        .parameter = short_text(l, cell[X_PARAMETER], "parameter", 60),
        .unit = short_text(l, cell[X_UNIT], "unit", 20),
        .measured = number(l, cell[X_MEASURED], "measured"),
        .most = number(l, cell[X_LIMIT], "limit"),
    };
    if (moment_parse(str_trim(cell[X_AT]), &at) != OK)
        fault(l, "at: day and time as 2026-11-20T08:15");
    else if (instant_of(at) > now)
        fault(l, "at: has not come yet");
    else
        out->at = instant_of(at);
    if (out->measured <= out->most)
        fault(l, "measured is not above limit");
}

struct noticing {
    struct exceedance x;
    struct monitor_of_station_row at;
};

static enum err keep(struct cx *cx, report_id id, void *arg)
{
    const struct noticing *j = arg;
    return exceedance_add(cx, (struct exceedance_add_in){
        .report = id, .facility = j->at.root, .place = j->at.place, .station = j->x.station,
        .parameter = j->x.parameter, .unit = j->x.unit, .measured = j->x.measured,
        .most = j->x.most, .at = j->x.at });
}

static enum err file(struct cx *cx, struct noticing *j, str token)
{
    const struct exceedance *x = &j->x;
    const str name = facility_label(cx->a, j->at.kind, j->at.name, j->at.root);
    const str what = str_fmt(cx->a,
        "Trạm quan trắc tự động %.*s của %.*s báo thông số %.*s là %.*s %.*s, vượt giới hạn %.*s, "
        "lúc %.*s.", STR_ARG(x->station), STR_ARG(name), STR_ARG(x->parameter),
        STR_ARG(nano_words(cx->a, LANG_VI, x->measured)), STR_ARG(x->unit),
        STR_ARG(nano_words(cx->a, LANG_VI, x->most)), STR_ARG(instant_vi(cx->a, x->at)));
    const struct report_new in = {
        .token = token, .channel = S("station"), .nature = S("unknown"), .avoid_why = S(""),
        .pollution = j->at.medium.has && str_eq(j->at.medium.v, S("emission")) ? S("air")
                                                                              : S("water"),
        .receiver = j->at.unit, .what = what,
        .place = str_empty(j->at.address) ? j->at.place_name : j->at.address,
        .polluter = name, .lat = j->at.lat, .lon = j->at.lon,
        .day = { true, instant_date(x->at) },
        .sender = { .name = S(""), .phone = S(""), .email = S(""), .address = S(""),
                    .wish = WISH_NONE },
        .also = keep, .also_arg = j };
    struct receipt receipt;
    return report_file(cx, &in, &receipt);
}

/* The same notice gives the same token, so that it is filed once. */
static str token_of(struct cx *cx, const struct exceedance *x)
{
    const str all = str_fmt(cx->a, "%zu:%.*s:%zu:%.*s:%lld", x->station.n, STR_ARG(x->station),
                            x->parameter.n, STR_ARG(x->parameter), (long long)x->at);
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("station notice"), all));
}

static enum err one(struct cx *cx, struct loader *l, const struct sheet_row *row,
                    enum facility_apply apply, struct facility_counts *counts)
{
    const size_t before = l->n_faults;
    struct noticing j = { 0 };
    struct report_by_token_row filed;
    l->line = row->line;
    exceed_read(l, row->cell, cx->now, &j.x);
    if (l->n_faults == before) {
        const enum err e = monitor_of_station(cx, (struct monitor_of_station_in){
            j.x.station }, &j.at);
        if (e == ERR_NOT_FOUND)
            fault(l, "station '%.*s' is of no discharge point", STR_ARG(j.x.station));
        else if (e != OK)
            return e;
    }
    if (l->n_faults != before) {
        counts->refused++;
        return OK;
    }
    const str token = token_of(cx, &j.x);
    const enum err e = report_by_token(cx, (struct report_by_token_in){
        .token = hash_of(cx->a, token) }, &filed);
    if (e == OK)
        counts->known++;
    else if (e != ERR_NOT_FOUND)
        return e;
    else
        counts->fresh++;
    return e == OK || apply == FACILITY_DRY ? OK : file(cx, &j, token);
}

enum err exceed_import(struct cx *cx, str path, enum facility_apply apply, struct buf *faults,
                       struct facility_counts *counts)
{
    struct sheet s = { 0 };
    struct loader l = { .a = cx->a, .faults = faults };
    *counts = (struct facility_counts){ 0 };
    sheet_read_any(&l, path, path, exceed_columns, EXCEED_COLUMNS, &s);
    if (l.n_faults)
        return ERR_INVALID;
    for (size_t i = 0; i < s.n; i++)
        TRY(one(cx, &l, &s.rows[i], apply, counts));
    return OK;
}
