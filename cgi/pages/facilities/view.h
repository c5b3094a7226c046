/* What the templates of the register of facilities show. */
#ifndef PAGES_FACILITIES_VIEW_H
#define PAGES_FACILITIES_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct facility_places_row; /* sql/facilities.h */

struct facility_line {
    struct url href;
    str name, tax, sector, state, unit, address, group; /* group: "Nhóm II", or empty */
    bool active;
};

struct late_line {
    struct url href;
    str name, unit, kind, what;
    struct date due;
};

struct facilities_view {
    struct page page;
    str unit;
    struct field query;
    bool searched, may_add;
    const struct facility_line *rows;
    size_t n;
    struct url next;
    const struct late_line *late;
    size_t n_late;
};

struct fact_line {
    str name, text, hint; /* hint: under it; may be missing */
};

struct name_line {
    str name, basis;
    struct date since, until; /* not set: not known; still so */
    bool merged;
};

struct place_line_f {
    int64_t id;
    str name, address, point, medium, receiver, flow;
    struct url map; /* zero: no point */
    struct date since, ended;
    bool discharge, may_end;
};

struct permit_line {
    struct url href;
    str kind, number, issuer, scope, clause, end_reason;
    struct date issued, until, ended;
    bool in_force;
};

struct limit_line {
    int64_t id;
    str place, parameter, words, standard, clause; /* words: "5,5 – 9", "≤ 50 mg/l" */
    struct date ended;
};

struct duty_line {
    int64_t id;
    str kind, source, what, basis, state, note;
    struct date due, on;
    bool over, late, serious, may_set;
    bool told; /* on the public page; known on the page of one duty alone */
};

struct monitor_line {
    str place, rule, must, basis, link, station; /* rule: what the table of the law says */
    struct date on;
    bool broken, looked; /* looked: an official wrote down whether it must */
};

struct moment_line {
    instant at;
    str what, extra, code;
    bool to_come, bad, hours;
};

struct twin_line {
    int64_t id;
    struct draft_bar draft;
    str name, reason; /* reason: as typed, to take them apart */
    instant at;
};

struct facility_view {
    struct page page;
    struct url base; /* /staff/facilities/12 */
    int64_t id;
    str name, sealed; /* sealed: why there is no name; or empty */
    str zone;      /* industrial or economic zone it lies in, and its board; or empty */
    str published; /* name that the law had published; or missing */
    bool closed, may_edit, may_permits, may_duties, may_rate, may_open;
    const struct fact_line *facts;
    size_t n_facts;
    const struct name_line *names;
    size_t n_names;
    const struct place_line_f *places;
    size_t n_places;
    const struct facility_places_row *place_rows; /* as loaded; for forms */
    size_t n_place_rows;
    const struct permit_line *permits;
    size_t n_permits;
    const struct limit_line *limits;
    size_t n_limits;
    const struct duty_line *duties;
    size_t n_duties, n_late;
    const struct monitor_line *monitors;
    size_t n_monitors;
    const struct moment_line *moments;
    size_t n_moments;
    const struct twin_line *twins; /* merged into it */
    size_t n_twins;
    struct pager pager;
    const struct problem *problems;
    size_t n_problems;
};

/* The entry's own data: a new one, or a change. */
struct basics_view {
    struct facility_view f; /* id 0: a new one */
    struct draft_bar draft;
    struct url action;
    bool fresh, sealed;
    struct url twin; /* the facility that has the number already; zero: none */
    struct field kind, name, name_since, name_basis, tax, business, sector, unit, representative,
        phone, state, state_on, address, lat, lon;
    const struct choice *kinds, *sectors, *units, *states;
    size_t n_kinds, n_sectors, n_units, n_states;
};

/* A sub-page with what is there and one form below it. */
struct part_view {
    struct draft_bar second; /* of the other form of the page */
    struct facility_view f;
    struct draft_bar draft; /* its base: version of the entry that the form was filled from */
    struct url action;
    struct field a[12];
    const struct choice *c[4];
    size_t n[4];
    const struct problem *problems;
    size_t n_problems;
};

struct candidate_line {
    int64_t id;
    str name, why;
    struct url href;
};

struct case_facility_view {
    struct page page;
    str code, title;
    struct url action, linked_href;
    str linked; /* name of the facility; empty: none */
    bool own, may;
    struct field query;
    bool searched;
    const struct candidate_line *rows;
    size_t n;
    const struct problem *problems;
    size_t n_problems;
};

#endif
