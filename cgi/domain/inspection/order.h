/*
 * The decision under which a team inspects: planned, by a visit of a plan in force, or
 * unannounced, on signs of violation that are written down; an unannounced one is outside
 * the rule of one planned visit a year.
 *
 * Law  Decree 217/2025/NĐ-CP; Law on Inspection 84/2025/QH15 (articles not checked).
 */
#ifndef DOMAIN_INSPECTION_ORDER_H
#define DOMAIN_INSPECTION_ORDER_H

#include "domain/inspection/site.h"
#include "sql/plans.h"

#define ORDER_MEMBERS_MAX 30

struct team_member {
    str name, post; /* 1..200, 1..300 bytes; post: position and body */
};

struct order_new {
    bool planned;
    visit_id visit;     /* of a planned one */
    str signs;          /* of an unannounced one, 1..2000 bytes */
    str number, signer; /* 1..60, 1..200 bytes */
    struct date signed_on, until;
    const struct team_member *members; /* the head of the team first */
    size_t n_members;
    int64_t base; /* the decision that was read before, its id; 0: there was none */
};

enum order_fault {
    ORDER_FINE = 0,
    ORDER_FUTURE,   /* signed in the future */
    ORDER_UNTIL,    /* the work ends before the decision is signed */
    ORDER_NO_VISIT, /* no plan of that year has the facility */
    ORDER_DRAFT,    /* the plan is not in force */
    ORDER_NO_SIGNS,
    ORDER_MEMBERS,  /* nobody, too many, or one without name or position */
};

/*
 * "Trần ABC; Trưởng phòng, Sở ABC", one a line, the head first. ERR_INVALID: a line
 * without its position, nobody, or more than ORDER_MEMBERS_MAX. Pure.
 */
MUST_USE enum err team_read(struct arena *a, str text, struct team_member **out, size_t *n);

/* Visits of the year at the facility of the case that its unit planned. */
MUST_USE enum err order_visits(struct cx *cx, case_id cid, int year,
                               struct visits_for_case_row **rows, size_t *n);

/*
 * Keep the decision with its team, with an event; one before it is ended, its row stays.
 * Errors  of site_may; ERR_INVALID: see *fault; ERR_CONFLICT: somebody kept another than
 *         in->base meanwhile, nothing is overwritten.
 */
MUST_USE enum err order_keep(struct cx *cx, const struct user *who, str code,
                             const struct order_new *in, enum order_fault *fault);

#endif
