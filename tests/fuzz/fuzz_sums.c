/* A list of digests as somebody hands it to `hotline dump verify`: names stay inside the folder. */
#include "domain/publication/purge.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new(16 * MiB);
    struct dump_file *files;
    size_t n;
    if (dump_sums(a, fuzz_str(data, size), &files, &n) == OK) {
        MUST(n >= 1 && n <= DUMP_FILES_MOST);
        for (size_t i = 0; i < n; i++) {
            MUST(files[i].digest.n == 64 && files[i].name.n >= 1 && files[i].name.n <= 60);
            for (size_t k = 0; k < files[i].name.n; k++)
                MUST(files[i].name.p[k] != '/' && files[i].name.p[k] > ' ');
            MUST(files[i].name.p[0] != '.');
        }
    }
    arena_free(a);
    return 0;
}
