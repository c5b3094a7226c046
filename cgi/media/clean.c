#include "media/clean.h"
#include "base/child.h"
#include "media/codes.h"

static enum err meaning(int status)
{
    switch (status) {
    case MEDIA_EXIT_OK:
        return OK;
    case MEDIA_EXIT_TYPE:
        return ERR_MEDIA_TYPE;
    case MEDIA_EXIT_LARGE:
        return ERR_TOO_LARGE;
    case MEDIA_EXIT_BROKEN:
        return ERR_INVALID;
    default:
        return ERR_UNAVAILABLE;
    }
}

static enum err run(struct arena *a, const char *program, const char *const *argv, str image,
                    str *jpeg)
{
    const struct child c = { .program = program, .argv = argv, .deadline_ms = 30000, .cpu_s = 10,
                             .memory_bytes = (size_t)1 << 30,
                             .out_max_bytes = (size_t)16 << 20 };
    int status;
    TRY(child_run(a, &c, image, jpeg, &status));
    return meaning(status);
}

enum err media_clean(struct arena *a, const char *program, int max_edge, str image, str *jpeg)
{
    const char *const argv[] = { "hotline-media", "clean", "--max-edge",
                                 str_fmt(a, "%d", max_edge).p, NULL };
    return run(a, program, argv, image, jpeg);
}

enum err media_cover(struct arena *a, const char *program, int max_edge, str places, str image,
                     str *jpeg)
{
    const char *const argv[] = { "hotline-media", "clean", "--max-edge",
                                 str_fmt(a, "%d", max_edge).p, "--cover", str_c(a, places), NULL };
    return run(a, program, argv, image, jpeg);
}
