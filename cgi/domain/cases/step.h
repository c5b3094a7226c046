/*
 * Moving a case along its workflow. Everything that a step does happens here:
 * who may, what it needs, stage, clocks, handler, unit, event, what the
 * reporter sees, who is told. Records (inspection, decision ...) call step_take
 * inside their own transaction, so a record and its step stand or fall together.
 */
#ifndef DOMAIN_CASES_STEP_H
#define DOMAIN_CASES_STEP_H

#include "domain/accounts/user.h"
#include "domain/documents/document.h"
#include "flow/flow.h"

/* Whether a person declared a conflict of interest in a case; 0: not asked, and so refused. */
enum conflict { CONFLICT_UNKNOWN = 0, CONFLICT_NONE = 1, CONFLICT_DECLARED };

/* How the person who is asking stands to a case, besides the office (hands.h). */
struct standing {
    enum conflict conflict;
    bool helper;     /* co-operates: does what an officer of the unit may */
    str for_handler; /* name of the handler on leave whom the person covers; or empty */
    str for_head;    /* name of the unit's head on leave whom the person covers; or empty */
};

/* A case while its row is locked. */
struct case_held {
    case_id id;
    str code;
    opt_case_id parent;
    const struct flow *flow;
    const struct flow_stage *stage; /* of the main track */
    unit_id unit;
    str unit_level, unit_parent; /* of the owner */
    opt_unit_id to_unit;
    opt_unit_id sender; /* asked for it (flow->asked), or has just handed it over */
    opt_account_id handler;
    str pollution;
    bool ended;
    opt_case_id joined; /* its reports are handled in that case: nothing is done here */
    opt_instant joined_at;
    str delegation; /* the document by which a deputy takes the step; missing: none */
    struct standing standing; /* of the person who takes the step */
    str lead, helpers; /* names, after a step that assigned */
};

struct signatures;
struct wording;

/* What a step needs from whoever takes it. */
struct step_in {
    const struct flow_value *values; /* field name and text, for the fields of the step */
    size_t n_values;
    opt_unit_id to_unit;  /* for an offer */
    opt_account_id assignee; /* for a step that assigns */
    const struct document *document; /* the sealed file whose name is a value; or NULL */
    const struct signatures *signatures; /* found in the document (documents/signed.h); or NULL */
    const struct wording *wordings; /* what its text must hold, besides what is typed */
    size_t n_wordings;
    int64_t second; /* of the code that second_check accepted; 0: none, and nothing is signed */
};

/* What was typed for a field; empty where nothing was. */
str step_typed(const struct step_in *in, str field);

/* Why a step was refused, for the page. */
struct step_fault {
    const struct flow_field *const *missing; /* ERR_INVALID: required and empty */
    size_t n_missing;
    const struct flow_field *ahead; /* ERR_INVALID: this day is still to come */
    const struct flow_field *early, *first; /* ERR_INVALID: the day of `early` ... */
    struct date early_day, first_day;       /* ... comes before that of `first` */
    str waits_for;       /* ERR_CONFLICT: this term of the other side still runs ... */
    instant waits_until; /* ... until then ... */
    bool waits_paused;   /* ... or later, as it stands still */
    str too_late;        /* ERR_CONFLICT: the term in which the step was lawful ... */
    instant too_late_since; /* ... ended then */
    /* ERR_CONFLICT: what the step asks of the law says no */
    str power;            /* why this person may not, with the article */
    bool no_position;     /* ... or holds no position with power that day */
    bool in_time;         /* "out of time" is not true ... */
    str in_time_term;     /* ... this term runs (empty: the limitation alone) ... */
    instant in_time_until; /* ... until then */
    int64_t owed;         /* đồng of fine and interest not paid */
    bool must_publish;    /* the decision must be published */
    str paper;            /* number of a paper of the case that is not in force yet */
    str file_of;          /* number of the paper whose signed file this is already */
    bool number_taken;    /* ERR_INVALID: the number is another paper's of the body that year */
    bool number_shape;    /* ERR_INVALID: not like 12/QĐ-XPHC */
    bool number_not_given; /* the body's clerk has not given it for this case and day */
    str chain;            /* it did not go the way of approval: what to do ... */
    const struct flow_field *const *changed; /* ... or is not what was passed there, in these */
    size_t n_changed;
    bool needs_second;    /* a signature without a fresh code of the second factor */
    const char *says;     /* another refusal, to be translated; {0} is ... */
    int64_t says_sum;     /* ... this sum in đồng */
    int64_t fine;         /* đồng fined, less than ... */
    const struct law_number *least; /* ... this; NULL: not so */
};

