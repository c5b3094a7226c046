/*
 * Files in memory for libxlsxwriter and minizip, whose own functions (lxw_tmpfile, zipOpen)
 * open real ones: ours, of the same names, take their place when the program is linked, so
 * that it needs no file once it is shut in.
 */
#ifndef PRINT_BOOK_HELPER_MEMORY_H
#define PRINT_BOOK_HELPER_MEMORY_H

#include "base/str.h"

/* Where the bytes are kept from now on, and how many at most in one file. */
void memory_start(struct arena *a, size_t most);

/* What was written as the archive; missing before it was opened. */
str memory_archive(void);

#endif
