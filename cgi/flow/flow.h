/*
 * Workflows: procedures as data. A flow is a set of stages and the steps
 * between them, read from workflows/NAME.yaml, proved by flow_check before it
 * is used, and constant afterwards. Pure: no clock, no database.
 *
 * A flow has a main track, and may have tracks that run beside it from a given
 * step on (publication beside execution). Stage and step names are unique in
 * the whole flow. The YAML is described in workflows/README.md.
 */
#ifndef FLOW_FLOW_H
#define FLOW_FLOW_H

#include "base/buf.h"
#include "base/cx.h"
#include "base/date.h"
#include "base/str.h"

enum flow_role { /* bits, so that a set is an or of them */
    ROLE_OPERATOR = 1 << 0,
    ROLE_OFFICER = 1 << 1,
    ROLE_HEAD = 1 << 2,
    ROLE_INSPECTOR = 1 << 3,
    ROLE_SIGNER = 1 << 4,    /* person with sanctioning power, or a deputy with a delegation */
    ROLE_PUBLISHER = 1 << 5,
    ROLE_RELEASER = 1 << 6,  /* second person of a publication */
    ROLE_CUSTODIAN = 1 << 7,
    ROLE_AUDITOR = 1 << 8,
    ROLE_ADMIN = 1 << 9,
    ROLE_SYSTEM = 1 << 10,   /* jobs; no person */
    ROLE_REPORTER = 1 << 11, /* the citizen, by private key */
    ROLE_SECTION = 1 << 12,  /* head of the specialised section: reviews drafts */
    ROLE_OFFICE = 1 << 13,   /* the body's office: reviews form and wording of drafts */
    ROLE_CLERK = 1 << 14,    /* văn thư: numbers and dates papers in the body's register */
};

/* How the actor's unit stands to the case; bits. */
enum flow_unit {
    UNIT_OWNER = 1 << 0,    /* holds the case now */
    UNIT_RECEIVER = 1 << 1, /* the case is offered to it */
    UNIT_PARENT = 1 << 2,   /* superior of the owner, at any distance */
    UNIT_SENDER = 1 << 3,   /* offered the case and waits for acceptance */
    UNIT_ANY = 1 << 4,      /* any unit of the province */
    UNIT_NONE = 1 << 5,     /* reporter and system have no unit */
};

enum flow_type {
    FIELD_TEXT = 1, FIELD_LONG_TEXT, FIELD_DATE, FIELD_MOMENT, FIELD_CHOICE, FIELD_UNIT,
    FIELD_ACCOUNT, FIELD_MONEY, FIELD_NUMBER, FIELD_FILE, FIELD_YES_NO,
    FIELD_ACCOUNTS, /* several, as "12,15" */
};

/* What a filled field proves about an official document. */
enum flow_proof { PROVES_NOTHING = 0, PROVES_NUMBER = 1, PROVES_SIGNATURE };

/* The separate record a step writes, with a page of its own. */
enum flow_record {
    RECORD_NONE = 0, RECORD_ANSWER = 1, RECORD_FORWARD, RECORD_INSPECTION, RECORD_VIOLATION,
    RECORD_EXPLANATION, RECORD_VERIFICATION, RECORD_DECISION, RECORD_SERVICE, RECORD_PAYMENT,
    RECORD_REMEDY, RECORD_COERCION, RECORD_TRANSFER, RECORD_PUBLICATION, RECORD_RELEASE,
    RECORD_CORRECTION,
};

/* What a step does with the unit that holds the case. */
enum flow_handover {
    HANDOVER_NONE = 0, HANDOVER_OFFER = 1, HANDOVER_ACCEPT, HANDOVER_DECLINE,
    HANDOVER_UP, /* at once to the superior unit, which cannot decline; terms run on */
    HANDOVER_REVIEW, /* what the unit did is looked at again by its superior, where it has one */
};

