/*
 * All paths through one track of a flow, with a few bits of memory: the engine
 * behind every proof of flow_check. Breadth first, so a path found is a
 * shortest one. Inside flow/ only.
 */
#ifndef FLOW_WALK_H
#define FLOW_WALK_H

#include "flow/flow.h"

struct rule {
    const struct flow_track *track;
    unsigned bits;    /* of memory, at most 12 */
    unsigned initial; /* before the step that opens the track, or in `start` */
    const struct flow_stage *start; /* begin here, not with the steps that open the track */
    const void *arg;
    /* Memory after a step; choice is the value of the field its clocks depend on, or NULL. */
    unsigned (*apply)(const struct rule *r, const struct flow_step *step,
                      const struct flow_choice *choice, const struct flow_stage *from,
                      const struct flow_stage *to, unsigned memory);
    /* A fault: standing in stage (next NULL), or about to take next (stage NULL when opening). */
    bool (*bad)(const struct rule *r, const struct flow_stage *stage, const struct flow_step *next,
                unsigned memory);
};

/* Whether a fault is reachable; then *path tells how, "open -> stage, step -> stage". */
bool walk_finds(struct arena *a, const struct flow *f, const struct rule *r, str *path);

/* Stages of the track that can be reached, by index. */
void walk_reach(struct arena *a, const struct flow *f, const struct flow_track *t, bool *reached);

/* Write one fault about a part of f ("stages.x"), with a path when there is one. */
void flow_fault(const struct flow *f, struct buf *faults, int line, const char *where, str name,
                str path, const char *fmt, ...) __attribute__((format(printf, 7, 8)));

/* What flow_check works with. */
struct proof {
    struct arena *a;
    const struct flow *f;
    const struct flows *all;
    const struct flow_terms *terms;
    struct buf *faults;
    size_t n;
};

void prove_paths(struct proof *p);  /* reach, dead ends, answers */
void prove_clocks(struct proof *p); /* clocks and the days they count from */
void prove_people(struct proof *p); /* two-person steps, side doors */
void prove_approval(struct proof *p); /* what is signed was read by others before */
void prove_papers(struct proof *p); /* numbers and signatures, forms, terms */
void prove_beside(struct proof *p); /* child cases and steps taken with another */
void prove_parts(struct proof *p);  /* what one stage or step shows by itself */

/* Rules that are asked of a case on its way in another version too; see prove_map.c. */
unsigned answered_after(const struct rule *r, const struct flow_step *step,
                        const struct flow_choice *choice, const struct flow_stage *from,
                        const struct flow_stage *to, unsigned memory);
/* r->arg is the stage; memory: two bits for each of its clocks, CLOCK_RUNS and CLOCK_RESTS. */
unsigned clocks_after(const struct rule *r, const struct flow_step *step,
                      const struct flow_choice *choice, const struct flow_stage *from,
                      const struct flow_stage *to, unsigned memory);
bool no_clock_runs(const struct rule *r, const struct flow_stage *stage,
                   const struct flow_step *next, unsigned memory);
enum { CLOCK_RUNS = 1, CLOCK_RESTS = 2 };

bool needs_field(const struct flow_step *s, const struct flow_field *field);

/* Whether every path up to and with opened_by gives `has` (true for the main track: no). */
bool given_before(const struct proof *p, const struct flow_track *t, const void *arg,
                  bool (*has)(const struct flow_step *, const void *));

#define FAULT(p, kind, part, path, ...)                                                        \
    do {                                                                                       \
        flow_fault((p)->f, (p)->faults, (part)->line, kind, (part)->name, path, __VA_ARGS__);  \
        (p)->n++;                                                                              \
    } while (0)

#define NO_PATH ((str){ 0 })

#endif
