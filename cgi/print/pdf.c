#include "print/pdf.h"
#include "base/child.h"
#include "print/doc.h"

enum err pdf_make(struct arena *a, const char *program, const char *fonts, str described,
                  str *pdf)
{
    const char *const argv[] = { "hotline-print", fonts, NULL };
    const struct child c = { .program = program, .argv = argv, .deadline_ms = 30000, .cpu_s = 20,
                             .memory_bytes = (size_t)1 << 30,
                             .out_max_bytes = (size_t)32 << 20 };
    int status;
    if (described.n > DOC_MAX_BYTES) /* the helper would hang up before it has read all */
        return ERR_TOO_LARGE;
    TRY(child_run(a, &c, described, pdf, &status));
    switch (status) {
    case PRINT_EXIT_OK:
        return OK;
    case PRINT_EXIT_LARGE:
        return ERR_TOO_LARGE;
    case PRINT_EXIT_BROKEN:
        return ERR_INVALID;
    default:
        return ERR_UNAVAILABLE;
    }
}
