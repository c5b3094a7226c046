/* Invented facilities of the register, with what they may discharge and must do. */
#include "domain/accounts/sessions.h"
#include "domain/facilities/parts.h"
#include "run/demo.h"
#include "sql/accounts.h"
#include "sql/units.h"

/* The names are those of the stories, so that their files are linked. */
static const struct demo_facility all[] = {
    { "06673", "Công ty TNHH Chế biến Hải sản ABC", "Xí nghiệp Hải sản ABC", "5799999907",
      "seafood", "Tổ 3, khu 5, phường Bãi Cháy", 20.9560, 107.0410, 2, LAW_ORGANIZATION },
    { "06673", "Công ty TNHH Giặt là ABC Bãi Cháy", NULL, "5799999914", "textile",
      "Tổ 8, khu 2, phường Bãi Cháy", 20.9612, 107.0457, 3, LAW_ORGANIZATION },
    { "06673", "Công ty Cổ phần Chăn nuôi ABC", NULL, "5799999946", "livestock",
      "Tổ 1, khu 9, phường Bãi Cháy", 20.9660, 107.0520, 2, LAW_ORGANIZATION },
    { "06673", "Hộ kinh doanh Rửa xe ABC", NULL, NULL, "repair", "Tổ 3 ABC, phường Bãi Cháy",
      20.9533, 107.0381, 0, LAW_BUSINESS_HOUSEHOLD },
    { "06673", "Nguyễn Văn Chăn ABC", NULL, "022088000002", "livestock",
      "Tổ 9 ABC, phường Bãi Cháy", 20.9581, 107.0502, 0, LAW_HOUSEHOLD },
    { "06685", "Công ty TNHH Vật liệu ABC", NULL, "5799999921", "building_material",
      "Khu ABC, phường Hồng Gai", 20.9510, 107.0770, 3, LAW_ORGANIZATION },
    { "06685", "Bệnh viện ABC", NULL, "5799999939", "hospital", "Khu 2 ABC, phường Hồng Gai",
      20.9488, 107.0801, 3, LAW_ORGANIZATION },
};

enum err demo_person(struct cx *cx, str login, const struct user **out)
{
    struct account_by_login_row account;
    struct user *u;
    struct session s = { 0 };
    TRY(account_by_login(cx, (struct account_by_login_in){ login }, &account));
    TRY(session_begin(cx, account.id, S(""), &s.token));
    TRY(session_user(cx, &s, &u));
    *out = u;
    return session_end(cx, s.token);
}

static str text(const char *s)
{
    return s ? str_from(s) : S("");
}

enum err demo_facility(struct cx *cx, const struct demo_facility *d, facility_id *id, bool *fresh)
{
    struct unit_on_row unit;
    struct facility_named_row named;
    enum facility_fault fault;
    facility_id other;
    const bool sealed = facility_sealed(d->kind);
    TRY(unit_on(cx, (struct unit_on_in){ str_from(d->unit), cx->today }, &unit));
    struct facility_basics in = {
        .unit = unit.id, .kind = d->kind, .name = text(d->before ? d->before : d->name),
        .tax = text(d->tax), .business = S(""), .sector = text(d->sector),
        .representative = sealed ? S("") : S("Người Đại Diện ABC"), .phone = S(""),
        .state = S("active"), .name_since = { true, { 2015, 3, 2 } }, .name_basis = S(""),
        .risk = { d->risk > 0, d->risk }, .risk_basis = S("Quyết định phân nhóm ABC (minh họa)") };
    const struct facility_site site = { text(d->address), { true, d->lat }, { true, d->lon } };
    enum err e = facility_named(cx, (struct facility_named_in){ text(d->name), unit.id }, &named);
    *fresh = e == ERR_NOT_FOUND;
    *id = named.id;
    if (!*fresh)
        return e;
    e = facility_make(cx, NULL, &in, &site, id, &fault, &other);
    if (e == ERR_INVALID && fault == FACILITY_TAX_TAKEN) { /* sealed: known by its number */
        *fresh = false;
        return OK;
    }
    return e;
}

/* The name it has since 2022. */
static enum err rename_to(struct cx *cx, const struct user *who, facility_id id, str name)
{
    struct facility f;
    enum facility_fault fault;
    facility_id other;
    TRY(facility_load(cx, who, id, &f));
    const struct facility_basics in = {
        .unit = f.row.unit, .kind = f.kind, .name = name, .tax = f.row.tax.v, .business = S(""),
        .sector = f.row.sector, .representative = f.row.representative, .phone = f.row.phone,
        .state = f.row.state, .name_since = { true, { 2022, 6, 1 } },
        .name_basis = S("Giấy chứng nhận đăng ký thay đổi ABC") };
    return facility_change(cx, who, id, f.row.version, &in, &fault, &other);
}

