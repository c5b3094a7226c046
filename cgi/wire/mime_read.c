#include "base/child.h"
#include "wire/frames.h"
#include "wire/mime.h"

enum { DEADLINE_MS = 60000, CPU_S = 30 };
#define MEMORY_BYTES ((size_t)768 << 20)

enum err mime_read(struct arena *a, const char *program, struct letter *out)
{
    static const char *const argv[] = { "hotline-mime", NULL };
    /* Files come out smaller than they are in the mail, texts at most three times as long. */
    const struct child c = { .program = program, .argv = argv, .deadline_ms = DEADLINE_MS,
                             .cpu_s = CPU_S, .memory_bytes = MEMORY_BYTES,
                             .out_max_bytes = out->whole.n + 4 * MIME_TEXT_MAX };
    const struct letter empty = { .whole = out->whole, .cut = out->cut, .by = LETTER_PERSON };
    int status = 0;
    str frames;
    const enum err e = child_run(a, &c, out->whole, &frames, &status);
    if (e == OK && status == CHILD_EXIT_SYSTEM)
        return ERR_UNAVAILABLE;
    if (e == OK && status == MIME_EXIT_OK && mime_frames(a, frames, out) == OK)
        return OK;
    *out = empty;
    out->unread = true;
    return OK;
}
