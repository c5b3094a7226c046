/* The province's file: refused with a line for each fault, or it sets what is the province's. */
#include "base/file.h"
#include "fuzz.h"
#include "law/law.h"
#include <stdlib.h>
#include <unistd.h>

/* One file for the life of the process. */
static str place(struct arena *a)
{
    static char name[] = "/tmp/hlprovince.XXXXXX";
    static int fd;
    if (!fd) {
        fd = mkstemp(name);
        MUST(fd > 0);
    }
    return str_dup(a, str_from(name));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(128 * MiB);
    struct buf faults = { .a = a, .max = 4 * MiB };
    struct law *law = NULL;
    const str path = place(a), *unset;
    MUST(file_put_private(a, path, fuzz_str(data, n)) == OK);
    const enum err e = law_load(a, S("workflows/law"), SOME_STR(path), &law, &faults);
    unlink(str_c(a, path));
    if (e != OK) {
        MUST(faults.n > 0 && !law);
    } else {
        const struct date day = { 2026, 11, 22 };
        const size_t open = law_unset(a, law, day, &unset);
        for (size_t i = 0; i < open; i++)
            MUST(law_term(law, unset[i], day)->province);
        struct law_due due;
        const struct law_term *t;
        for (size_t at = 0; (t = law_next_term(law, day, &at));)
            if (t->set && law_due_term(a, law, t, (struct moment){ day, 8, 0 }, &due) == OK)
                MUST(t->back || date_cmp(due.due.day, day) >= 0);
    }
    arena_free(a);
    return 0;
}
