/* Frames of hotline-mime, whatever comes: texts are clean, all inside the limits. */
#include "base/text.h"
#include "fuzz.h"
#include "wire/frames.h"
#include "wire/mime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    struct letter l = { 0 };
    if (mime_frames(a, fuzz_str(data, n), &l) == OK) {
        MUST(text_utf8_ok(l.text) && text_utf8_ok(l.subject) && text_utf8_ok(l.name));
        MUST(l.n_to <= MIME_LIST_MAX && l.n_answers <= MIME_LIST_MAX);
        MUST(l.n_files <= MIME_FILES_MAX);
        for (size_t i = 0; i < l.n_files; i++)
            MUST(text_utf8_ok(l.files[i].name) && l.files[i].bytes.n <= n);
        MUST(l.by >= LETTER_PERSON && l.by <= LETTER_BOUNCE);
    }
    arena_free(a);
    return 0;
}
