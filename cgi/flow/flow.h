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
#include "flow/model.h"

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
/* Title of a stage by the names in a row; the name itself when the flow is not loaded. */
str flow_stage_words(const struct flows *all, enum lang lang, str flow, int64_t version, str stage);

/* Words of the YAML file for an enum value, for pages and logs. */
str flow_role_word(enum flow_role role);
str flow_unit_word(enum flow_unit unit);
str flow_type_word(enum flow_type type);

#endif