static enum err permit_of(struct cx *cx, const struct user *who, facility_id id, place_id point)
{
    struct facility_permits_row *rows;
    size_t n;
    const struct permit_new in = {
        .kind = S("environment_permit"), .number = S("15/GPMT-ABC"),
        .issuer = S("UBND tỉnh (minh họa)"), .issued = { 2024, 3, 15 },
        .until = { true, date_add(cx->today, 400) },
        .scope = S("Xả nước thải sau xử lý ra kênh ABC") };
    static const struct { const char *parameter, *unit; int64_t least, most; } limits[] = {
        { "pH", "", 5500000000, 9000000000 }, { "COD", "mg/l", 0, 75000000000 },
        { "TSS", "mg/l", 0, 50000000000 },
    };
    TRY(facility_add_permit(cx, who, id, &in));
    TRY(facility_permits(cx, (struct facility_permits_in){ .root = id }, &rows, &n));
    for (size_t i = 0; i < COUNT(limits); i++) {
        const struct limit_new limit = {
            .place = point, .parameter = str_from(limits[i].parameter),
            .unit = str_from(limits[i].unit), .standard = S("Theo giấy phép ABC"),
            .min_nano = { limits[i].least > 0, limits[i].least },
            .max_nano = { true, limits[i].most } };
        TRY(facility_add_limit(cx, who, id, rows[0].id, &limit));
    }
    return OK;
}

static enum err duties_of(struct cx *cx, const struct user *who, facility_id id)
{
    const struct duty_new list[] = {
        { S("serious"), S("decision"), S("Xử lý triệt để nước thải sản xuất"),
          S("Quyết định ABC/QĐ-UBND (minh họa)"), { true, date_add(cx->today, 120) } },
        { S("connect"), S("plan"), S("Đấu nối nước thải sinh hoạt vào cống chung"),
          S("Kế hoạch ABC của phường (minh họa)"), { true, date_add(cx->today, -12) } },
        { S("commitment"), S("impact_assessment"), S("Vận hành hồ sự cố dung tích 500 m³"),
          S("Quyết định phê duyệt ABC (minh họa)"), { 0 } },
    };
    for (size_t i = 0; i < COUNT(list); i++)
        TRY(facility_add_duty(cx, who, id, &list[i]));
    return OK;
}

/* The first one has everything: discharge points, permit, duties, a station. */
static enum err fill(struct cx *cx, const struct user *who, facility_id id)
{
    struct facility_places_row *places;
    size_t n;
    const struct place_new point = {
        .kind = S("discharge"), .name = S("Cống NT1"), .address = S("Phía đông nhà máy ABC"),
        .lat = { true, 20.9565 }, .lon = { true, 107.0418 }, .medium = S("wastewater"),
        .receiver = S("kênh ABC"), .flow_milli = { true, 650000 },
        .since = { true, { 2018, 5, 1 } } };
    const struct place_new stack = {
        .kind = S("discharge"), .name = S("Ống khói KT1"), .address = S("Lò hơi ABC"),
        .medium = S("emission"), .receiver = S("không khí"), .flow_milli = { true, 12000000 },
        .since = { true, { 2018, 5, 1 } } };
    TRY(facility_add_place(cx, who, id, &point));
    TRY(facility_add_place(cx, who, id, &stack));
    TRY(facility_places(cx, (struct facility_places_in){ .root = id }, &places, &n));
    place_id outlet = { 0 };
    for (size_t i = 0; i < n; i++)
        if (str_eq(places[i].name, point.name))
            outlet = places[i].id;
    TRY(permit_of(cx, who, id, outlet));
    TRY(duties_of(cx, who, id));
    const struct monitor_new watch = {
        .place = outlet, .must = S("permit"), .basis = S("Giấy phép 15/GPMT-ABC (minh họa)"),
        .link = S("linked"), .station = S("TRAM-ABC-01"), .link_on = { true, { 2024, 9, 1 } } };
    return facility_set_monitor(cx, who, id, &watch);
}

/* The files of the stories are about it; whoever holds a file links it. */
static enum err link_files(struct cx *cx, const struct user *const *who, size_t n_who, str name,
                           facility_id id)
{
    struct record_cases_named_row *rows;
    size_t n;
    TRY(record_cases_named(cx, (struct record_cases_named_in){ name }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n_who; k++) {
            const enum err e = facility_link(cx, who[k], rows[i].code, id);
            if (e == OK)
                break;
            if (e != ERR_FORBIDDEN && e != ERR_NOT_FOUND && e != ERR_RECUSED)
                return e;
        }
    return OK;
}

enum err demo_facilities(struct cx *cx)
{
    const struct user *who, *officer;
    TRY(demo_person(cx, S("so.canbo"), &who));
    TRY(demo_person(cx, S("baichay.canbo"), &officer));
    const struct user *const both[] = { who, officer };
    for (size_t i = 0; i < COUNT(all); i++) {
        facility_id id;
        bool fresh;
        TRY(demo_facility(cx, &all[i], &id, &fresh));
        if (fresh && all[i].before)
            TRY(rename_to(cx, who, id, str_from(all[i].name)));
        if (fresh && i == 0)
            TRY(fill(cx, who, id));
        if (fresh)
            TRY(link_files(cx, both, COUNT(both), str_from(all[i].name), id));
    }
    return OK;
}