/*
 * Lock the case by its code. Inside a transaction.
 * ERR_NOT_FOUND; ERR_INTERNAL: its workflow version is not loaded.
 */
MUST_USE enum err case_hold(struct cx *cx, str code, struct case_held *c);

/*
 * Whether the person may take the step, by one office: role and relation of its
 * unit to the case must come from the same office; c->standing is that person's.
 * Who declared a conflict of interest may only move the case up. A cover of the
 * head may assign and nothing else of a head. last: see flow_may.
 */
bool step_may(const struct user *who, const struct case_held *c, const struct flow_step *step,
              flow_last_fn *last, const void *arg);

/*
 * The unit in which the person holds one of the roles and stands to the case as the step asks:
 * the one that holds it first, else (*above) one above it. false: none.
 */
bool step_unit(const struct user *who, const struct case_held *c, const struct flow_step *step,
               unsigned roles, unit_id *unit, bool *is_above);

/* The first date or hour typed that lies ahead and must not; NULL: none. Pure. */
const struct flow_field *step_ahead(const struct cx *cx, const struct flow_step *step,
                                    const struct step_in *in);

/* Does a unit of the user count as sender of the case? It may see it. */
bool case_sent_by(const struct user *who, const struct case_held *c);

/* May the user see the case at all: owner, receiver or superior unit. */
bool case_visible(const struct user *who, unit_id unit, str unit_parent, opt_unit_id to_unit);

/*
 * Take a step of a held case. who NULL: the system, or the reporter through it.
 *
 * The stage of a side track is kept as the value "track:NAME" of the case.
 * Errors  ERR_CONFLICT: no such step from this stage, or a term it must wait for;
 *         ERR_FORBIDDEN: not this person; ERR_INVALID: fields missing, see *fault;
 *         ERR_UNSET: a clock that starts here has no length; ERR_RECUSED: this
 *         person declared a conflict of interest.
 */
MUST_USE enum err step_take(struct cx *cx, const struct user *who, struct case_held *c,
                            const struct flow_step *step, const struct step_in *in,
                            struct step_fault *fault);

struct clocks_of_case_row;
/*
 * Does the step wait for this clock, which still runs at that moment? Then it stands in the fault,
 * unless one that ends later does already. Asked of each clock of the case.
 */
void step_waits(const struct flow_step *step, const struct clocks_of_case_row *row, instant at,
                struct step_fault *fault);

/* The same in a transaction of its own, by names. */
MUST_USE enum err case_step(struct cx *cx, const struct user *who, str code, str step,
                            const struct step_in *in, struct step_fault *fault);

/*
 * Whether a user may take the step now (for showing buttons); no lock. Reads
 * the history only for two-person steps.
 */
MUST_USE enum err step_allowed(struct cx *cx, const struct user *who, const struct case_held *c,
                               const struct flow_step *step, bool *may);

/*
 * Stage that the step must leave: of the main track, or of its own.
 * ERR_CONFLICT: its track has not begun.
 */
MUST_USE enum err step_stage(struct cx *cx, const struct case_held *c,
                             const struct flow_step *step, const struct flow_stage **out);

/* Which page writes a step: the general form of its fields, or that of its record. */
enum step_page {
    STEP_GENERAL = 1,
    STEP_INSPECTION,
    STEP_VIOLATION,
    STEP_DECISION,
    STEP_PAYMENT,
    STEP_PUBLICATION,
    STEP_RELEASE,
    STEP_CORRECTION,
};
enum step_page step_page(const struct flow_step *step);

/* A paper is signed by taking it: the second factor is asked for (accounts/second.h). */
bool step_signs(const struct flow_step *step);

/* Not STEP_GENERAL: never taken by its name alone. */
bool step_has_own_page(const struct flow_step *step);

/* Stage of a side track, NULL when it has not begun. values: all values of the case. */
const struct flow_stage *track_stage(const struct flow_track *track,
                                     const struct flow_value *values, size_t n,
                                     const struct flow *flow);

#endif
