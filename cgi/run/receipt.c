/* `hotline receipt verify`: a signed proof of filing, with the public key alone. */
#include "base/file.h"
#include "domain/intake/proof.h"
#include "run/run.h"
#include "run/settings.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline receipt verify --key KEY LINE|FILE\n"
    "\n"
    "  --key KEY  public key of receipts: 64 hex digits, or a file that holds them\n"
    "             (receipt.pub; the service publishes it at /keys)\n"
    "  LINE|FILE  the line of the proof (DDX1;...), or a file that holds it\n"
    "\n"
    "Needs no network, no database and no secret. Exit status: 0 the proof is good, and\n"
    "what it says is printed; 1 it is not, or cannot be read; 2 wrong call.\n";

#define FILE_MAX_BYTES 4096

/* The word itself, or what is in the file of that name. */
static str text_of(struct arena *a, const char *word)
{
    str text;
    if (str_starts(str_from(word), S("DDX1;")))
        return str_from(word);
    return file_read(a, str_from(word), FILE_MAX_BYTES, &text) == OK ? text : str_from(word);
}

int run_receipt(int argc, char **argv)
{
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc != 5 || strcmp(argv[1], "verify") != 0 || strcmp(argv[2], "--key") != 0)
        return usage_error("receipt", "verify --key KEY LINE|FILE, and nothing else");
    struct arena *a = arena_new(1 << 20);
    struct proof p;
    str key;
    enum err e = settings_public_key(a, argv[3], &key);
    if (e == OK)
        e = proof_verify(a, key, text_of(a, argv[4]), &p);
    if (e == OK)
        printf("good\nref %.*s\ntime %.*s\nunit %.*s\ndigest %.*s\n", STR_ARG(p.ref),
               STR_ARG(p.time), STR_ARG(p.unit), STR_ARG(p.digest));
    else
        fprintf(stderr, "hotline receipt: not signed with this key, or changed\n");
    arena_free(a);
    return e == OK ? 0 : 1;
}
