/* `hotline audit`: is the history whole, and its daily root. */
#include "base/file.h"
#include "domain/audit/prove.h"
#include "domain/audit/verify.h"
#include "run/fcgi.h"
#include "run/open.h"
#include "run/roots.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline audit verify [--config FILE] [--roots FILE] [--key KEY]\n"
    "       hotline audit verify --key KEY --socket SOCKET [--database NAME] [--user NAME]\n"
    "                            [--password-file FILE] [--roots FILE]\n"
    "       hotline audit verify --key KEY --roots FILE\n"
    "       hotline audit root [--append FILE] [--config FILE]\n\n"
    "verify  follow every chain of events and every signed root, and name what is missing,\n"
    "        changed or out of order. Needs no secret: KEY is root.pub (64 hex digits, or the\n"
    "        file; the service shows it at /keys), and without --key that of secrets.dir.\n"
    "        --socket   a database that a dump was loaded into (by default named hotline,\n"
    "                   account root), on any machine, without configuration\n"
    "        --roots    the published file (/roots.jsonl): proves that no other history was\n"
    "                   put in the place of the one that was published; alone with --key, it\n"
    "                   is itself looked at, without a database\n"
    "root    sign what is new with root.key now, and add to FILE (by default\n"
    "        audit.roots_file) what it lacks: one line of JSON a root. `hotline jobs` does it\n"
    "        once a day. Published, it proves later that nothing before it was changed.\n\n"
    "Exit status: 0 whole or done, 1 faults were found or it failed, 2 wrong call.\n";

#define DB_BYTES ((size_t)64 * 1024 * 1024)
#define WORK_BYTES ((size_t)512 * 1024 * 1024)

struct call {
    const char *config, *key, *roots, *socket, *database, *user, *password_file, *append;
};

/* What was found, and of how much. 0: whole. */
static int verdict(const struct audit_faults *f, const struct audit_verdict *v,
                   const struct audit_proof *p, const struct call *c)
{
    if (f->n > 0) {
        fprintf(stderr, "%shotline audit: %lld faults in %lld events of %lld cases, %lld roots\n",
                buf_str(f->told).p, (long long)f->n, (long long)v->events, (long long)v->cases,
                (long long)(p->roots + p->published));
        return 1;
    }
    if (v->events || p->roots || !c->roots)
        printf("audit: whole: %lld events of %lld cases\n", (long long)v->events,
               (long long)v->cases);
    if (p->roots)
        printf("roots: %lld signed, the newest of %04d-%02d-%02d; %lld pieces of tables\n",
               (long long)p->roots, p->day.y, p->day.m, p->day.d, (long long)p->pieces);
    if (c->roots)
        printf("published: %lld roots, all in their place\n", (long long)p->published);
    return 0;
}

static int failed(const char *what)
{
    fprintf(stderr, "hotline audit: %s\n", what);
    return 1;
}

/* db: false looks at the published file alone. */
static int verify(struct cx *cx, str key, const struct call *c)
{
    struct audit_verdict v = { 0 };
    struct audit_proof p = { 0 };
    struct audit_faults f = { .told = &(struct buf){ .a = cx->a, .max = 64 * 1024 } };
    str file = S("");
    if (c->roots && file_read(cx->a, str_from(c->roots), ROOTS_FILE_MAX, &file) != OK)
        return failed("the published file cannot be read");
    if (!cx->db) {
        audit_file_check(cx->a, key, file, &f, &p);
        return verdict(&f, &v, &p, c);
    }
    enum err e = audit_verify(cx, &v, &f);
    if (e == OK)
        e = audit_prove(cx, key, &f, &p);
    if (e == OK && c->roots)
        e = audit_compare(cx, key, file, &f, &p);
    return e == OK ? verdict(&f, &v, &p, c) : failed("the history could not be read");
}

