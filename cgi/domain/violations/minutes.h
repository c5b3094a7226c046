/*
 * Minutes beside the violation record: working minutes (MBB02) by an official without power
 * over the act, or where tests are needed; of a hearing (MBB03); of a verification (MBB05).
 *
 * Law: Decree 118/2021/NĐ-CP arts. 12.1, 15, 17; Law 15/2012/QH13 arts. 59, 61.
 */
#ifndef DOMAIN_VIOLATIONS_MINUTES_H
#define DOMAIN_VIOLATIONS_MINUTES_H

#include "domain/cases/step.h"
#include "domain/drafts/form_draft.h"

enum minutes_kind { MINUTES_WORKING = 1, MINUTES_HEARING = 2, MINUTES_VERIFICATION = 4 };

enum minutes_type { MINUTES_LINE = 1, MINUTES_TEXT, MINUTES_WHEN, MINUTES_NUMBER, MINUTES_FLAG };

/* One field of the forms; paper: the key under which forms print it (documents/gather.h). */
struct minutes_field {
    const char *name, *label, *paper;
    enum minutes_type type;
    unsigned kinds;    /* bits of minutes_kind: the forms that have it ... */
    unsigned required; /* ... and that must */
};
extern const struct minutes_field minutes_fields[];
extern const size_t n_minutes_fields;

#define MINUTES_LINE_MAX 300  /* bytes */
#define MINUTES_TEXT_MAX 4000

/* "working", and back; 0: no such kind. Suffix of their number: "/BB-LV". */
const char *minutes_word(enum minutes_kind kind);
enum minutes_kind minutes_of(str word);
const char *minutes_suffix(enum minutes_kind kind);
const char *minutes_title(enum minutes_kind kind); /* message id */

/*
 * May such minutes be written where the case stands? Of a hearing while it is explained; of a
 * verification while facts are verified or a new decision is prepared; working minutes in
 * any case that goes on.
 */
bool minutes_fit(enum minutes_kind kind, const struct case_held *c);

struct minutes_new {
    enum minutes_kind kind;
    str number, made_at;
    const struct draft_field *fields; /* by name */
    size_t n;
};

/*
 * Keep them, with an event. Errors of case_may_work; ERR_CONFLICT: !minutes_fit;
 * ERR_DUPLICATE: the number is taken in this case; ERR_INVALID: a required field is empty or
 * the number has another suffix.
 */
MUST_USE enum err case_minutes_write(struct cx *cx, const struct user *who, str code,
                                const struct minutes_new *in);

struct minutes {
    enum minutes_kind kind;
    str number, made_at, writer;
    struct draft_part body;
};
/* As kept; newest first, at most 50. */
MUST_USE enum err case_minutes_load(struct cx *cx, case_id cid, struct minutes **out, size_t *n);

/* A field by its name; "": none. */
str minutes_value(const struct minutes *m, const char *name);

#endif