enum flow_tell { /* bits */
    TELL_REPORTER = 1 << 0,
    TELL_HANDLER = 1 << 1,
    TELL_HEAD = 1 << 2,
    TELL_UNIT = 1 << 3,
    TELL_RECEIVER = 1 << 4,
    TELL_SENDER = 1 << 5,
    TELL_PARENT = 1 << 6,
    TELL_VIOLATOR = 1 << 7,
};

/* Whose duty a term is: only a unit can be late. */
enum flow_duty { DUTY_UNIT = 1, DUTY_VIOLATOR, DUTY_NOBODY };

/* What a step asks of the law engine before it is taken; bits. */
enum flow_ask {
    ASK_POWER = 1 << 0,       /* the position may sanction these acts on that day */
    ASK_OUT_OF_TIME = 1 << 1, /* the ground "out of time" is true */
    ASK_EXECUTION = 1 << 2,   /* the fine has not lapsed, or something outlasts it */
    ASK_PAID = 1 << 3,        /* nothing is owed */
    ASK_PUBLICATION = 1 << 4, /* the law does not order publication */
    ASK_POSTPONE = 1 << 5,    /* the fine reaches the sum of art. 76 */
    ASK_INSTALMENTS = 1 << 6, /* the fine reaches the sum of art. 79 */
    ASK_NO_RECORD = 1 << 7,   /* small enough to sanction without a record */
    ASK_MAIN_SANCTION = 1 << 8, /* the principal sanction is that of the decision */
    ASK_CHILDREN = 1 << 9,    /* no case opened from this one is open */
    ASK_FINE_ONLY = 1 << 10,  /* nothing of the decision outlasts the fine */
    ASK_LIMITATION = 1 << 11, /* the limitation of some act has not passed */
    ASK_REDUCED = 1 << 12,    /* no more is reduced than is unpaid */
    ASK_SHARES = 1 << 13,     /* the instalments are those of art. 79 */
    ASK_WAGE_SHARE = 1 << 14, /* no more of a wage is withheld than may be */
    ASK_REMEDY_MAX = 1 << 15, /* with all extensions within the longest term */
    ASK_CHECK_KIND = 1 << 16, /* a check (kiểm tra) of the managing body, no inspection */
    ASK_INSPECTION_KIND = 1 << 17, /* an inspection (thanh tra), ordered by an inspectorate */
    ASK_OUTSIDE = 1 << 18,    /* nobody of the unit asked reads an inbox here */
    ASK_EXHIBITS = 1 << 19,   /* nothing that was seized is still kept */
    ASK_PAPERS = 1 << 20,     /* no paper that was seized is still kept */
    ASK_MISSED = 1 << 21,     /* a sum of the plan was not paid on its day */
    ASK_COERCED = 1 << 22,    /* no more is collected than is owed, with the costs */
    ASK_NEW_FINE = 1 << 23,   /* the amended sum is one that the law allows for these acts */
};

enum flow_clock_act { CLOCK_START = 1, CLOCK_STOP, CLOCK_PAUSE, CLOCK_RESUME };

enum flow_door_kind { DOOR_API = 1, DOOR_BULK };

struct flow_text { str vi, en; };

struct flow_choice {
    str value;
    struct flow_text label;
};

struct flow_field {
    str name;
    enum flow_type type;
    struct flow_text label;
    struct flow_text help; /* may be missing */
    size_t max;            /* bytes of text */
    const struct flow_choice *choices;
    size_t n_choices;
    enum flow_proof proves;
    bool ahead;            /* a date that may lie in the future: a plan, the end of a term */
    const struct flow_field *const *not_before; /* dates that it does not come before */
    size_t n_not_before;
    const struct flow_field *when; /* an optional field is required once this choice ... */
    str is;                        /* ... has this value; NULL: never */
    int line;
};

