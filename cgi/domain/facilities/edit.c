#include "domain/facilities/edit.h"
#include "base/buf.h"
#include "domain/facilities/changes.h"
#include "domain/facilities/identity.h"
#include "domain/violations/record.h"
#include "sql/units.h"
#include "store/db.h"

#define TEXT_MAX 8192

struct editing {
    const struct user *who;
    facility_id id;
    int64_t version;
    const struct facility_basics *in;
    const struct facility_site *site;
    enum facility_fault *fault;
    facility_id *other;
};

static enum err refuse(const struct editing *j, enum facility_fault fault)
{
    *j->fault = fault;
    return ERR_INVALID;
}

/* A commune of today that the person may enter facilities for. */
static enum err area_check(struct cx *cx, const struct editing *j)
{
    struct unit_by_id_row u;
    const enum err e = unit_by_id(cx, (struct unit_by_id_in){ .id = j->in->unit }, &u);
    if (e == ERR_NOT_FOUND || (e == OK && !str_eq(u.level, S("commune"))))
        return refuse(j, FACILITY_AREA);
    if (e != OK || !j->who)
        return e;
    const struct facility f = { .row = { .unit = j->in->unit, .parent = u.parent } };
    return facility_may(j->who, &f, FACILITY_BASICS) ? OK : refuse(j, FACILITY_AREA);
}

static enum err number_check(struct cx *cx, const struct editing *j)
{
    const struct facility_basics *in = j->in;
    struct facility_tax_taken_row row;
    if (str_empty(in->tax))
        return OK;
    if (in->kind == LAW_ORGANIZATION && in->tax.n == 12)
        return refuse(j, FACILITY_TAX_KIND);
    const enum err e = facility_tax_taken(cx, (struct facility_tax_taken_in){
        .tax = SOME_STR(in->tax), .hashed = SOME_STR(facility_number_hash(cx, in->tax)),
        .unit = in->unit, .self = j->id.v }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    *j->other = row.id;
    return refuse(j, FACILITY_TAX_TAKEN);
}

/* What stands in the row: open or sealed, as the kind says. */
struct shown {
    str name, tax;
    opt_str name_sealed, tax_sealed, tax_hash;
};

static bool number_sealed(const struct facility_basics *in)
{
    return facility_sealed(in->kind) || in->tax.n == 12; /* a personal number */
}

static enum err shown_of(struct cx *cx, const struct editing *j, const struct facility *old,
                         struct shown *out)
{
    const struct facility_basics *in = j->in;
    const bool sealed = facility_sealed(in->kind);
    *out = (struct shown){ .name = sealed ? S("") : in->name, .tax = S("") };
    if (sealed && !str_empty(in->name))
        TRY(facility_seal(cx, j->id, in->name, &out->name_sealed));
    else if (sealed && old)
        out->name_sealed = old->row.name_sealed;
    if (!str_empty(in->tax) && number_sealed(in)) {
        TRY(facility_seal(cx, j->id, in->tax, &out->tax_sealed));
        out->tax_hash = SOME_STR(facility_number_hash(cx, in->tax));
    } else if (!str_empty(in->tax)) {
        out->tax = in->tax;
    } else if (old && old->row.tax_sealed.has) {
        out->tax_sealed = old->row.tax_sealed;
        out->tax_hash = old->row.tax_hash;
    }
    return OK;
}

static enum err row_set(struct cx *cx, const struct editing *j, const struct shown *s)
{
    const struct facility_basics *in = j->in;
    const bool sealed = facility_sealed(in->kind);
    return facility_set(cx, (struct facility_set_in){
        .id = j->id, .unit = in->unit, .kind = subject_word(in->kind), .name = s->name,
        .name_sealed = s->name_sealed, .tax = str_opt(s->tax), .tax_sealed = s->tax_sealed,
        .tax_hash = s->tax_hash, .business = str_opt(sealed ? S("") : in->business),
        .sector = in->sector, .state = in->state, .state_on = in->state_on,
        .representative = sealed ? S("") : in->representative,
        .phone = sealed ? S("") : in->phone });
}

/* Words to find it by: all its names, never a sealed one; places of people stay out too. */
static enum err text_set(struct cx *cx, facility_id id, enum law_subject kind, str tax,
                         str business)
{
    struct facility_names_row *names;
    struct facility_places_row *places;
    struct buf b = { .a = cx->a, .max = TEXT_MAX };
    size_t n;
    buf_fmt(&b, "%.*s %.*s", STR_ARG(tax), STR_ARG(business));
    TRY(facility_names(cx, (struct facility_names_in){ .root = id }, &names, &n));
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, " %.*s", STR_ARG(names[i].name));
    TRY(facility_places(cx, (struct facility_places_in){ .root = id }, &places, &n));
    for (size_t i = 0; i < n && !facility_sealed(kind); i++)
        buf_fmt(&b, " %.*s", STR_ARG(places[i].address));
    return facility_text_set(cx, (struct facility_text_set_in){ id, buf_str(&b) });
}

