/*
 * The desk of who leads a unit: what waits, counted, and the lists behind each number. A list
 * has exactly the rows that were counted; both leave out the cases that the reader declared a
 * conflict of interest in. The head of a province or department sees the units below too.
 */
#ifndef DOMAIN_LEADER_DESK_H
#define DOMAIN_LEADER_DESK_H

#include "domain/accounts/user.h"
#include "domain/cases/inbox.h"
#include "sql/leader.h"

#define DESK_MOST 1000      /* a matter is counted so far; past it it is "more than" */
#define DESK_LATE_MOST 2000 /* late cases that are told apart by person */
#define DESK_ROWS 50        /* of a page of a list */

/* What a leader leads: one unit, and those whose superior has the code `below`. */
struct scope {
    unit_id unit;
    str below; /* empty: none */
    str name;  /* of the unit */
    str who;   /* unit, department or province: as workflows/law/report_days.csv has it */
};

/*
 * By the office of the head or the signer; the first one.
 * ERR_FORBIDDEN: the person has no such office.
 */
MUST_USE enum err scope_of(const struct user *who, struct scope *out);

enum desk_kind { DESK_CHAIR = 1, DESK_PUBLISH, DESK_REMEDY, DESK_OBJECTION, DESK_SUBMITTED,
                 DESK_TASK, DESK_SUPERVISION };
#define DESK_KINDS 7

struct desk_counts {
    int64_t n[DESK_KINDS + 1]; /* by enum desk_kind; DESK_MOST + 1: more than that */
    struct late_by_person_row *late;
    size_t n_late;
    int64_t all_late; /* DESK_LATE_MOST + 1: more than that, and only the first are told apart */
};

/* Two statements. */
MUST_USE enum err desk_load(struct cx *cx, const struct user *who, const struct scope *scope,
                            struct desk_counts *out);

struct desk_after {
    struct date day;
    int64_t id;
};

struct desk_list {
    struct desk_list_unit_row *rows;
    size_t n;
    bool more;
    struct desk_after next;
};

/* The word of the kind in addresses, and back; 0: none that has a list of cases. */
str desk_word(enum desk_kind kind);
enum desk_kind desk_kind_of(str word);

/* One statement; the longest first. kind: DESK_CHAIR to DESK_OBJECTION. */
MUST_USE enum err desk_list_load(struct cx *cx, const struct user *who, const struct scope *scope,
                                 enum desk_kind kind, struct desk_after after,
                                 struct desk_list *out);

/*
 * Late cases of a person in a unit of the scope; person missing: of nobody.
 * ERR_NOT_FOUND: the unit is not of the scope.
 */
MUST_USE enum err desk_late_of(struct cx *cx, const struct user *who, const struct scope *scope,
                               unit_id unit, opt_account_id person, struct inbox_after after,
                               struct inbox *out);

/* Is the unit of the scope? */
MUST_USE enum err scope_holds(struct cx *cx, const struct scope *scope, unit_id unit, bool *yes);

#endif
