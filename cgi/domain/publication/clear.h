/*
 * Clearing a case for the public (Open311): an official of the unit that holds it writes
 * what anybody may read, never before verification has ended. The place is the commune
 * and no more, times are days, nobody is named whose sanction is not published. It can
 * be taken back; what is cleared again gets another number.
 *
 * Law  ../shared/domain/hotline-regulation.md section 11.8 (results without the reporter's
 *      identity and without the name of a polluter who has no published decision).
 */
#ifndef DOMAIN_PUBLICATION_CLEAR_H
#define DOMAIN_PUBLICATION_CLEAR_H

#include "domain/cases/show.h"
#include "domain/intake/places.h"
#include "sql/clear.h"

#define CLEAR_TEXT_POINTS 4000 /* of Open311 */
#define CLEAR_TEXT_MAX ((size_t)16000)
#define CLEAR_NOTES_MAX 4000
#define CLEAR_REASON_MAX 1000

/* Why a case cannot be cleared, or that it can. */
enum clear_state { CLEAR_READY = 1, CLEAR_OTHER_FLOW, CLEAR_UNVERIFIED };

/*
 * The rule of stages: a case of the hotline whose verification came to a conclusion
 * (finding: the value of that field) and that is in no stage where the term to verify
 * runs. Pure.
 */
enum clear_state clear_ready(const struct flow *flow, const struct flow_stage *stage,
                             str finding);

/* May this person clear cases of the unit: its head, signer or publisher. Pure. */
bool clear_may(const struct user *who, unit_id unit);

struct clear_page {
    struct case_show show;
    enum clear_state state;
    bool may;                        /* the person, beside the state */
    bool live;                       /* it is public now: */
    struct clear_live_row row;
    const struct case_reports_row *reports;
    size_t n_reports;
    struct places places;
    str commune;                     /* proposed: code, or empty */
};

/* Everything of the page. ERR_NOT_FOUND as case_show_load. */
MUST_USE enum err clear_load(struct cx *cx, const struct user *who, str code,
                             struct clear_page *out);

struct clear_text {
    str description, notes; /* notes may be empty */
    str commune;            /* code */
};

/* What may not stand in the text; 0: nothing. Both texts are looked at. */
enum clear_fault { CLEAR_FINE = 0, CLEAR_NUMBER, CLEAR_ADDRESS, CLEAR_NAME };

/*
 * polluters: names as reports give them; published: names of sanctions that anybody may
 * read. A name counts from CLEAR_NAME_MIN letters on. Pure.
 */
#define CLEAR_NAME_MIN 4
enum clear_fault clear_check(struct arena *a, str text, const str *polluters, size_t n,
                             const str *published, size_t n_published, str *name);

/*
 * Clear, or change what is cleared. *fault and *name say why where ERR_INVALID.
 * ERR_CONFLICT: not verified (any more), joined, or a commune that is none; ERR_FORBIDDEN;
 * ERR_RECUSED; ERR_NOT_FOUND.
 */
MUST_USE enum err clear_write(struct cx *cx, const struct user *who, str code,
                              const struct clear_text *text, enum clear_fault *fault, str *name);

/* Take it back. ERR_CONFLICT: it is not public. Others as clear_write. */
MUST_USE enum err clear_withdraw(struct cx *cx, const struct user *who, str code, str reason);

#endif
