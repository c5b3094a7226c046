/*
 * One form after the other beside a sanction file: fields listed in a table, shown by
 * one template, filled again with every problem when something is wrong.
 */
#ifndef PAGES_EXECUTION_SIDE_H
#define PAGES_EXECUTION_SIDE_H

#include "domain/cases/show.h"
#include "domain/execution/claims.h"
#include "flow/flow.h"
#include "http/http.h"
#include "pages/cases/view.h"
#include "pages/drafts/view.h"

struct side_spec {
    const char *name;
    enum flow_type type; /* text, long text, date, money, choice or file */
    const char *label, *hint;
    bool required;
    const struct claim_label *choices;
};

struct side_view {
    struct page page;
    struct draft_bar draft;
    str code, title, heading;
    const char *lead, *button;
    struct url action, back;
    const struct pair_line *facts;
    size_t n_facts;
    const struct step_field *fields;
    size_t n_fields;
    bool has_file;
    const struct problem *problems;
    size_t n_problems;
};

/* What a page of one form is about. */
struct side_about {
    const char *heading, *lead, *button;
    const struct side_spec *specs;
    size_t n_specs;
    str action, back; /* paths below the case: "exhibits/7" */
    const struct pair_line *facts;
    size_t n_facts;
};

/*
 * The sanction file of the page, if this person may work on it.
 * ERR_NOT_FOUND: not seen, or no sanction file; ERR_FORBIDDEN: only read;
 * ERR_RECUSED: declared a conflict of interest.
 */
MUST_USE enum err side_load(struct req *r, struct case_show *s);

/* May the person work on the file? */
bool side_may(const struct user *who, const struct case_show *s);

/* The page with its facts and the form of about->specs, as typed in f, with f's problems. */
MUST_USE enum err side_page(struct req *r, struct resp *w, const struct case_show *s,
                            const struct side_about *about, struct form *f, int status);

/* Carried out: the draft is wiped, and the page below the case that follows is shown. */
MUST_USE enum err side_done(struct req *r, struct resp *w, const struct case_show *s,
                            const char *rest);

/* One of the words of a table; "" with a problem. */
str side_choice(struct form *f, const char *name, const struct claim_label *labels);

/* An amount that may be left out. */
opt_i64 side_money(struct form *f, const char *name, int64_t max);

/* "/staff/cases/CODE/REST" */
str side_path(struct arena *a, str code, const char *rest);

#endif
