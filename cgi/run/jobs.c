/* `hotline jobs`: the work behind the services, in one place at a time. */
#include "base/lang.h"
#include "base/log.h"
#include "crypto/token.h"
#include "domain/flows/today.h"
#include "domain/intake/jobs.h"
#include "domain/intake/places.h"
#include "domain/publication/purge.h"
#include "law/law.h"
#include "run/courier.h"
#include "run/dump.h"
#include "run/fcgi.h"
#include "run/open.h"
#include "run/pictures.h"
#include "run/roots.h"
#include "run/run.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define LIST_BYTES ((size_t)1024 * 1024)
#define LEASE_S 10 /* a killed runner is followed by another after so long */
#define MANY 20    /* waiting items: look again at once */
#define KINDS_MAX 32
#define SWEEP_US (3600 * US_PER_S)
#define ROOT_AGAIN_US (60 * US_PER_S) /* after a failure */

static const char usage[] =
    "usage: hotline jobs --config FILE [--once]\n"
    "  --config FILE  hotline.yaml\n"
    "  --once         do what waits now, then end\n"
    "Takes reports into cases, brings messages of reporters to them, warns before a term\n"
    "ends, writes down that it ran out and reports it upwards, cleans photos, removes what\n"
    "was never sent, signs the root of the day. Started twice, one works and the other\n"
    "waits. Stops on SIGTERM, SIGUSR1 or SIGINT after the item in hand.\n\n"
    "Exit status: 0 stopped or done, 1 failed, 2 wrong call.\n";

struct runner {
    struct opened o;
    struct arena *list; /* what waits, while o.cx.a is used for one item after the other */
    str holder;
    instant lease_until, swept, root_tried;
    struct date rooted; /* day whose root is signed and in the file */
    sigset_t stop;
    int64_t first[KINDS_MAX]; /* item that stood first in each list */
    struct dump_watch dump;
    bool stopping, moved, many, purge_failed;
};

/* Waits at most ms for a signal to stop; 0 only looks. */
static bool stopped(struct runner *r, int64_t ms)
{
    const struct timespec t = { ms / 1000, (ms % 1000) * 1000000 };
    if (!r->stopping && sigtimedwait(&r->stop, NULL, &t) > 0)
        r->stopping = true;
    return r->stopping;
}

static void now(struct runner *r)
{
    arena_reset(r->o.cx.a);
    r->o.cx.now = clock_now();
    r->o.cx.today = instant_date(r->o.cx.now);
}

/*
 * Officials' service purges what it changes itself; this is for what jobs change, and for a
 * service that was killed in between. Whoever holds the lease: it is done between all work.
 */
static void purge(struct runner *r)
{
    now(r);
    const enum err e = pages_purge(&r->o.cx);
    if (e != OK && !r->purge_failed)
        log_line(LOG_ERROR, "pages_not_purged", LOG_ERR("error", e));
    r->purge_failed = e != OK;
}

/* Ours for at least half of its time? */
static bool leased(struct runner *r)
{
    bool ours = false;
    now(r);
    if (r->lease_until - r->o.cx.now > LEASE_S / 2 * US_PER_S)
        return true;
    if (jobs_lease(&r->o.cx, r->holder, LEASE_S, &ours) != OK || !ours)
        return false;
    r->lease_until = r->o.cx.now + LEASE_S * US_PER_S;
    return true;
}

static enum err do_batch(struct runner *r, const struct job *j)
{
    size_t n;
    TRY(j->batch(&r->o.cx, &n));
    r->moved = r->moved || n > 0;
    r->many = r->many || n >= MANY;
    return OK;
}

static enum err do_all(struct runner *r, size_t k)
{
    const struct job *j = &jobs[k];
    if (j->batch)
        return do_batch(r, j);
    struct cx listing = r->o.cx;
    int64_t *ids;
    size_t n;
    arena_reset(r->list);
    listing.a = r->list;
    TRY(j->list(&listing, &ids, &n));
    if (n > 0 && ids[0] != r->first[k]) { /* else the same ones cannot be done yet */
        r->moved = true;
        r->many = r->many || n >= MANY;
    }
    r->first[k] = n > 0 ? ids[0] : 0;
    for (size_t i = 0; i < n && !stopped(r, 0) && leased(r); i++) {
        const enum err e = j->one(&r->o.cx, ids[i]);
        if (e != OK)
            log_line(LOG_ERROR, "job_failed", LOG_CODE("job", j->name), LOG_N("id", ids[i]),
                     LOG_ERR("error", e));
        purge(r);
    }
    return OK;
}

