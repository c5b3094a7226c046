/*
 * Inspections on the spot without network: a case is taken along on a telephone, its minutes
 * are written there by groups of fields and brought in later. Nothing overwrites: who writes
 * names the version that he had read, and where a newer one came meanwhile, both are told and
 * a person chooses. What is sent twice under the same client id is kept once.
 *
 * All of it is a draft beside the case. The record of the inspection is still written and
 * signed as the law wants it (Law 15/2012 art. 58: on paper, or as an electronic record where
 * that is lawful); its form takes the texts over.
 */
#ifndef DOMAIN_ONSITE_H
#define DOMAIN_ONSITE_H

#include "domain/cases/step.h"
#include "domain/onsite/groups.h"
#include "sql/cases.h"
#include "sql/onsite.h"

#define ONSITE_ID_BYTES 16
#define ONSITE_DAYS 7 /* so long a telephone keeps what has been brought in */
#define ONSITE_ROLES (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD)

/* Bytes of hex digits, that many. ERR_INVALID. */
MUST_USE enum err onsite_bytes(struct arena *a, str hex, size_t n, str *out);
/* An id as the telephone makes them, in hex: for forms at the desk. */
str onsite_new_id(struct arena *a);

/* The case as this person may see it, by one statement. ERR_NOT_FOUND. */
MUST_USE enum err onsite_see(struct cx *cx, const struct user *who, str code,
                             struct case_by_code_row *c);
/* Does it lie with the person to write in it? No lock; asked again when it is kept. */
bool onsite_may(const struct user *who, const struct case_by_code_row *c);

/*
 * Lock the case for somebody who inspects: officer, inspector or head of the unit that holds it.
 * ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED; ERR_CONFLICT: joined to another case.
 * Inside a transaction.
 */
MUST_USE enum err onsite_hold(struct cx *cx, const struct user *who, str code,
                             struct case_held *c);

/* The step that writes the record of the inspection from this stage; NULL: none does. */
const struct flow_step *onsite_step(const struct flow *flow, const struct flow_stage *stage);

/* Cases of the person (handled, co-operating, covering) that are being inspected; 200 at most. */
MUST_USE enum err onsite_list(struct cx *cx, const struct user *who,
                              struct onsite_mine_row **rows, size_t *n);

/*
 * Take a case along until *until: an event of the case. client: 16 bytes; sent again, it is
 * the same one. ERR_CONFLICT: it is not being inspected, or the id served another case.
 */
MUST_USE enum err onsite_take(struct cx *cx, const struct user *who, str code, str client,
                             instant *until);

/* Newest version of each group. The case was found for the reader before. */
MUST_USE enum err onsite_load(struct cx *cx, case_id cid, struct onsite_current_row **rows,
                             size_t *n);

struct onsite_new {
    const struct onsite_group *group;
    const str *texts;  /* one per part of the group, each within its limit */
    int64_t base;      /* the version that was read; 0: none */
    bool aside;        /* not a version: the text that a person gave up for the other one */
    str client;        /* 16 bytes */
    instant written;   /* by the clock of the telephone */
    int64_t skew_ms;
};

struct onsite_kept {
    int64_t version;               /* under which it is kept; 0: set aside */
    struct onsite_newest_row other; /* ERR_CONFLICT with a version: what came meanwhile */
};

/*
 * Keep a text as the next version of its group, with an event.
 * ERR_CONFLICT: see out->other; with other.version 0 the case went on (onsite_hold).
 * ERR_DUPLICATE: the client id came before with another text; ERR_INVALID: base is a version
 * that never was. Else of onsite_hold.
 */
MUST_USE enum err onsite_keep(struct cx *cx, const struct user *who, str code,
                             const struct onsite_new *in, struct onsite_kept *out);

#endif
