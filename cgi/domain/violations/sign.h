/*
 * Signing a sanction decision: the one act that gives it legal force. The law
 * is asked again for the day of signing; decision and step are kept together.
 */
#ifndef DOMAIN_VIOLATIONS_SIGN_H
#define DOMAIN_VIOLATIONS_SIGN_H

#include "domain/documents/wording.h"
#include "domain/violations/draft.h"

#define DECISION_BOOK "QĐ-XPHC"
#define DECISION_SUFFIX "/" DECISION_BOOK /* Decree 118/2021/NĐ-CP, form MQĐ02 */

struct signing {
    str number;
    struct date signed_on;
    const struct document *file;
    const struct signatures *signatures; /* step_in, as the next */
    int64_t second;
};

struct sign_fault {
    struct step_fault step;
    str power;       /* ERR_FORBIDDEN: why this signer may not, with the article */
    str approval;    /* ERR_FORBIDDEN: the chain of reviews says no, and what to do */
    bool other_law;  /* ERR_INVALID: on that day the law allows other fines: draft again */
    const char *const *open; /* ERR_INVALID: places of the paper that are open, of draft_open */
    size_t n_open;
    bool other_day;  /* ERR_INVALID: before the record, or in the future */
    opt_date drafted; /* ERR_INVALID: signed before the draft was ready, on that day */
    bool no_body;    /* ERR_INVALID: the register has no such body, so no name, on that day */
    bool number_taken; /* ERR_INVALID: another decision of the unit has it in that year */
    bool no_draft;   /* ERR_CONFLICT: nothing was drafted */
};

/*
 * The position in which the person may sign on that day, a deputy's by a delegation of
 * that content; *out is the verdict on it, or on the first where none may. position
 * NULL: the person holds none. Two statements at most.
 */
MUST_USE enum err signer_pick(struct cx *cx, const struct user *who, unit_id unit,
                              const struct law_assessment *as, enum law_content content,
                              struct law_signer *out);

/* Does it revoke a permit, so that the issuer gets it too (Decree 118/2021/NĐ-CP art. 9.5)? */
bool decision_revokes(const struct decision *d);

/* What a digitally signed file of the decision must hold: the name, the fines and their sum. */
size_t sign_wordings(struct arena *a, const struct violation *v, const struct decision *d,
                     const struct wording **out);

/*
 * Errors  of case_hold and step_take; ERR_FORBIDDEN, ERR_INVALID and ERR_CONFLICT
 *         with *fault; ERR_CONFLICT also: somebody else signed first.
 * Law     15/2012/QH13 arts. 66, 67; Decree 118/2021/NĐ-CP art. 9.
 */
MUST_USE enum err sanction_sign(struct cx *cx, const struct user *who, str code, str step,
                                const struct signing *in, struct sign_fault *fault);

#endif