enum err facility_text_renew(struct cx *cx, facility_id id)
{
    struct facility_by_id_row r;
    TRY(facility_by_id(cx, (struct facility_by_id_in){ .id = id, .today = cx->today }, &r));
    return text_set(cx, id, subject_of(r.kind), r.tax.has ? r.tax.v : S(""),
                    r.business.has ? r.business.v : S(""));
}

static enum err make_tx(struct cx *cx, void *arg)
{
    struct editing *j = arg;
    const struct facility_basics *in = j->in;
    struct shown s;
    j->id = (facility_id){ 0 };
    if (str_empty(in->name))
        return refuse(j, FACILITY_NO_NAME);
    TRY(area_check(cx, j));
    TRY(number_check(cx, j));
    TRY(facility_add(cx, (struct facility_add_in){
        .unit = in->unit, .kind = subject_word(in->kind), .sector = in->sector, .now = cx->now }));
    j->id.v = db_last_id(cx);
    TRY(facility_set_root(cx, (struct facility_set_root_in){ j->id }));
    TRY(shown_of(cx, j, NULL, &s));
    TRY(row_set(cx, j, &s));
    TRY(facility_name_add(cx, (struct facility_name_add_in){
        .facility = j->id, .name = s.name, .name_sealed = s.name_sealed,
        .since = in->name_since, .basis = in->name_basis }));
    if (!str_empty(j->site->address) || j->site->lat.has)
        TRY(facility_place_add(cx, (struct facility_place_add_in){
            .facility = j->id, .kind = S("site"), .name = S(""), .address = j->site->address,
            .lat = j->site->lat, .lon = j->site->lon, .receiver = S(""), .now = cx->now }));
    TRY(facility_text_renew(cx, j->id));
    if (in->risk.has)
        TRY(facility_set_risk(cx, (struct facility_set_risk_in){ j->id, in->risk,
                                                                 in->risk_basis }));
    const str pairs[] = { S("name"), s.name, S("tax_code"), s.tax, S("sector"), in->sector,
                          S("unit"), str_fmt(cx->a, "%lld", (long long)in->unit.v),
                          S("risk_group"), in->risk.has ? str_fmt(cx->a, "%lld",
                                                                  (long long)in->risk.v) : S(""),
                          S("basis"), in->risk.has ? in->risk_basis : S("") };
    return facility_event(cx, j->who, j->id, S("facility_made"), pairs, COUNT(pairs) / 2);
}

enum err facility_make(struct cx *cx, const struct user *who, const struct facility_basics *in,
                       const struct facility_site *site, facility_id *id,
                       enum facility_fault *fault, facility_id *other)
{
    struct editing j = { .who = who, .in = in, .site = site, .fault = fault, .other = other };
    *fault = FACILITY_FINE;
    const enum err e = db_tx(cx, make_tx, &j);
    *id = j.id;
    return e;
}

static str date_or_empty(struct cx *cx, opt_date d)
{
    return d.has ? date_iso(cx->a, d.v) : S("");
}

static str text_or_empty(opt_str s)
{
    return s.has ? s.v : S("");
}

