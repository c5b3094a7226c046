/* The daily dump of what is published, as a command and as what jobs start. */
#ifndef RUN_DUMP_H
#define RUN_DUMP_H

#include "run/open.h"

/* `hotline jobs` keeps one of these; zero at first. */
struct dump_watch {
    int64_t pid;               /* of a dump being made; 0: none */
    instant started, not_before;
};

/*
 * Starts `hotline dump make` in a process of its own where the dump is missing or of another
 * day, and takes note of its end; never waits. One that was made in vain is tried again after
 * ten times what it took, a second at least.
 */
void dump_watch(struct opened *o, struct dump_watch *w);
/* At the end of jobs: the dump in hand is given up. */
void dump_stop(struct dump_watch *w);

#endif
