/* `hotline intake-mail`: one e-mail from a mail server's pipe; see usage. */
#include "base/file.h"
#include "base/log.h"
#include "domain/intake/letter.h"
#include "run/open.h"
#include "run/pictures.h"
#include "run/run.h"
#include "wire/mime.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

/* The mail, what comes out of it, and room for growing. */
#define MAIL_BYTES ((size_t)1024 * 1024 * 1024)
#define ENVELOPE_MAX 2

static const char usage[] =
    "usage: hotline intake-mail --config FILE < MAIL\n"
    "  --config FILE  hotline.yaml\n"
    "Takes in the e-mail on standard input: a report, an answer to a signed address, or what\n"
    "a program sent, which is kept and not answered. The whole mail is kept, sealed. Called\n"
    "by Exim, Postfix or OpenSMTPD through a pipe, whose variables RECIPIENT and SENDER it\n"
    "reads. Has the account and the keys of the public service, and can open nothing.\n\n"
    "The same mail again changes nothing, so the mail server may always try again.\n\n"
    "Exit status: 0 taken in for good, 75 (EX_TEMPFAIL) anything else: keep the mail and try\n"
    "again. No mail is ever refused.\n";

/* Up to the limit; what comes behind it is read and let go, so that the pipe does not break. */
static enum err read_whole(struct arena *a, size_t max, struct letter *l)
{
    char *p = arena_alloc(a, max), rest[65536];
    size_t n, more;
    TRY(fd_read(0, p, max, &n));
    do {
        TRY(fd_read(0, rest, sizeof rest, &more));
        l->cut = l->cut || more > 0;
    } while (more == sizeof rest);
    l->whole = (str){ p, n };
    return OK;
}

/* The address that the mail server delivers to stands before those of the head. */
static void envelope(struct arena *a, struct letter *l)
{
    static const char *const names[ENVELOPE_MAX] = { "RECIPIENT", "ORIGINAL_RECIPIENT" };
    const char *sender = getenv("SENDER");
    str *to = NEWS(a, str, l->n_to + ENVELOPE_MAX);
    size_t n = 0;
    for (size_t i = 0; i < ENVELOPE_MAX; i++) {
        const char *v = getenv(names[i]);
        if (v && *v && strlen(v) < 1000)
            to[n++] = str_from(v);
    }
    for (size_t i = 0; i < l->n_to; i++)
        to[n++] = l->to[i];
    l->to = to;
    l->n_to = n;
    /* What wants no answer has no sender; Postfix writes one for it. */
    if (sender && l->by == LETTER_PERSON &&
        (!*sender || strcmp(sender, "<>") == 0 || strcmp(sender, "MAILER-DAEMON") == 0))
        l->by = LETTER_BULK;
}

static enum err take(struct opened *o, struct arena *a)
{
    struct letter l = { 0 };
    enum letter_became became;
    o->cx.a = a;
    o->cx.pictures = &pictures;
    TRY(read_whole(a, (size_t)o->conf.mail.bytes, &l));
    TRY(mime_read(a, str_c(a, o->conf.mime_program), &l));
    envelope(a, &l);
    return letter_take(&o->cx, &l, &became);
}

static int work(const char *config)
{
    struct opened o;
    if (open_command("intake-mail", config, OPEN_PUBLIC, &o) != 0)
        return EX_TEMPFAIL;
    struct arena *a = arena_new(MAIL_BYTES), *its = o.cx.a;
    const enum err e = take(&o, a);
    if (e != OK)
        log_line(LOG_ERROR, "mail_later", LOG_ERR("error", e));
    o.cx.a = its;
    arena_free(a);
    open_close(&o);
    return e == OK ? EX_OK : EX_TEMPFAIL;
}

/* Whatever ends the work, a crash or want of memory too, the mail server keeps the mail. */
static int guarded(const char *config)
{
    int status = 0;
    const pid_t pid = fork();
    if (pid == 0)
        exit(work(config));
    while (pid > 0 && waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return EX_TEMPFAIL;
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == EX_OK ? EX_OK : EX_TEMPFAIL;
}

int run_intake_mail(int argc, char **argv)
{
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc != 3 || strcmp(argv[1], "--config") != 0) {
        usage_error("intake-mail", "needs --config FILE");
        return EX_TEMPFAIL; /* a slip in the mail server's set-up loses nothing */
    }
    return guarded(argv[2]);
}