static int verify_at(const struct call *c, str key)
{
    struct arena *work = arena_new(WORK_BYTES), *db = arena_new(DB_BYTES);
    struct cx cx = { .a = work, .now = clock_now(), .lang = LANG_VI };
    struct db_conf conf = { .socket = str_from(c->socket ? c->socket : ""),
                            .user = str_from(c->user ? c->user : "root"),
                            .name = str_from(c->database ? c->database : "hotline") };
    int status = 0;
    if (c->password_file
        && config_secret(db, str_from(c->password_file), &conf.password) != OK)
        status = failed("the password file is missing, empty or readable by others");
    if (status == 0 && c->socket && db_open(db, &conf, &cx.db) != OK)
        status = failed("the database does not answer");
    if (status == 0)
        status = verify(&cx, key, c);
    db_close(cx.db);
    arena_free(db);
    arena_free(work);
    return status;
}

static int verify_configured(const struct call *c)
{
    struct opened o;
    str key;
    int status = open_command("audit", c->config ? c->config : "hotline.yaml", OPEN_DB, &o);
    if (status)
        return status;
    const str file = str_fmt(o.a, "%.*s/root.pub", STR_ARG(o.conf.secrets.dir));
    status = settings_public_key(o.a, c->key ? c->key : file.p, &key) == OK
                 ? verify(&o.cx, key, c) : failed("the public key cannot be read");
    open_close(&o);
    return status;
}

static int verify_called(const struct call *c)
{
    if (c->config || !c->key || (!c->socket && !c->roots))
        return verify_configured(c);
    struct arena *a = arena_new(1 << 20);
    str key;
    const int status = settings_public_key(a, c->key, &key) == OK
                           ? verify_at(c, key) : failed("the public key cannot be read");
    arena_free(a);
    return status;
}

static int sign(struct opened *o, const char *path)
{
    struct cx *cx = &o->cx;
    struct buf line = { .a = cx->a, .max = 4096 };
    struct audit_root *r;
    bool more;
    size_t n;
    do {
        const enum err e = audit_root_make(cx, ROOT_NOW, &more);
        if (e != OK)
            return failed(e == ERR_FORBIDDEN   ? "there is no root.key"
                          : e == ERR_DUPLICATE ? "another one signs at this moment; try again"
                                               : "the history could not be read");
    } while (more);
    const enum err e = roots_follow(cx, path ? str_from(path) : o->conf.audit.roots_file);
    if (e != OK)
        return failed(e == ERR_CONFLICT ? "the file is of another history; nothing was written"
                                        : "the file cannot be written");
    if (audit_public_newest(cx, &r, &n) != OK || n == 0)
        return failed("the history could not be read");
    audit_root_line(&line, r);
    printf("%s", buf_str(&line).p);
    return 0;
}

static int sign_called(const struct call *c)
{
    struct opened o;
    int status = open_command("audit", c->config ? c->config : "hotline.yaml", OPEN_ALL, &o);
    if (status)
        return status;
    status = sign(&o, c->append);
    open_close(&o);
    return status;
}

int run_audit(int argc, char **argv)
{
    struct call c = { 0 };
    if (usage_asked(argc, argv, usage))
        return 0;
    const bool verifies = argc > 1 && strcmp(argv[1], "verify") == 0;
    if (!verifies && (argc < 2 || strcmp(argv[1], "root") != 0))
        return usage_error("audit", "verify or root");
    const struct { const char *name; const char **to; bool verify, root; } options[] = {
        { "--config", &c.config, true, true },     { "--append", &c.append, false, true },
        { "--key", &c.key, true, false },          { "--roots", &c.roots, true, false },
        { "--socket", &c.socket, true, false },    { "--database", &c.database, true, false },
        { "--user", &c.user, true, false },
        { "--password-file", &c.password_file, true, false },
    };
    for (int i = 2; i < argc; i += 2) {
        const char **to = NULL;
        for (size_t k = 0; k < COUNT(options); k++)
            if (strcmp(argv[i], options[k].name) == 0
                && (verifies ? options[k].verify : options[k].root))
                to = options[k].to;
        if (!to || i + 1 == argc)
            return usage_error("audit", "unknown argument, or its value is missing");
        *to = argv[i + 1];
    }
    return verifies ? verify_called(&c) : sign_called(&c);
}
