/* How helper programs that read untrusted bytes shut themselves in. */
#ifndef BASE_LOCKDOWN_H
#define BASE_LOCKDOWN_H

#include "base/err.h"

/*
 * From here on: no new files, processes or connections; only memory, input and
 * output. Does nothing under AddressSanitizer. ERR_INTERNAL: not possible here.
 */
MUST_USE enum err lockdown(void);

/*
 * Before another program is put in our place: no network, no process beside it, no file
 * written, and none read but those of the system (/usr, /lib, /etc, /proc/self) and of
 * folder `also` (NULL: none), where the kernel knows Landlock. Does nothing under
 * AddressSanitizer. ERR_INTERNAL: not possible here.
 */
MUST_USE enum err lockdown_program(const char *also);

#endif
