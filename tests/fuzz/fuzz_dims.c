/* Sizes of pictures: whatever the bytes, the answer is one of the four and within its limits. */
#include "fuzz.h"
#include "media/dims.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct dims d;
    const enum err e = dims_read(fuzz_str(data, n), &d);
    if (e == OK) {
        MUST(d.type >= MEDIA_JPEG && d.type <= MEDIA_HEIC);
        MUST(d.width > 0 && d.width <= DIMS_MAX_EDGE && d.height > 0 && d.height <= DIMS_MAX_EDGE);
        MUST((int64_t)d.width * d.height <= DIMS_MAX_PIXELS);
    } else
        MUST(e == ERR_MEDIA_TYPE || e == ERR_INVALID || e == ERR_TOO_LARGE);
    return 0;
}
