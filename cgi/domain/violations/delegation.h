/*
 * The register of delegations: a head gives the power to sanction, or to coerce, to a
 * deputy of the same unit, in a signed document with scope, content and term.
 */
#ifndef DOMAIN_VIOLATIONS_DELEGATION_H
#define DOMAIN_VIOLATIONS_DELEGATION_H

#include "domain/accounts/user.h"
#include "domain/documents/document.h"
#include "law/law.h"
#include "sql/delegation.h"

#define DELEGATION_SUFFIX "/QĐ-GQXP"          /* form MQĐ34 */
#define DELEGATION_COERCION_SUFFIX "/QĐ-GQCC" /* form MQĐ35 */

struct delegation_new {
    account_id deputy;
    enum law_content content;
    str fields;       /* codes of fields.csv, a space between */
    opt_i64 fine_max; /* đồng for one act */
    str scope;        /* in the words of the document */
    str number;
    struct date signed_on, from, to;
    const struct document *file;
};

/* Why a delegation is not taken in; all that is true at once. */
struct delegation_fault {
    bool no_power;     /* the giver has none of his own in this unit */
    bool deputy_gives; /* ... but a deputy's: what was given is given no further */
    bool no_deputy;    /* the person is no deputy of the giver in this unit today */
    bool days;         /* signed in the future, starts before signing, or ends before it starts */
    bool number_taken;
    bool field_unknown;
    bool not_yet;      /* on the day of signing the giver did not hold the position */
};

/* An office of the person with power to sanction in that unit today; NULL: none. */
const struct office *delegation_giver(struct cx *cx, const struct user *who, unit_id unit);

/*
 * Enter a document of today's head. Errors: ERR_FORBIDDEN, ERR_INVALID with *fault.
 * Law     15/2012/QH13 art. 54; Decree 118/2021/NĐ-CP art. 10.
 */
MUST_USE enum err delegation_make(struct cx *cx, const struct user *who, unit_id unit,
                                  const struct delegation_new *in,
                                  struct delegation_fault *fault);

struct delegation_end {
    delegation_id id;
    struct date day; /* first day on which it no longer counts */
    str number, reason;
};

/*
 * The giver ends it. ERR_CONFLICT: not his, ended already, or the day lies before its
 * signing or after its end; ERR_INVALID: the day is to come; ERR_EXPIRED: a decision was
 * signed under it on that day or after, and an end of the past would take its power away.
 */
MUST_USE enum err delegation_finish(struct cx *cx, const struct user *who,
                                    const struct delegation_end *in);

/* What was given to a deputy of the unit, as the law engine asks for it; one statement. */
MUST_USE enum err delegations_given(struct cx *cx, account_id deputy, unit_id unit,
                                    struct law_delegation **out, size_t *n);

/* "12/QĐ-GQXP ngày 01/07/2026": how a deputy's act cites its document; missing: no deputy. */
str delegation_cite(struct arena *a, const struct law_signer *s);

/* Content as stored: "sanction", "coercion". */
enum law_content delegation_content(str word);
str delegation_content_word(enum law_content content);

#endif
