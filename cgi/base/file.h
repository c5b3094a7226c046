/* Small files read whole: tables, workflows, configuration, secrets. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

/* The whole file, at most max bytes. ERR_NOT_FOUND: cannot be opened or read; ERR_TOO_LARGE. */
MUST_USE enum err file_read(struct arena *a, str path, size_t max, str *out);

/* Up to n bytes of an open file or pipe, fewer only at its end. ERR_UNAVAILABLE. */
MUST_USE enum err fd_read(int fd, void *out, size_t n, size_t *got);

/* An open file or pipe to its end. ERR_UNAVAILABLE; ERR_TOO_LARGE: more than max bytes. */
MUST_USE enum err fd_read_all(struct arena *a, int fd, size_t max, str *out);

/* All n bytes to an open file or pipe. ERR_UNAVAILABLE (errno says why). */
MUST_USE enum err fd_write(int fd, const void *bytes, size_t n);

/*
 * Put text at path, whole or not at all, readable by its owner alone.
 * ERR_UNAVAILABLE: cannot be written.
 */
MUST_USE enum err file_put_private(struct arena *a, str path, str text);

/*
 * Names in a folder that end in suffix and do not begin with a dot, sorted by
 * bytes. ERR_NOT_FOUND: cannot be read; ERR_TOO_LARGE: more than most.
 */
MUST_USE enum err dir_list(struct arena *a, str dir, str suffix, size_t most, str **names,
                           size_t *n);

/* path seen from the folder base: unchanged when it starts with '/'; "x/./y" and "//" are kept. */
str path_join(struct arena *a, str base, str path);

/* The folder of a path, "." when it has none, "/" for the root. */
str path_dir(struct arena *a, str path);

#endif
