/*
 * What must be done today and by law when: running terms of the cases of a person and of its
 * unit, each with its explanation and the step that ends it; drafts that wait for this person.
 * Bounded lists, most urgent first.
 */
#ifndef DOMAIN_CASES_TODAY_H
#define DOMAIN_CASES_TODAY_H

#include "domain/cases/show.h"
#include "sql/today.h"

#define TODAY_AHEAD_DAYS 3 /* terms that end within so many days stand on the page */
#define TODAY_ROWS 40      /* of one list */

struct today_term {
    struct today_mine_row row;
    struct clock_show clock;
    const struct flow_step *step; /* that this person may take and that ends the term; or NULL */
    bool draft; /* the step is a decision that somebody else signs: its draft comes first */
};

struct today_terms {
    struct today_term *rows;
    size_t n;
};

/* Terms that end by the last of TODAY_AHEAD_DAYS, or ended: of the person's own cases. */
MUST_USE enum err today_of_person(struct cx *cx, const struct user *who, struct today_terms *out);

/* The same of the other cases of a unit, without those the person declared a conflict in. */
MUST_USE enum err today_of_unit(struct cx *cx, const struct user *who, unit_id unit,
                                struct today_terms *out);

enum today_wait {
    TODAY_REVIEW = 1, /* a draft waits for this person's review */
    TODAY_SIGN,       /* ... for this person's number, file and signature */
    TODAY_REDRAFT,    /* it was returned to this person */
    TODAY_NUMBER,     /* ready to be signed: the register gives it a number */
};

struct today_draft {
    struct today_drafts_row row;
    enum today_wait wait; /* of today_drafts_for */
    unsigned turn;        /* the role it waits for; 0: it was returned to the drafter */
};

/*
 * The role whose turn it is: of the levels not in passed (names, spaces between), the first
 * that somebody else than the drafter holds; ROLE_SIGNER after all. Pure.
 */
unsigned today_turn(const struct flow *flow, opt_str passed, account_id drafter,
                    const struct today_roles_row *roles, size_t n);

/*
 * Drafts of the unit that go their way of approval, with whom each is; one whose step is not
 * possible in the present stage of its case sleeps and is left out. Two statements.
 */
MUST_USE enum err today_drafts_of(struct cx *cx, unit_id unit, struct today_draft **out,
                                  size_t *n);

/* Those of them that wait for this person. Two statements. */
MUST_USE enum err today_drafts_for(struct cx *cx, const struct user *who, unit_id unit,
                                   struct today_draft **out, size_t *n);

/*
 * Visits that the unit's plan in force has for this month or an earlier one of the year, at
 * facilities where nobody has been this year; at most 40. One statement.
 */
MUST_USE enum err today_planned(struct cx *cx, unit_id unit, struct today_visits_row **rows,
                                size_t *n);

#endif
