/* Reply addresses and what answers quote: a stranger's text signs nothing and breaks nothing. */
#include "crypto/keys.h"
#include "crypto/replysig.h"
#include "domain/intake/letter.h"
#include "fuzz.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Keys made for one run, as a keyring comes from files alone. */
static struct keyring *keys(struct arena *a)
{
    static char dir[] = "/tmp/hlfuzz-XXXXXX";
    struct buf made = { .a = a, .max = 4000 }, faults = { .a = a, .max = 4000 };
    struct keyring *k = NULL;
    MUST(mkdtemp(dir));
    MUST(keyring_create(a, str_from(dir), &made, &faults) == OK);
    MUST(keyring_load(a, str_from(dir), KEYS_PUBLIC, &k, &faults) == OK);
    MUST(system(str_fmt(a, "rm -rf '%s'", dir).p) == 0);
    return k;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct arena *kept;
    static struct keyring *k;
    const struct date today = { 2026, 11, 21 };
    str ref;
    if (!kept) {
        kept = arena_new(4 * MiB);
        k = keys(kept);
    }
    struct arena *a = arena_new(4 * MiB);
    const str s = fuzz_str(data, n), own = letter_unquoted(s);
    MUST(own.n <= s.n);
    MUST(replysig_read(a, k, s, today, &ref) != OK); /* 80 bits */
    arena_free(a);
    return 0;
}
