/*
 * An administrator puts a new version of a workflow in use. New cases take it from
 * its day on; running cases move by an explicit mapping, done by `hotline jobs` in
 * small transactions with one event each; the undo moves back those that took no step.
 */
#ifndef DOMAIN_FLOWS_ACTIVATION_H
#define DOMAIN_FLOWS_ACTIVATION_H

#include "base/cx.h"
#include "base/ids.h"
#include "flow/map.h"

struct plan_stage {
    str from, to; /* to empty: kept in the old version */
    int64_t n;    /* open cases */
};

struct plan {
    const struct plan_stage *stages; /* those with cases, in the order of the old version */
    size_t n_stages;
    int64_t moves, stays;
    str const *codes; /* some of the cases, oldest first */
    size_t n_codes;
    struct date active_from; /* of the activation, were it made today */
};

/*
 * What the activation would do now. A case that also stands in a kept stage of a side
 * track is counted as moving here and stays when its turn comes.
 */
MUST_USE enum err activation_plan(struct cx *cx, const struct flow_map *map, struct plan *out);

/* The account of a login that holds the role admin today. ERR_FORBIDDEN: it does not. */
MUST_USE enum err activation_admin(struct cx *cx, str login, account_id *out);

/*
 * Record it. map was proved. Errors  ERR_CONFLICT: map->from is not the version that
 * is in use (somebody else was faster, or its activation is missing).
 */
MUST_USE enum err activation_make(struct cx *cx, const struct flow_map *map, account_id by,
                                  activation_id *out);

/*
 * Take it back: new cases get the version before at once, jobs move cases back.
 * Errors  ERR_NOT_FOUND; ERR_GONE: undone already; ERR_CONFLICT: a newer version of this
 * workflow is in use, which must be undone first. *moved: cases that it had moved.
 */
MUST_USE enum err activation_undo(struct cx *cx, activation_id id, account_id by,
                                  int64_t *moved);

struct activation {
    activation_id id;
    str flow;
    int64_t from, to;
    struct date active_from;
    int64_t planned, moved, kept, back; /* cases */
    instant activated;
    opt_instant undone, done; /* done not set: cases still wait */
    str by, undone_by;
};

/* Newest first, 50 at most. One statement. */
MUST_USE enum err activations_list(struct cx *cx, struct activation **out, size_t *n);

struct stayed_case {
    str code, stage;
    str why; /* kept_stage, kept_track, failed; step_taken, moved_on after an undo */
};

/*
 * Cases that an activation left in the old version, then those that its undo left in the
 * new one; 50 at most of each. Two statements.
 */
MUST_USE enum err activation_stayed(struct cx *cx, activation_id id, struct stayed_case **out,
                                    size_t *n);

#endif
