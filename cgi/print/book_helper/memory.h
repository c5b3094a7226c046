/*
 * Files in memory for libxlsxwriter and minizip, whose own functions (lxw_tmpfile, zipOpen)
 * open real ones: ours, of the same names, take their place when the program is linked, so
 * that it needs no file once it is shut in.
 */
#ifndef PRINT_BOOK_HELPER_MEMORY_H
#define PRINT_BOOK_HELPER_MEMORY_H

#include "base/err.h"
#include <stddef.h>

/* How many bytes one file may have from now on, at most. */
void memory_start(size_t most);

/* Write what was written as the archive; ERR_UNAVAILABLE also before it was opened. */
MUST_USE enum err memory_write(int fd);

#endif
