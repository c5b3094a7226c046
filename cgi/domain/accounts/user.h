/*
 * Who is asking: an account with the offices it holds today. A role always
 * belongs to an office, so what a person may do depends on the unit.
 */
#ifndef DOMAIN_ACCOUNTS_USER_H
#define DOMAIN_ACCOUNTS_USER_H

#include "base/cx.h"
#include "base/ids.h"
#include "flow/flow.h"

/* Who works on cases: all but those who keep keys, look on or administer. */
#define ROLES_WORK                                                                             \
    (ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD | ROLE_INSPECTOR | ROLE_SIGNER | ROLE_PUBLISHER  \
     | ROLE_SECTION | ROLE_OFFICE | ROLE_CLERK)
/* Who drafts, signs and follows a decision. */
#define ROLES_SANCTION (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_SIGNER)

struct office {
    office_id id;
    unit_id unit;
    str unit_code, level, unit_name; /* unit_name: "UBND phường Bãi Cháy" */
    str parent;                      /* code of the unit above; empty for a province */
    unsigned role;                   /* one bit of enum flow_role */
    str position;                    /* code of workflows/law/positions.csv; may be empty */
};

struct user {
    account_id id;
    str login, name;
    const struct office *offices; /* at least one */
    size_t n_offices;
    unsigned roles; /* of all offices together */
};

/* Role bit of a word in the table `office`; 0 for an unknown word. */
unsigned user_role(str word);

/* Roles of the user in one unit; 0 when it has no office there. */
unsigned user_roles_in(const struct user *u, unit_id unit);

/* Code of the unit below which it looks: a department acts for its province. */
str office_area(const struct office *o);

/* The office whose unit the user works for first: the inbox that is shown. */
const struct office *user_home(const struct user *u);

/*
 * "UBND phường Bãi Cháy", "Sở Nông nghiệp và Môi trường": name of the body as
 * documents print it. level, kind and name as in the table `unit`.
 */
str unit_body_name(struct arena *a, str level, str kind, str name);

/*
 * On pages, in the reader's language: "People's Committee of Bãi Cháy ward",
 * "Department of Agriculture and Environment"; a department we have no words for
 * keeps its name.
 */
str unit_body_words(struct arena *a, enum lang lang, str level, str kind, str name);
/* "phường Bãi Cháy", "Bãi Cháy ward". */
str unit_place_words(struct arena *a, enum lang lang, str kind, str name);
/* The kind of place alone: "phường", "ward"; as it stands when it is none of the usual. */
str unit_kind_words(str kind);

#endif
