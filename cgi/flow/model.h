/*
 * What a workflow consists of, as it was read from workflows/NAME.yaml: fields, tracks,
 * stages and steps, all constant. flow/flow.h has what can be asked of it; the YAML is
 * described in workflows/README.md.
 */
#ifndef FLOW_MODEL_H
#define FLOW_MODEL_H

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
    ROLE_OBSERVER = 1 << 15, /* Fatherland Front, elected council: looks on, takes no step */
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

/* What a step asks of the law engine before it is taken, in the order of their words. */
enum flow_ask {
    ASK_POWER = 1,       /* the position may sanction these acts on that day */
    ASK_OUT_OF_TIME,     /* the ground "out of time" is true */
    ASK_EXECUTION,       /* the fine has not lapsed, or something outlasts it */
    ASK_PAID,            /* nothing is owed */
    ASK_PUBLICATION,     /* the law does not order publication */
    ASK_POSTPONE,        /* the fine reaches the sum of art. 76 */
    ASK_INSTALMENTS,     /* the fine reaches the sum of art. 79 */
    ASK_NO_RECORD,       /* small enough to sanction without a record */
    ASK_MAIN_SANCTION,   /* the principal sanction is that of the decision */
    ASK_CHILDREN,        /* no case opened from this one is open */
    ASK_FINE_ONLY,       /* nothing of the decision outlasts the fine */
    ASK_LIMITATION,      /* the limitation of some act has not passed */
    ASK_REDUCED,         /* no more is reduced than is unpaid */
    ASK_SHARES,          /* the instalments are those of art. 79 */
    ASK_WAGE_SHARE,      /* no more of a wage is withheld than may be */
    ASK_REMEDY_MAX,      /* with all extensions within the longest term */
    ASK_CHECK_KIND,      /* a check (kiểm tra) of the managing body, no inspection */
    ASK_INSPECTION_KIND, /* an inspection (thanh tra), ordered by an inspectorate */
    ASK_OUTSIDE,         /* nobody of the unit asked reads an inbox here */
    ASK_EXHIBITS,        /* nothing that was seized is still kept */
    ASK_PAPERS,          /* no paper that was seized is still kept */
    ASK_MISSED,          /* a sum of the plan was not paid on its day */
    ASK_COERCED,         /* no more is collected than is owed, with the costs */
    ASK_NEW_FINE,        /* the amended sum is one that the law allows for these acts */
    ASK_NO_CRIME,        /* no sign of a crime was noted that still waits for the transfer */
    ASK_STANDING,        /* the coerced decision is in force and does not stand still */
    ASK_GROUND,          /* the ground of no sanction is not against the record */
    ASK_REMEDY_DUE,      /* the term to carry the remedies out is over */
    ASK_EVIDENCE,        /* a file shows that the remedy was carried out */
    ASK_HEARING,         /* a hearing that was asked for was held, missed or withdrawn */
    ASK_HEARING_ASKED,   /* a hearing was asked for */
    ASK_BAIL,            /* the sums of a bail: deposited, deducted, given back */
    N_ASKS = ASK_BAIL,
};

#define ASK_BIT(ask) (UINT64_C(1) << ((ask) - 1))

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
    const struct flow_field *length; /* start lasts as many units as this number says, given
                                       earlier; NULL or never given: as many as the law's */
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
    uint64_t asks;                     /* ASK_BIT of enum flow_ask */
    const struct flow_field *asks_day; /* the day it asks about; NULL: today */
    const struct flow_clock *clocks;
    size_t n_clocks;
    const struct flow_child *children; /* they get the values of this step */
    size_t n_children;
    /* Steps of other tracks that are taken with this one, where they can be. */
    const struct flow_step *const *also;
    size_t n_also;
    bool approved;  /* what is signed by it goes the way of approval first ... */
    str at_once;    /* ... or why it does not; missing: nothing was said of it */
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

/* One review of a draft that is signed later; skipped in a unit where nobody holds the role. */
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

#endif
