/* `hotline dump`: the files of the published list, with their digests and a signature. */
#include "run/dump.h"
#include "base/file.h"
#include "crypto/sha256.h"
#include "crypto/sign.h"
#include "crypto/token.h"
#include "domain/publication/purge.h"
#include "run/dump_files.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline dump make --config FILE\n"
    "       hotline dump verify --key KEY FOLDER\n"
    "\n"
    "make    writes the published list as CSV, JSON and XLSX with their description into\n"
    "        published.dir, SHA256SUMS over all files, and SHA256SUMS.sig, its Ed25519\n"
    "        signature by receipt.key. `hotline jobs` does this once a day, and at once when\n"
    "        something published went or changed: until then the dump is not there.\n"
    "verify  compares every file of FOLDER with SHA256SUMS and its signature with KEY: 64 hex\n"
    "        digits, or a file that holds them (the service publishes the key at /keys).\n"
    "        Needs no network, no database and no secret.\n"
    "\n"
    "Exit status: 0 made or good, 1 failed or not good, 2 wrong call.\n";

#define FILE_MAX ((size_t)512 << 20)
#define TRIES 3

static int make(const char *config)
{
    struct opened o;
    const int status = open_command("dump", config, OPEN_JOBS, &o);
    if (status)
        return status;
    enum err e = ERR_CONFLICT;
    for (int i = 0; i < TRIES && e == ERR_CONFLICT; i++)
        e = dump_make(&o.cx);
    if (e != OK)
        fprintf(stderr, "hotline dump: %s\n",
                str_empty(o.conf.published.dir) ? "published.dir is not set"
                : e == ERR_CONFLICT ? "what is published changed meanwhile, each time"
                : e == ERR_FORBIDDEN ? "there is no receipt.key" : "could not be written");
    open_close(&o);
    return e == OK ? 0 : 1;
}

static bool same(struct arena *a, const char *folder, const struct dump_file *f)
{
    str bytes;
    arena_reset(a);
    const str path = path_join(a, str_from(folder), f->name);
    return file_read(a, path, FILE_MAX, &bytes) == OK
        && str_eq(bytes_hex(a, sha256_of(a, bytes)), f->digest);
}

static int verify(const char *key_word, const char *folder)
{
    struct arena *a = arena_new((size_t)4 << 20), *big = arena_new(FILE_MAX + (1 << 20));
    str text = str_from(key_word), key, sums, signature;
    struct dump_file *files;
    size_t n = 0, bad = 0;
    if (file_read(a, str_from(key_word), 4096, &text) != OK)
        text = str_from(key_word);
    const str dir = str_from(folder);
    enum err e = public_key_read(a, str_trim(text), &key);
    if (e == OK)
        e = file_read(a, path_join(a, dir, S(DUMP_SUMS)), 1 << 20, &sums);
    if (e == OK)
        e = file_read(a, path_join(a, dir, S(DUMP_SUMS ".sig")), 4096, &signature);
    if (e == OK)
        e = receipt_verify(key, sums, signature);
    if (e == OK)
        e = dump_sums(a, sums, &files, &n);
    if (e != OK)
        fputs("hotline dump: " DUMP_SUMS " is not signed with this key, or changed\n", stderr);
    for (size_t i = 0; i < n; i++)
        if (!same(big, folder, &files[i])) {
            fprintf(stderr, "hotline dump: %.*s is missing or changed\n", STR_ARG(files[i].name));
            bad++;
        }
    if (e == OK && bad == 0)
        printf("good: %zu files\n", n);
    arena_free(big);
    arena_free(a);
    return e == OK && bad == 0 ? 0 : 1;
}

int run_dump(int argc, char **argv)
{
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc == 4 && strcmp(argv[1], "make") == 0 && strcmp(argv[2], "--config") == 0)
        return make(argv[3]);
    if (argc == 5 && strcmp(argv[1], "verify") == 0 && strcmp(argv[2], "--key") == 0)
        return verify(argv[3], argv[4]);
    return usage_error("dump", "make --config FILE, or verify --key KEY FOLDER");
}