static void compare(struct cx *cx, const struct editing *j, const struct facility *old,
                    const struct shown *s, struct facility_changes *c)
{
    const struct facility_by_id_row *r = &old->row;
    const struct facility_basics *in = j->in;
    facility_changed(cx, c, "name", r->name, s->name);
    facility_changed(cx, c, "tax_code", text_or_empty(r->tax), s->tax);
    facility_changed(cx, c, "kind", r->kind, subject_word(in->kind));
    facility_changed(cx, c, "sector", r->sector, in->sector);
    facility_changed(cx, c, "state", r->state, in->state);
    facility_changed(cx, c, "state_on", date_or_empty(cx, r->state_on),
                     date_or_empty(cx, in->state_on));
    facility_changed(cx, c, "unit", str_fmt(cx->a, "%lld", (long long)r->unit.v),
            str_fmt(cx->a, "%lld", (long long)in->unit.v));
    if (!facility_sealed(in->kind)) {
        facility_changed(cx, c, "business_code", text_or_empty(r->business), in->business);
        facility_changed(cx, c, "representative", r->representative, in->representative);
        facility_changed(cx, c, "phone", r->phone, in->phone);
    } else if (!str_empty(in->name)) {
        facility_changed(cx, c, "name", S("*"), S("**"));
    }
    if (number_sealed(in) && !str_empty(in->tax))
        facility_changed(cx, c, "tax_code", S("*"), S("**"));
}

/* The old name ends the day before the new one begins. */
static enum err name_follow(struct cx *cx, const struct editing *j, const struct facility *old,
                            const struct shown *s)
{
    struct facility_names_row *names;
    size_t n;
    const bool renamed = facility_sealed(j->in->kind) ? !str_empty(j->in->name)
                                                      : !str_eq(old->row.name, s->name);
    if (!renamed)
        return OK;
    const struct date since = j->in->name_since.has ? j->in->name_since.v : cx->today;
    TRY(facility_names(cx, (struct facility_names_in){ .root = j->id }, &names, &n));
    for (size_t i = 0; i < n; i++)
        if (!names[i].merged && !names[i].until.has && names[i].since.has
            && date_cmp(names[i].since.v, since) >= 0)
            return refuse(j, FACILITY_NAME_DAY);
    TRY(facility_name_end(cx, (struct facility_name_end_in){ j->id, date_add(since, -1) }));
    return facility_name_add(cx, (struct facility_name_add_in){
        .facility = j->id, .name = s->name, .name_sealed = s->name_sealed,
        .since = { .has = true, .v = since }, .basis = j->in->name_basis });
}

static enum err change_tx(struct cx *cx, void *arg)
{
    const struct editing *j = arg;
    const struct facility_basics *in = j->in;
    struct facility old;
    struct shown s;
    struct facility_changes c = { .n = 0 };
    TRY(facility_hold(cx, j->who, j->id, FACILITY_BASICS, &old));
    if (old.row.version != j->version)
        return ERR_CONFLICT;
    if (facility_sealed(in->kind) != facility_sealed(old.kind))
        return refuse(j, FACILITY_KIND);
    if (str_empty(in->name) && !facility_sealed(in->kind))
        return refuse(j, FACILITY_NO_NAME);
    if (in->state_on.has && date_cmp(in->state_on.v, cx->today) > 0)
        return refuse(j, FACILITY_STATE_DAY);
    if (in->unit.v != old.row.unit.v)
        TRY(area_check(cx, j));
    TRY(number_check(cx, j));
    TRY(shown_of(cx, j, &old, &s));
    compare(cx, j, &old, &s, &c);
    if (c.n == 0)
        return OK;
    TRY(name_follow(cx, j, &old, &s));
    TRY(row_set(cx, j, &s));
    TRY(facility_text_renew(cx, j->id));
    return facility_event(cx, j->who, j->id, S("facility_changed"), c.pairs, c.n);
}

enum err facility_change(struct cx *cx, const struct user *who, facility_id id, int64_t version,
                         const struct facility_basics *in, enum facility_fault *fault,
                         facility_id *other)
{
    *fault = FACILITY_FINE;
    return db_tx(cx, change_tx, &(struct editing){
        .who = who, .id = id, .version = version, .in = in, .fault = fault, .other = other });
}
