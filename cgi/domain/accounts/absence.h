/*
 * Leave: who is away, from which day to which, and the colleague of the same
 * unit who covers. While it lasts the cover may do what only the handler of a
 * case may, and assign in place of a head; nothing else changes hands, the
 * power to sanction never. It ends by itself; every act is in the cover's name.
 */
#ifndef DOMAIN_ACCOUNTS_ABSENCE_H
#define DOMAIN_ACCOUNTS_ABSENCE_H

#include "domain/accounts/user.h"
#include "sql/hands.h"

#define ABSENCE_DAYS_MAX 366

struct absence_new {
    account_id person, cover;
    unit_id unit;            /* where both hold an office */
    struct date from, until; /* first and last day */
};

enum absence_fault {
    ABSENCE_FINE = 1,
    ABSENCE_ORDER,      /* the last day comes before the first */
    ABSENCE_PAST,       /* it begins before today */
    ABSENCE_LONG,       /* more than ABSENCE_DAYS_MAX days */
    ABSENCE_SELF,       /* nobody covers for himself */
    ABSENCE_STRANGER,   /* one of the two does not work in the unit */
    ABSENCE_CLASH,      /* the person has leave in those days already */
    ABSENCE_COVER_AWAY, /* the cover is on leave in those days */
};

/* What can be said without looking at anybody else. Pure. */
enum absence_fault absence_check(const struct absence_new *in, struct date today);

/* May the user enter or end leave of that person in the unit: own, or as its head. */
bool absence_may(const struct user *who, unit_id unit, account_id person);

/* ERR_FORBIDDEN; ERR_INVALID: see *fault. */
MUST_USE enum err absence_enter(struct cx *cx, const struct user *who,
                                const struct absence_new *in, enum absence_fault *fault);

/* End it before its last day. ERR_NOT_FOUND, ERR_FORBIDDEN; ERR_CONFLICT: ended already. */
MUST_USE enum err absence_stop(struct cx *cx, const struct user *who, absence_id id);

/* Leave of the unit's people, now and to come. */
MUST_USE enum err absence_list(struct cx *cx, unit_id unit, struct absences_of_unit_row **rows,
                               size_t *n);

#endif
