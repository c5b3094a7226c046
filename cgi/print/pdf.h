/* PDFs made by hotline-print, in a process of its own. */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H

#include "base/str.h"

/*
 * described  as print/doc.h has it
 * program    path of hotline-print; fonts: folder of its letters
 * Errors     ERR_INVALID: not so described; ERR_TOO_LARGE: more than 4 MiB or 500 pages;
 *            ERR_UNAVAILABLE: late, out of memory, no fonts, could not start.
 */
MUST_USE enum err pdf_make(struct arena *a, const char *program, const char *fonts,
                           str described, str *pdf);

#endif
