/* `hotline unit handover ...`; see run/unit.c for its help. */
#ifndef RUN_HANDOVER_H
#define RUN_HANDOVER_H

#include "base/cx.h"

/* argv[0] is "handover"; the result is the exit status. */
int run_unit_handover(int argc, char **argv);

/* The minutes of one handover as text on standard output. ERR_NOT_FOUND. */
MUST_USE enum err minutes_print(struct cx *cx, int64_t number);

#endif
