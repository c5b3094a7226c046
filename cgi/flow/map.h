/*
 * How running cases of one version of a workflow go on in a higher one: every stage
 * where an open case can stand is mapped to a stage of the new version, or kept. The
 * file is described in workflows/README.md, "Versions". Pure.
 */
#ifndef FLOW_MAP_H
#define FLOW_MAP_H

#include "flow/flow.h"

struct flow_map_stage {
    const struct flow_stage *from;
    const struct flow_stage *to; /* NULL: a case here stays in the old version */
    const str *start;            /* terms that begin with the move, where they do not run yet */
    size_t n_start;
    int line;
};

struct flow_map {
    str file, yaml;
    const struct flow *from, *to;
    const struct flow_map_stage *stages; /* in the order of the old version; none twice */
    size_t n_stages;
};

/* One mapping from bytes; file names it in faults. ERR_INVALID: a fault was written. */
MUST_USE enum err flow_map_parse(struct arena *a, str file, str yaml, const struct flows *all,
                                 struct flow_map **out, struct buf *faults);

/*
 * Prove, for a case that comes in any lawful way to a mapped stage and goes on from there
 * in the new version: the reporter is answered before the end; in each stage one of its
 * clocks runs; every day that a clock counts from was given; no step waits for a first
 * person who can no longer act; nothing comes in force without number and signed file.
 * Each fault is a line with the path after the move. Gives their number. Both versions
 * were proved by flow_check before.
 */
size_t flow_map_check(struct arena *a, const struct flow_map *map, struct buf *faults);

/* Row of a stage of the old version by name; NULL: an end, or none of that name. */
const struct flow_map_stage *flow_map_stage(const struct flow_map *map, str name);

/* What differs between two versions: a line for each stage, step and field. */
void flow_diff(const struct flow *before, const struct flow *after, struct buf *out);

#endif
