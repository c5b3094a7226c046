/*
 * Entries of the register are made and changed here. Nothing is lost: an old name keeps its
 * days, and each change is an event with what stood there before.
 */
#ifndef DOMAIN_FACILITIES_EDIT_H
#define DOMAIN_FACILITIES_EDIT_H

#include "domain/facilities/facility.h"
#include "domain/facilities/tax.h"

/* What a person types; checked in its form (lengths, lists) before. */
struct facility_basics {
    unit_id unit; /* a commune */
    enum law_subject kind;
    str name;     /* sealed where the kind is; empty then: what is sealed already stays */
    str tax;      /* as tax_read gives it, or empty */
    str business; /* enterprise code, or empty */
    str sector, representative, phone, state;
    opt_date state_on;
    opt_date name_since; /* of a new name */
    str name_basis;
    opt_i64 risk;        /* of a new facility that comes from another register */
    str risk_basis;
};

struct facility_site { /* of a new facility; address may be empty */
    str address;
    opt_f64 lat, lon;
};

enum facility_fault {
    FACILITY_FINE = 1,
    FACILITY_NO_NAME,
    FACILITY_AREA,      /* no commune of today in the person's area */
    FACILITY_TAX_TAKEN, /* another one of the commune has the number: see *other */
    FACILITY_TAX_KIND,  /* a personal number for an organization */
    FACILITY_KIND,      /* would seal what is open, or open what is sealed */
    FACILITY_NAME_DAY,  /* a name cannot begin before the one it replaces */
    FACILITY_STATE_DAY, /* in the future */
};

/*
 * who NULL: a command, which may everything. *other is set with FACILITY_TAX_TAKEN.
 * ERR_INVALID: see *fault; ERR_FORBIDDEN.
 */
MUST_USE enum err facility_make(struct cx *cx, const struct user *who,
                                const struct facility_basics *in,
                                const struct facility_site *site, facility_id *id,
                                enum facility_fault *fault, facility_id *other);

/* version: of the row that the person saw. ERR_CONFLICT: somebody changed it meanwhile. */
MUST_USE enum err facility_change(struct cx *cx, const struct user *who, facility_id id,
                                  int64_t version, const struct facility_basics *in,
                                  enum facility_fault *fault, facility_id *other);

/* Risk group 1..4 with its basis, or none. FACILITY_RATING. Version as above. */
MUST_USE enum err facility_rate(struct cx *cx, const struct user *who, facility_id id,
                                int64_t version, opt_i64 risk, str basis);

/*
 * Open the sealed name and number of a person or household, with a reason that stands in
 * the facility's history. ERR_FORBIDDEN; ERR_CONFLICT: nothing is sealed.
 */
MUST_USE enum err facility_open_person(struct cx *cx, const struct user *who, facility_id id,
                                       str reason, str *name, str *number);

/* The facility locked and seen, with the right to change that part. Inside a transaction. */
MUST_USE enum err facility_hold(struct cx *cx, const struct user *who, facility_id id,
                                enum facility_part part, struct facility *out);

#endif
