#include "domain/publication/purge.h"
#include "base/log.h"
#include "run/dump.h"
#include "run/fcgi.h"
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#define AGAIN 10 /* times what it took, until it is tried again */

static bool due(struct opened *o)
{
    instant made;
    return !dump_there(&o->cx, &made) || !date_eq(instant_date(made), o->cx.today);
}

static void start(struct opened *o, struct dump_watch *w)
{
    static char program[] = "/proc/self/exe", name[] = "hotline", dump[] = "dump",
                make[] = "make", option[] = "--config";
    const str file = o->conf.file;
    char *config = arena_alloc(o->cx.a, file.n + 1);
    for (size_t i = 0; i < file.n; i++)
        config[i] = file.p[i];
    char *const argv[] = { name, dump, make, option, config, NULL };
    posix_spawnattr_t attr;
    sigset_t none;
    pid_t pid = 0;
    sigemptyset(&none);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
    w->started = clock_now();
    if (posix_spawn(&pid, program, NULL, &attr, argv, environ) == 0)
        w->pid = pid;
    else
        w->not_before = w->started + 60 * US_PER_S;
    posix_spawnattr_destroy(&attr);
}

static void ended(struct dump_watch *w, int status)
{
    const instant took = clock_now() - w->started;
    const bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const instant pause = took * AGAIN > US_PER_S ? took * AGAIN : US_PER_S;
    w->not_before = clock_now() + (good ? pause : 6 * pause);
    w->pid = 0;
    if (!good)
        log_line(LOG_ERROR, "dump_not_made", LOG_N("status", status));
}

void dump_watch(struct opened *o, struct dump_watch *w)
{
    int status;
    if (str_empty(o->conf.published.dir))
        return;
    if (w->pid && waitpid((pid_t)w->pid, &status, WNOHANG) == w->pid)
        ended(w, status);
    if (!w->pid && clock_now() >= w->not_before && due(o))
        start(o, w);
}

void dump_stop(struct dump_watch *w)
{
    if (!w->pid)
        return;
    kill((pid_t)w->pid, SIGKILL);
    waitpid((pid_t)w->pid, NULL, 0);
    w->pid = 0;
}
