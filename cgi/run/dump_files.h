/* Writes the files of one dump and puts them in their place. */
#ifndef RUN_DUMP_FILES_H
#define RUN_DUMP_FILES_H

#include "base/cx.h"

/*
 * ERR_CONFLICT: something published went or changed meanwhile, nothing is there; do it again.
 * ERR_FORBIDDEN: no receipt.key; ERR_UNAVAILABLE: no published.dir, or it cannot be written.
 */
MUST_USE enum err dump_make(struct cx *cx);

#endif