/* The signed root of a new day. */
static void root_of_day(struct runner *r)
{
    bool more = false;
    if (r->stopping || date_eq(r->rooted, r->o.cx.today)
        || r->o.cx.now - r->root_tried < ROOT_AGAIN_US || !leased(r))
        return;
    const enum err e = roots_daily(&r->o.cx, &more);
    if (e == OK && !more)
        r->rooted = r->o.cx.today;
    r->moved = r->moved || more;
    r->many = r->many || more;
    if (e == OK)
        return;
    r->root_tried = r->o.cx.now;
    if (e == ERR_CONFLICT)
        log_line(LOG_ERROR, "roots_file_of_another_history", LOG_S("file", "audit.roots_file"));
    else
        log_line(LOG_ERROR, "root_failed", LOG_ERR("error", e));
}

static void round_of_jobs(struct runner *r)
{
    now(r);
    tables_follow(r->o.cx.a, &r->o.conf, TABLES_ANY, &r->o.tables);
    r->o.cx.law = r->o.tables.law;
    r->o.cx.flows = r->o.tables.flows;
    r->o.cx.intake = r->o.tables.intake;
    r->o.cx.forms = r->o.tables.forms;
    r->o.cx.inspection = r->o.tables.inspection;
    r->o.cx.law_digest = r->o.tables.digest;
    r->moved = r->many = false;
    purge(r);
    for (size_t i = 0; i < n_jobs && i < KINDS_MAX && !stopped(r, 0) && leased(r); i++) {
        const enum err e = do_all(r, i);
        if (e != OK)
            log_line(LOG_WARN, "job_list_failed", LOG_CODE("job", jobs[i].name),
                     LOG_ERR("error", e));
        purge(r);
    }
    root_of_day(r);
    if (!r->stopping && r->o.cx.now - r->swept > SWEEP_US && leased(r)) {
        if (jobs_sweep(&r->o.cx) != OK)
            log_line(LOG_WARN, "sweep_failed", LOG_S("job", "sweep"));
        r->swept = r->o.cx.now;
    }
}

static bool parse(int argc, char **argv, const char **config, bool *once)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--once") == 0)
            *once = true;
        else if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
            *config = argv[++i];
        else
            return false;
    return *config != NULL;
}

static void run(struct runner *r, bool once)
{
    sigemptyset(&r->stop);
    sigaddset(&r->stop, SIGTERM);
    sigaddset(&r->stop, SIGUSR1);
    sigaddset(&r->stop, SIGINT);
    sigprocmask(SIG_BLOCK, &r->stop, NULL);
    r->o.cx.pictures = &pictures;
    r->o.cx.courier = &courier;
    r->list = arena_new(LIST_BYTES);
    r->o.cx.place_cache = place_cache_new(r->o.a);
    r->holder = random_bytes(r->o.a, HASH_BYTES);
    do {
        round_of_jobs(r);
        if (!once && r->lease_until)
            dump_watch(&r->o, &r->dump);
    }
    while (once ? r->moved && !r->stopping
                : !stopped(r, r->many ? 0 : r->o.conf.jobs.interval_ms));
    dump_stop(&r->dump);
    if (r->lease_until) {
        bool ours;
        now(r);
        if (jobs_lease(&r->o.cx, r->holder, 0, &ours) != OK)
            log_line(LOG_WARN, "lease_kept", LOG_N("seconds", LEASE_S));
    }
    arena_free(r->list);
    place_cache_free(r->o.cx.place_cache);
    r->o.cx.place_cache = NULL;
}

int run_jobs(int argc, char **argv)
{
    struct runner r = { 0 };
    const char *config = NULL;
    bool once = false;
    if (usage_asked(argc, argv, usage))
        return 0;
    if (!parse(argc, argv, &config, &once))
        return usage_error("jobs", "needs --config FILE");
    const int status = open_command("jobs", config, OPEN_JOBS, &r.o);
    if (status)
        return status;
    if (lang_start(str_c(r.o.a, r.o.conf.locale_dir)) != OK)
        fputs("hotline jobs: no locale C.UTF-8\n", stderr);
    struct buf faults = { .a = r.o.a, .max = 64 * 1024 };
    if (flows_in_place(&r.o.cx, &faults) != OK) {
        fprintf(stderr, "hotline jobs: workflows and database do not fit\n%s", buf_str(&faults).p);
        open_close(&r.o);
        return 1;
    }
    run(&r, once);
    open_close(&r.o);
    if (!once || r.lease_until)
        return 0;
    fputs("hotline jobs: another one is at work, nothing was done\n", stderr);
    return 1;
}