/* One effect of a step on one clock. */
struct flow_clock {
    enum flow_clock_act act;
    str term;                       /* code of a legal term */
    str article;                    /* may be missing: the step's basis */
    const struct flow_field *from;  /* it starts, stands still or runs on from this day, given in
                                       this step or an earlier one; NULL: the moment of the step */
    str same_start;                 /* start counts from where this term last started, and
                                       leaves out what that stood still */
    bool again;                     /* start only if it ran before the step */
    const str *unless;              /* start only if none of these terms ran, or stood still, */
    size_t n_unless;                /* before the step */
    const struct flow_field *when;  /* only if this choice field ... */
    str is;                         /* ... has this value; NULL: always */
    int line;
};

struct flow_step;
struct flow_track;

/* A case of another flow that a step opens beside its own, in the same transaction. */
struct flow_child {
    str flow, step;                /* by name: the version valid on the day of the step */
    const struct flow_field *when; /* only if this choice field ... */
    str is;                        /* ... has this value; NULL: always */
    opt_date since;  /* from this day on: the procedure came into being */
    bool takes_over; /* a change of kind: it counts from the opening of this case, and its
                        reports belong to the new one too */
    int line;
};

struct flow_who {
    unsigned roles; /* enum flow_role: one of them */
    unsigned units; /* enum flow_unit: one of them */
    bool handler_only;                           /* the case's named handler */
    const struct flow_step *const *not_same_as;  /* taken by another account, last time */
    size_t n_not_same_as;
};

struct flow_stage {
    str name;
    struct flow_text title;        /* for officials */
    struct flow_text public_title; /* for the reporter */
    struct flow_text public_text;  /* what it means and what comes next */
    const str *clocks; /* terms of which at least one runs here */
    size_t n_clocks;
    str no_clock;  /* why none runs */
    str not_late;  /* article by which a fine is not late while the case stands here */
    bool end;      /* on arrival all clocks of the track stop but those in clocks[] */
    bool in_force; /* a document has legal force from here on */
    const struct flow_track *track;
    size_t index; /* in the flow */
    int line;
};

/* Another way to take the step than its page. Never weaker than the page. */
struct flow_door {
    enum flow_door_kind kind;
    struct flow_who who;
    const struct flow_field *const *needs;
    size_t n_needs;
    int line;
};

struct flow_step {
    str name;
    struct flow_text title; /* of the button: a verb */
    bool opens; /* begins the track: no stage before it */
    const struct flow_stage *const *from;
    size_t n_from;
    const struct flow_stage *to; /* NULL: the stage stays as it is */
    struct flow_who who;
    const struct flow_field *const *needs;
    size_t n_needs;
    const struct flow_field *const *optional;
    size_t n_optional;
    enum flow_record record;
    enum flow_handover handover;
    const struct flow_field *assigns; /* account field that becomes the handler, or NULL */
    const struct flow_field *assigns_with; /* accounts field of those who co-operate, or NULL */
    const struct flow_field *assigns_due;  /* date field of the internal due day, or NULL */
    bool unassigns;                   /* the handler gives the case back to the head */
    bool recuses; /* who takes it has a conflict of interest, and never acts on the case again */
    const str *waits_for; /* refused while one of these terms runs and its due day has not passed */
    size_t n_waits_for;
    /* Refused when terms of this list run and the last of them ended before that day. */
    const str *within;
    size_t n_within;
    const struct flow_field *within_day;
    unsigned asks;                     /* enum flow_ask */
    const struct flow_field *asks_day; /* the day it asks about; NULL: today */
    const struct flow_clock *clocks;
    size_t n_clocks;
    const struct flow_child *children; /* they get the values of this step */
    size_t n_children;
    /* Steps of other tracks that are taken with this one, where they can be. */
    const struct flow_step *const *also;
    size_t n_also;
    unsigned tells; /* enum flow_tell */
    bool answers;   /* the reporter gets the answer */
    str form;       /* code of the form printed; may be missing */
    str basis;      /* act and article */
    const struct flow_door *doors;
    size_t n_doors;
    const struct flow_track *track;
    size_t index; /* in the flow */
    int line;
};

