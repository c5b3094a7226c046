/*
 * The plan of inspections of a body for a year. Facilities are proposed by risk, each point of
 * the score explained. Two planned visits of different bodies at one facility in one year are
 * an overlap: it is warned of, and the plan is put in force only once both bodies agreed.
 * An unannounced inspection on signs of violation stands outside the plan (order.h).
 *
 * Law  Decree 217/2025/NĐ-CP; Law on Inspection 84/2025/QH15 (articles not checked).
 */
#ifndef DOMAIN_INSPECTION_PLAN_H
#define DOMAIN_INSPECTION_PLAN_H

#include "domain/accounts/user.h"
#include "domain/inspection/tables.h"
#include "sql/plans.h"

#define PLAN_CANDIDATES_SHOWN 50
#define PLAN_WEIGHED_MAX 5000 /* risk_candidates stops there, and the page says so */
#define PLAN_DECISIONS_MONTHS 24 /* as risk.csv says it in words */

struct plan_candidate {
    facility_id id;
    str name, place;
    int64_t score;
    str why;
    bool planned; /* some body has it in a plan of that year */
};

/*
 * The facilities of the office's area by risk, highest first, ties by number; at most `most`.
 * *seen: how many were weighed. One statement.
 */
MUST_USE enum err plan_candidates(struct cx *cx, const struct office *o, int year, size_t most,
                                  struct plan_candidate **out, size_t *n, size_t *seen);

/* May the person work on the plan of the office's unit; put it in force or agree for it? */
bool plan_may_edit(const struct office *o);
bool plan_may_sign(const struct user *who, const struct office *o);

struct plan_show {
    bool exists;
    struct visit_plan_of_row row;
    struct plan_visits_row *visits;
    size_t n_visits;
    struct plan_overlaps_row *overlaps;
    size_t n_overlaps, n_open; /* overlaps without both agreements */
};

/* Three statements at most. */
MUST_USE enum err plan_load(struct cx *cx, const struct office *o, int year,
                            struct plan_show *out);

struct visit_new {
    int year, month; /* this year or the next; 1..12 */
    facility_id facility;
    str focus;       /* 0..500 bytes */
};

/*
 * Put a facility into the draft, with its score of now.
 * Errors  ERR_FORBIDDEN; ERR_NOT_FOUND: no such facility in the area of the office;
 *         ERR_INVALID: year or month; ERR_CONFLICT: the plan is in force; ERR_DUPLICATE:
 *         it is in the plan already.
 */
MUST_USE enum err plan_add(struct cx *cx, const struct user *who, const struct office *o,
                           const struct visit_new *in);

/* Take a visit out, with a reason (1..500 bytes); of a plan in force too: the row stays. */
MUST_USE enum err plan_drop(struct cx *cx, const struct user *who, const struct office *o,
                            int year, visit_id id, str why);

/*
 * The office's body agrees to the overlap of its visit with another's, and says how (1..500
 * bytes). ERR_FORBIDDEN; ERR_NOT_FOUND: no such overlap; ERR_DUPLICATE: it agreed before.
 */
MUST_USE enum err plan_agree(struct cx *cx, const struct user *who, const struct office *o,
                             int year, visit_id mine, visit_id other, str words);

struct plan_final {
    int year;
    str number, signer; /* 1..60, 1..200 bytes */
    struct date signed_on;
};

/*
 * Put the plan in force. ERR_FORBIDDEN; ERR_NOT_FOUND: there is none, or no visit in it;
 * ERR_CONFLICT: it is in force already; ERR_INVALID: signed in the future, or (*open > 0)
 * overlaps to which not both bodies agreed.
 */
MUST_USE enum err plan_finish(struct cx *cx, const struct user *who, const struct office *o,
                              const struct plan_final *in, size_t *open);

#endif
