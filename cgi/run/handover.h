/* `hotline unit handover ...`; see run/unit.c for its help. */
#ifndef RUN_HANDOVER_H
#define RUN_HANDOVER_H

/* argv[0] is "handover"; the result is the exit status. */
int run_unit_handover(int argc, char **argv);

#endif