/* Steps that two different people must take. */
struct flow_pair {
    const struct flow_step *first, *second;
    int line;
};

struct flow_duty_row {
    str term;
    enum flow_duty duty;
    int line;
};

struct flow_track {
    str name; /* "main" for the first */
    struct flow_text title;
    const struct flow_step *opened_by; /* step of the main track; NULL for main */
    const struct flow_step *opening;   /* first step with opens; taken with opened_by's values */
    const struct flow_stage *start;
    int line;
};

/* One review of the draft of a decision; skipped in a unit where nobody holds the role. */
struct flow_level {
    str name;
    enum flow_role role;
    struct flow_text title;
    int line;
};

struct flow {
    str file, name;
    str yaml; /* the file's bytes, for its digest */
    int version;
    struct date valid_from;
    opt_date valid_to;
    struct flow_text title;
    str basis;
    bool reporter_waits;  /* every path to an end of the main track must answer the reporter */
    str reporter_reason;  /* why not, else */
    bool asked;           /* the unit of the case it was opened from counts as its sender */
    const struct flow_field *fields;
    size_t n_fields;
    const struct flow_track *tracks; /* [0] is main */
    size_t n_tracks;
    const struct flow_stage *stages; /* of all tracks */
    size_t n_stages;
    const struct flow_step *steps;
    size_t n_steps;
    const struct flow_pair *pairs;
    size_t n_pairs;
    const struct flow_level *approval; /* who reviews the draft of a decision, in turn */
    size_t n_approval;
    const struct flow_duty_row *duties; /* terms that are not the unit's */
    size_t n_duties;
};

struct flow_form {
    str code;
    struct flow_text title;
    str basis;
    struct date valid_from;
    opt_date valid_to;
};

struct flows {
    const struct flow *const *all; /* by name, then version */
    size_t n;
    const struct flow_form *forms;
    size_t n_forms;
};

/* How flow/ asks about legal terms without knowing cgi/law. */
struct flow_terms {
    /* Does code exist on every day of from..to (to missing: without end)? */
    bool (*exists)(const void *law, str code, struct date from, opt_date to);
    const void *law;
};

/*
 * Load DIR/forms.yaml and every other DIR/NAME.yaml, check each with
 * flow_check. Every fault is one line in *faults. terms NULL: codes of terms
 * are not looked up. ERR_NOT_FOUND: no such folder; ERR_INVALID: faults.
 */
MUST_USE enum err flow_load(struct arena *a, str dir, const struct flow_terms *terms,
                            struct flows **out, struct buf *faults);

/* One flow from bytes, without check; file names it in faults. ERR_INVALID. */
MUST_USE enum err flow_parse(struct arena *a, str file, str yaml, struct flow **out,
                             struct buf *faults);

/*
 * Prove f, see workflows/README.md "What check proves". Each fault is a line
 * "FILE:LINE: where: message", with a counterexample path where there is one.
 * Gives the number of faults. all gives the forms and may be NULL with terms.
 */
size_t flow_check(struct arena *a, const struct flow *f, const struct flows *all,
                  const struct flow_terms *terms, struct buf *faults);

enum { FLOW_ALL = 9999 }; /* the highest version there can be: whatever is activated */

/* By name and version; version 0: the newest. NULL: none. */
const struct flow *flow_find(const struct flows *all, str name, int version);
/*
 * The version that a case opened on a day takes: the newest one valid then, of those in
 * use: the lowest of those valid, and all up to the version `activated` (0: none was).
 * NULL: none. Services ask flow_today() of domain/flows, which knows what was activated.
 */
const struct flow *flow_on(const struct flows *all, str name, struct date day, int activated);

