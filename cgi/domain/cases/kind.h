/*
 * What a case is about and what sort of message it is: an official decides, beside the
 * suggestion of its words, which decides nothing.
 */
#ifndef DOMAIN_CASES_KIND_H
#define DOMAIN_CASES_KIND_H

#include "domain/cases/show.h"
#include "sql/kinds.h"

struct case_kind_show {
    struct case_show show;
    bool may; /* the reader works in the unit that holds the case, without a conflict */
    struct case_hints_row *hints;
    size_t n_hints;
    struct kind_choices_of_row *choices; /* newest first */
    size_t n_choices;
};

/* Six statements. ERR_NOT_FOUND as case_show_load. */
MUST_USE enum err case_kind_load(struct cx *cx, const struct user *who, str code,
                                 struct case_kind_show *out);

/*
 * Write down the decision: of the case, in its history, and beside the suggestion. The
 * procedure stays; another one is opened by its own step.
 *
 * pollution as table `cases` lists it, message as kinds.h does.
 * Errors  ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED, ERR_CONFLICT as case_may_work.
 * Law     Decision 174/QĐ-BTNMT (2022) art. 4.3, 6.
 */
MUST_USE enum err case_kind_set(struct cx *cx, const struct user *who, str code, str pollution,
                                str message);

#endif
