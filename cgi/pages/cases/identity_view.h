/* What the templates of the identity pages show. */
#ifndef PAGES_CASES_IDENTITY_VIEW_H
#define PAGES_CASES_IDENTITY_VIEW_H

#include "domain/accounts/identity.h"
#include "html/page.h"
#include "pages/drafts/view.h"

struct identity_ask_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    int64_t report; /* 0: none chosen, only the list is shown */
    int64_t me;
    struct field reason;
    struct identity_of_case_row *rows;
    size_t n_rows;
    size_t n_mails; /* kept whole, of the report */
    const struct problem *problems;
    size_t n_problems;
};

struct identity_queue_view {
    struct page page;
    int64_t me;
    struct identity_waiting_row *rows;
    size_t n_rows;
    struct mails_agreed_row *mails; /* of those rows that ask for a mail */
    size_t n_mails;
};

struct identity_part {
    const char *label;
    str text;
};

struct identity_open_view {
    struct page page;
    str code, ref;
    const struct identity_part *parts;
    size_t n_parts;
};

/* Message ids: label of a sealed member, state of a request. */
const char *identity_label(str name);
const char *identity_state(str state);
/* What is asked for, where it is not an identity; NULL. */
const char *identity_wants(str purpose);

#endif