const struct flow_stage *flow_stage(const struct flow *f, str name); /* NULL: none */
const struct flow_step *flow_step(const struct flow *f, str name);   /* NULL: none */
/* The same, else that of another version of f: a page made before its case moved; NULL: none. */
const struct flow_step *flow_step_ever(const struct flows *all, const struct flow *f, str name);
const struct flow_field *flow_field(const struct flow *f, str name); /* NULL: none */
const struct flow_field *flow_field_ever(const struct flows *all, const struct flow *f, str name);
const struct flow_track *flow_track(const struct flow *f, str name); /* NULL: none */
const struct flow_form *flow_form(const struct flows *all, str code);

/* Whose duty a term is in this flow. */
enum flow_duty flow_duty(const struct flow *f, str term);

/*
 * Steps that leave stage, in file order: NULL starts, NULL ends. stage NULL:
 * the steps that open the main track.
 */
const struct flow_step *flow_next(const struct flow *f, const struct flow_stage *stage,
                                  const struct flow_step *after);

/* May step be taken in this stage at all? */
bool flow_leaves(const struct flow_step *step, const struct flow_stage *stage);

/* Who stands before the case. */
struct flow_actor {
    unsigned roles; /* that the account holds today */
    unsigned units; /* relations of its unit to the case; UNIT_ANY is implied for officials */
    bool handler;   /* is the named handler */
    int64_t account;
};

/* Account that last took a step of the case, 0 when nobody did. */
typedef int64_t flow_last_fn(const void *arg, const struct flow_step *step);

/* Whether actor may take step; last may be NULL when step has no not_same_as. */
bool flow_may(const struct flow_step *step, struct flow_actor actor, flow_last_fn *last,
              const void *arg);

/* The same by a side door; false when the step has no such door. */
bool flow_may_by(const struct flow_step *step, enum flow_door_kind door, struct flow_actor actor,
                 flow_last_fn *last, const void *arg);

/* Does the step require a field that proves this of a document? */
bool flow_needs_proof(const struct flow_step *s, enum flow_proof proves);

/* A value typed for a field. */
struct flow_value {
    str field, text;
};

/* Required fields without a value, in order; array in the arena. */
size_t flow_missing(struct arena *a, const struct flow_step *step, const struct flow_value *values,
                    size_t n, const struct flow_field *const **missing);

/*
 * Clock effects of a step with these values, conditions resolved; array in the
 * arena, in the order stop, pause, resume, start. Starting a term that runs
 * already changes nothing: it keeps its first day.
 */
size_t flow_clocks(struct arena *a, const struct flow_step *step, const struct flow_value *values,
                   size_t n, const struct flow_clock *const **effects);

/* A term that runs on a case, and its last moment. */
struct flow_running {
    str term;
    instant due;
};

/*
 * Index in rows of the term that forbids the step because it is over, n when none does.
 * at is the first moment of the day that the step is tested on (within_day). Several
 * terms of the step may run, as after a transfer: the last to end counts.
 */
size_t flow_too_late(const struct flow_step *step, const struct flow_running *rows, size_t n,
                     instant at);

enum flow_detail {
    DRAW_ALL = 1, /* every step with its roles, every stage with its terms: for who writes flows */
    DRAW_MOVES,   /* steps that lead to another stage, in words alone: for who works by them */
};

/*
 * The flow as a Graphviz DOT text; stage `here` is filled when given. In the picture made
 * of it each stage is a group with the id "s_NAME", by which flow_mark finds it.
 */
void flow_draw(const struct flow *f, enum lang lang, enum flow_detail detail,
               const struct flow_stage *here, struct buf *out);

/* An SVG picture of a flow with one more stage filled; as it was where the stage is not in it. */
str flow_mark(struct arena *a, str svg, str stage);

/* The text in a language; Vietnamese where there is no other. */
str flow_words(enum lang lang, struct flow_text t);

/* Words of the YAML file for an enum value, for pages and logs. */
str flow_role_word(enum flow_role role);
str flow_unit_word(enum flow_unit unit);
str flow_type_word(enum flow_type type);

#endif
