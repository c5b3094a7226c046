/*
 * The register of facilities (cơ sở): who may pollute, where, and what it may discharge.
 * Doubles are merged without moving a row: each facility has a root, itself or the one it was
 * merged into, and what hangs on any of them is read by the root.
 *
 * Persons and households are sealed: their name and number stand nowhere in plain, they are
 * found by their number alone (a keyed hash) and shown as "Hộ gia đình số 12".
 */
#ifndef DOMAIN_FACILITIES_FACILITY_H
#define DOMAIN_FACILITIES_FACILITY_H

#include "domain/accounts/user.h"
#include "law/law.h"
#include "sql/facilities.h"

#define FACILITY_NAME_MAX 200

/* Parts of a facility that are changed by different people; see facility_may. */
enum facility_part {
    FACILITY_BASICS = 1, /* name, tax code, sector, places, state */
    FACILITY_PERMITS,    /* permits, limits, commitments */
    FACILITY_DUTIES,     /* obligations with dates */
    FACILITY_RATING,     /* risk group, monitoring, list of serious polluters, merging */
    FACILITY_PERSON,     /* opens a sealed name */
};

struct facility {
    struct facility_by_id_row row;
    enum law_subject kind;
    str name; /* for people: never a sealed one, see facility_label */
};

/* A person or a household: name and number are sealed. */
bool facility_sealed(enum law_subject kind);

/* The name, or "Hộ gia đình số 12" where it is sealed. kind as in the table. */
str facility_label(struct arena *a, str kind, str name, facility_id id);

/* Who wrote the version that stands. */
struct facility_author {
    str name; /* "Bà ABC, UBND phường Bãi Cháy"; empty: a command, or nobody knows */
    instant at; /* 0: not known */
};

/* One statement; by the chain of the facility. */
MUST_USE enum err facility_written_by(struct cx *cx, facility_id id, struct facility_author *out);

/*
 * The facility as this person may see it: an office in its commune, or in the province above
 * it. One statement. ERR_NOT_FOUND also where it is not theirs to see. The row of a merged one
 * is given as it is; row.root leads to the one that stands for it.
 */
MUST_USE enum err facility_load(struct cx *cx, const struct user *who, facility_id id,
                                struct facility *out);

/* May the person change that part of it. The unit of the area: basics, permits, duties,
 * persons; province and department: all. */
bool facility_may(const struct user *who, const struct facility *f, enum facility_part part);

/* A facility of a list; name as facility_label gives it. */
struct facility_hit {
    facility_id id;
    str name, tax, sector, state, unit_kind, unit_name, address;
    enum law_subject kind;
    opt_i64 risk;
};

/*
 * By tax code or personal number where the text is one, else by words of name and address, with
 * or without diacritics: the best 50 in the area of the office. Merged ones lead to their root.
 */
MUST_USE enum err facility_find(struct cx *cx, const struct office *o, str typed,
                                struct facility_hit **out, size_t *n);

/* 50 of the register of the office's area, after that number; next->v == 0: the last page. */
MUST_USE enum err facility_list(struct cx *cx, const struct office *o, facility_id after,
                                struct facility_hit **out, size_t *n, facility_id *next);

struct area_unit {
    unit_id id;
    str kind, name;
    str code; /* for import alone */
};
/* Communes that the person may enter facilities for. kind empty: name is the whole body's. */
MUST_USE enum err facility_area(struct cx *cx, const struct user *who, struct area_unit **out,
                                size_t *n);

/* Duties in the area that are over their day, the oldest first, at most 100. */
MUST_USE enum err facility_late_load(struct cx *cx, const struct office *o,
                                     struct facility_late_row **rows, size_t *n);

struct facility_link {
    facility_id root;
    str name;
    bool own; /* of this very case */
};
/*
 * The facility of a case, its own or that of the case it was opened from: its root.
 * ERR_NOT_FOUND: none is linked.
 */
MUST_USE enum err facility_of(struct cx *cx, case_id cid, struct facility_link *out);

/*
 * Link a case to a facility, or (id.v == 0) take the link away; the violation record of the
 * case follows. An event of the case and of the facility.
 * ERR_NOT_FOUND: the person does not see one of them; ERR_FORBIDDEN, ERR_RECUSED: may not work
 * on the case; ERR_CONFLICT: joined to another case.
 */
MUST_USE enum err facility_link(struct cx *cx, const struct user *who, str code, facility_id id);

/* Sites and discharge points (kind "discharge"), those that ended last. */
MUST_USE enum err facility_places_load(struct cx *cx, facility_id root,
                                       struct facility_places_row **rows, size_t *n);

/* An event of the facility's own chain; inside the transaction of the act, the row locked. */
MUST_USE enum err facility_event(struct cx *cx, const struct user *who, facility_id id, str type,
                                 const str *pairs, size_t n);

#endif
