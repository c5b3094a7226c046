#include "crypto/keys.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline keys create --dir DIR\n"
    "       hotline keys fingerprint --dir DIR\n"
    "\n"
    "create       makes DIR and every key file that is missing in it; what is\n"
    "             there is never changed.\n"
    "fingerprint  prints one line per public key, to be compared by eye.\n"
    "\n"
    "Keep *.key of identity away from the public service: it needs the *.pub\n"
    "files and service.key only. Exit: 0 done, 1 a key is at fault, 2 wrong call.\n";

static enum err create(struct arena *a, str dir, struct buf *faults)
{
    struct buf made = { .a = a, .max = 4000 };
    const enum err e = keyring_create(a, dir, &made, faults);
    const str s = buf_str(&made);
    printf("%.*s", STR_ARG(s));
    return e;
}

static enum err fingerprint(struct arena *a, str dir, struct buf *faults)
{
    struct keyring *k;
    TRY(keyring_load(a, dir, KEYS_PUBLIC, &k, faults));
    const str s = keyring_fingerprint(a, k);
    printf("%.*s", STR_ARG(s));
    keyring_close(k);
    return OK;
}

int run_keys(int argc, char **argv)
{
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc < 2)
        return usage_error("keys", "create or fingerprint?");
    const bool make = strcmp(argv[1], "create") == 0;
    if (!make && strcmp(argv[1], "fingerprint") != 0)
        return usage_error("keys", "unknown word; there are create and fingerprint");
    if (argc != 4 || strcmp(argv[2], "--dir") != 0 || !argv[3][0])
        return usage_error("keys", "--dir DIR is needed, and nothing else");
    struct arena *a = arena_new(1 << 20);
    struct buf faults = { .a = a, .max = 4000 };
    const enum err e = (make ? create : fingerprint)(a, str_from(argv[3]), &faults);
    const str s = buf_str(&faults);
    fprintf(stderr, "%.*s", STR_ARG(s));
    arena_free(a);
    return e == OK ? 0 : 1;
}
