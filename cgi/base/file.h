/* Small files read whole: tables, workflows, configuration, secrets. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

/* The whole file, at most max bytes. ERR_NOT_FOUND: cannot be opened or read; ERR_TOO_LARGE. */
MUST_USE enum err file_read(struct arena *a, str path, size_t max, str *out);

/* path seen from the folder base: unchanged when it starts with '/'; "x/./y" and "//" are kept. */
str path_join(struct arena *a, str base, str path);

/* The folder of a path, "." when it has none, "/" for the root. */
str path_dir(struct arena *a, str path);

#endif
