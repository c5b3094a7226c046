/* `hotline audit`: is the history whole, and its daily root. */
#include "crypto/token.h"
#include "domain/audit/verify.h"
#include "run/open.h"
#include "run/run.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline audit verify [--config FILE]\n"
    "       hotline audit root --append FILE [--config FILE]\n\n"
    "verify  follow the chain of events of every case and name what is missing,\n"
    "        changed or out of order\n"
    "root    sign one hash over the ends of all chains with root.key and add it\n"
    "        to FILE as a line of JSON: day, cases, root, signature (Ed25519).\n"
    "        Published, it proves later that nothing before it was changed.\n\n"
    "Exit status: 0 whole or done, 1 faults were found or it failed, 2 wrong call.\n";

static int verify(struct opened *o)
{
    struct audit_verdict v;
    struct buf told = { .a = o->a, .max = 64 * 1024 };
    if (audit_verify(&o->cx, &v, &told) != OK) {
        fputs("hotline audit: the history could not be read\n", stderr);
        return 1;
    }
    if (v.faults > 0) {
        fprintf(stderr, "%shotline audit: %lld faults in %lld events of %lld cases\n",
                buf_str(&told).p, (long long)v.faults, (long long)v.events, (long long)v.cases);
        return 1;
    }
    printf("audit: whole: %lld events of %lld cases\n", (long long)v.events, (long long)v.cases);
    return 0;
}

/* One write behind the end, so that a reader never sees half a line. */
static bool append(const char *path, str line)
{
    const int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    const bool good = write(fd, line.p, line.n) == (ssize_t)line.n && fsync(fd) == 0;
    return close(fd) == 0 && good;
}

static int root(struct opened *o, const char *path)
{
    struct audit_root r;
    const enum err e = audit_root(&o->cx, &r);
    if (e != OK) {
        fprintf(stderr, "hotline audit: %s\n", e == ERR_FORBIDDEN ? "there is no root.key"
                                                                  : "the heads could not be read");
        return 1;
    }
    struct arena *a = o->cx.a;
    const str line = str_fmt(a,
        "{\"day\": \"%s\", \"cases\": %lld, \"root\": \"%s\", \"signature\": \"%s\"}\n",
        date_iso(a, r.day).p, (long long)r.cases, bytes_hex(a, r.root).p,
        bytes_hex(a, r.signature).p);
    if (!append(path, line)) {
        fprintf(stderr, "hotline audit: %s cannot be written\n", path);
        return 1;
    }
    printf("%s", line.p);
    return 0;
}

int run_audit(int argc, char **argv)
{
    const char *config = "hotline.yaml", *file = NULL;
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    const bool verifies = argc > 1 && strcmp(argv[1], "verify") == 0;
    if (!verifies && (argc < 2 || strcmp(argv[1], "root") != 0))
        return usage_error("audit", "verify or root");
    for (int i = 2; i < argc; i++) {
        const char **to = strcmp(argv[i], "--config") == 0                ? &config
                          : !verifies && strcmp(argv[i], "--append") == 0 ? &file
                                                                          : NULL;
        if (!to || ++i == argc)
            return usage_error("audit", "unknown argument, or its value is missing");
        *to = argv[i];
    }
    if (!verifies && !file)
        return usage_error("audit", "--append FILE is needed");
    int status = open_command("audit", config, verifies ? OPEN_DB : OPEN_ALL, &o);
    if (status)
        return status;
    status = verifies ? verify(&o) : root(&o, file);
    open_close(&o);
    return status;
}
