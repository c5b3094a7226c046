/*
 * Runs a helper program (hotline-media, hotline-mime, hotline-send): bytes in, bytes
 * out, in a process of its own without open files, keys or database, under limits, killed
 * when late. Its environment is TZ alone: what it prints of times is Vietnam's.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/str.h"

/* Exit code of a helper that ran out of memory or cannot be started; none uses it otherwise. */
#define CHILD_EXIT_SYSTEM 6

struct child {
    const char *program;     /* absolute path of the executable */
    const char *const *argv; /* NULL at its end; argv[0] by custom the name */
    int64_t deadline_ms;     /* wall clock, whole run; 1..600000 */
    int cpu_s;               /* processor time */
    size_t memory_bytes;     /* address space; not enforced under AddressSanitizer */
    size_t out_max_bytes;    /* of the answer */
};

/*
 * Write in to its standard input, collect its standard output.
 *
 * *status exit code 0..255, or 256 + signal when it was killed by one.
 * Errors  ERR_UNAVAILABLE: cannot start, or late (killed); ERR_TOO_LARGE: more
 *         output than out_max_bytes (killed). A bad exit code is OK here.
 */
MUST_USE enum err child_run(struct arena *a, const struct child *c, str in, str *out, int *status);

#endif
