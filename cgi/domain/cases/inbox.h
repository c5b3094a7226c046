/* Lists of cases: of a unit, of a person, offered, found. Fifty rows a page, most urgent first. */
#ifndef DOMAIN_CASES_INBOX_H
#define DOMAIN_CASES_INBOX_H

#include "domain/accounts/user.h"
#include "sql/cases.h"

#define INBOX_ROWS 50

/* Where the next page starts: behind this due moment and case. Zero: at the beginning. */
struct inbox_after {
    instant due;
    int64_t id;
};

struct inbox {
    struct inbox_unit_row *rows;
    size_t n;
    bool more;
    struct inbox_after next;
};

/* Open cases of a unit with a running clock; `idle` gives those without one. */
MUST_USE enum err inbox_of_unit(struct cx *cx, unit_id unit, struct inbox_after after,
                                struct inbox *out);
MUST_USE enum err inbox_idle(struct cx *cx, unit_id unit, struct inbox_after after,
                             struct inbox *out);
/* Cases that the person handles. */
MUST_USE enum err inbox_of_person(struct cx *cx, account_id account, struct inbox_after after,
                                  struct inbox *out);
/* The soonest due cases where the person co-operates, and of people on leave whom it covers. */
MUST_USE enum err inbox_of_helper(struct cx *cx, account_id account, struct inbox *out);
MUST_USE enum err inbox_of_cover(struct cx *cx, account_id account, struct inbox *out);
/* Cases of the unit whose term is over, longest first. */
MUST_USE enum err inbox_overdue(struct cx *cx, unit_id unit, struct inbox_after after,
                                struct inbox *out);
/* Late cases of other units that this one was told of; place begins with their name. */
MUST_USE enum err inbox_overdue_below(struct cx *cx, unit_id unit, struct inbox_after after,
                                      struct inbox *out);
/* Late cases of a person in a unit (missing: of nobody), but those that the reader keeps off. */
MUST_USE enum err inbox_late_of(struct cx *cx, unit_id unit, opt_account_id person,
                                account_id reader, struct inbox_after after, struct inbox *out);
/* Cases that another unit offers to this one. */
MUST_USE enum err inbox_offered(struct cx *cx, unit_id unit, struct inbox *out);

/*
 * Cases that hold all the words, with or without diacritics, of the office's
 * unit and of units below it. At most 8 words of 40 bytes; the best 200 hits
 * of the index are looked at. An empty query finds nothing.
 */
MUST_USE enum err inbox_search(struct cx *cx, const struct office *o, str typed,
                               struct inbox *out);

/* "+word +word" for a full-text index from what people type; "" when no word is left. */
str search_words(struct arena *a, str typed);

#endif
