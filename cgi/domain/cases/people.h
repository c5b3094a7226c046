/* Who a case can go to: people of a unit, units of the province. */
#ifndef DOMAIN_CASES_PEOPLE_H
#define DOMAIN_CASES_PEOPLE_H

#include "domain/accounts/user.h"

struct person {
    account_id id;
    str name;
    unsigned roles;
    str cover;          /* name of who covers while the person is on leave now; or empty */
    struct date until;  /* last day of that leave */
};

/* People with an office in the unit today, by name. */
MUST_USE enum err people_of_unit(struct cx *cx, unit_id unit, struct person **out, size_t *n);

/*
 * The same without those who declared a conflict of interest in the case, and
 * with who is on leave. One statement.
 */
MUST_USE enum err people_for_case(struct cx *cx, unit_id unit, case_id cid, struct person **out,
                                  size_t *n);

/* Name of the head of a unit today; missing where the office is vacant. */
MUST_USE enum err head_of_unit(struct cx *cx, unit_id unit, opt_str *name);

struct unit_choice {
    unit_id id;
    str name; /* of the body */
};

/*
 * Units that a case of this unit can be offered to: those of the same province,
 * without itself and those that may never have the case.
 */
MUST_USE enum err units_for_offer(struct cx *cx, case_id cid, unit_id self, str self_level,
                                  str self_code, str parent, struct unit_choice **out, size_t *n);

#endif
