/* One page of the reports of a case, with what is joined to it. */
#ifndef DOMAIN_CASES_REPORTS_H
#define DOMAIN_CASES_REPORTS_H

#include "domain/cases/show.h"
#include "sql/joins.h"
#include "sql/similar.h"

#define REPORTS_PAGE 20

struct case_reports_show {
    struct case_show show;
    bool may_work; /* the reader works in the unit that holds the case, without a conflict */
    struct reports_page_row *reports;
    size_t n_reports;
    struct cases_joined_row *joined;
    size_t n_joined;
    struct similar_of_case_row *similar; /* those that the reader may see */
    size_t n_similar;
};

/* page from 1. Seven statements. ERR_NOT_FOUND as case_show_load. */
MUST_USE enum err case_reports_load(struct cx *cx, const struct user *who, str code, int64_t page,
                                    struct case_reports_show *out);

#endif
