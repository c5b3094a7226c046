/* How helper programs that read untrusted bytes shut themselves in. */
#ifndef BASE_LOCKDOWN_H
#define BASE_LOCKDOWN_H

#include "base/err.h"

/*
 * From here on: no new files, processes or connections; only memory, input and
 * output. Does nothing under AddressSanitizer. ERR_INTERNAL: not possible here.
 */
MUST_USE enum err lockdown(void);

#endif
