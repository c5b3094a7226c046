/*
 * What hangs on a facility: places with discharge points, permits with limits, duties with
 * dates, automatic monitoring. Rows are added and ended, each act is an event.
 *
 * All: ERR_NOT_FOUND (not there, or not for this person to see), ERR_FORBIDDEN (facility_may),
 * ERR_CONFLICT (ended or merged meanwhile), ERR_DUPLICATE. who is NULL for a line of a file
 * (parts_sheet.h), which only adds places and permits.
 */
#ifndef DOMAIN_FACILITIES_PARTS_H
#define DOMAIN_FACILITIES_PARTS_H

#include "domain/facilities/edit.h"

#define FLOW_MILLI_MAX INT64_C(1000000000000000)

struct place_new {
    str kind; /* "site", "discharge" */
    str name, address;
    opt_f64 lat, lon;
    str medium, receiver; /* of a discharge point */
    opt_i64 flow_milli;
    opt_date since;
};
/* A site or a discharge point more. */
MUST_USE enum err facility_add_place(struct cx *cx, const struct user *who, facility_id id,
                                     const struct place_new *in);
/* ERR_INVALID: the day is before its beginning. */
MUST_USE enum err facility_end_place(struct cx *cx, const struct user *who, facility_id id,
                                     place_id place, struct date day);

struct permit_new {
    str kind, number, issuer, scope;
    str clause; /* that sets its limits, as the permit counts them; empty: not noted */
    struct date issued;
    opt_date until;
};
/* A permit more; its limits come one by one. */
MUST_USE enum err facility_add_permit(struct cx *cx, const struct user *who, facility_id id,
                                      const struct permit_new *in);
/* Revoked, replaced: from that day on. ERR_INVALID: before it was issued. */
MUST_USE enum err facility_end_permit(struct cx *cx, const struct user *who, facility_id id,
                                      permit_id permit, struct date day, str reason);

struct limit_new {
    place_id place; /* v == 0: every discharge point */
    str parameter, unit, standard;
    str clause; /* of this limit; empty: that of the permit */
    opt_i64 min_nano, max_nano; /* one of them at least */
};
/* What the permit allows of one parameter. */
MUST_USE enum err facility_add_limit(struct cx *cx, const struct user *who, facility_id id,
                                     permit_id permit, const struct limit_new *in);
/* It no longer counts, from now on; the row stays. */
MUST_USE enum err facility_end_limit(struct cx *cx, const struct user *who, facility_id id,
                                     permit_id permit, int64_t limit);

struct duty_new {
    str kind, source, what, basis;
    opt_date due;
};
/* kind "serious" (the list of serious polluters) is the province's: FACILITY_RATING. */
MUST_USE enum err facility_add_duty(struct cx *cx, const struct user *who, facility_id id,
                                    const struct duty_new *in);
/* Show a duty on the public page of the facility, or show it no more; what: its words now. */
enum duty_told { DUTY_TELL = 1, DUTY_HIDE };
MUST_USE enum err facility_tell_duty(struct cx *cx, const struct user *who, facility_id id,
                                     int64_t duty, enum duty_told how);
/* Its new state from that day on: duty_states of words.h. */
MUST_USE enum err facility_set_duty(struct cx *cx, const struct user *who, facility_id id,
                                    int64_t duty, str state, struct date day, str note);

struct monitor_new {
    place_id place;
    str must, basis, link, station;
    opt_date link_on;
};
/*
 * The state of one discharge point's monitoring; the one before is ended.
 * ERR_DUPLICATE: another point has the station's code.
 */
MUST_USE enum err facility_set_monitor(struct cx *cx, const struct user *who, facility_id id,
                                       const struct monitor_new *in);

#endif
