/* `hotline unit outlines|variants|contacts FILE...`; see run/unit.c for its help. */
#ifndef RUN_UNIT_FILES_H
#define RUN_UNIT_FILES_H

#include <stdbool.h>

/* Is argv[0] one of these commands? */
bool is_unit_file(const char *command);

/* argv[0] is the command; the result is the exit status. */
int run_unit_file(int argc, char **argv);

#endif
