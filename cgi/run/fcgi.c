#include "run/fcgi.h"
#include "base/lang.h"
#include "base/log.h"
#include "store/db.h"
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BACKLOG 128
#define DRAIN_MAX_BYTES ((size_t)64 * 1024 * 1024)

/* What a signal handler can reach; written once before it is installed. */
static int listener = -1, nothing = -1;
static volatile sig_atomic_t stopping;

static void stop(int number)
{
    (void)number;
    stopping = 1;
    dup2(nothing, listener);
}

instant clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (instant)t.tv_sec * US_PER_S + t.tv_nsec / 1000;
}

static const int stop_signals[] = { SIGTERM, SIGUSR1, SIGINT };

static sigset_t stop_set(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < COUNT(stop_signals); i++)
        sigaddset(&set, stop_signals[i]);
    return set;
}

/* SA_RESTART: accept starts again and then meets /dev/null; reading a request goes on. */
static void stop_prepare(int fd)
{
    struct sigaction sa = { .sa_handler = stop, .sa_flags = SA_RESTART, .sa_mask = stop_set() };
    listener = fd;
    nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (size_t i = 0; i < COUNT(stop_signals); i++)
        sigaction(stop_signals[i], &sa, NULL);
}

static size_t body_read(void *from, char *to, size_t max)
{
    FCGX_Request *q = from;
    const int n = FCGX_GetStr(to, (int)(max < 1 << 20 ? max : 1 << 20), q->in);
    return n > 0 ? (size_t)n : 0;
}

static bool answer_put(void *to, str bytes)
{
    FCGX_Request *q = to;
    while (bytes.n) {
        const size_t some = bytes.n < 1 << 20 ? bytes.n : 1 << 20;
        if (FCGX_PutStr(bytes.p, (int)some, q->out) != (int)some)
            return false;
        bytes = str_sub(bytes, some, bytes.n);
    }
    return true;
}

/* Take what the handler left of the body: nginx gives 502 if we stop listening while it talks. */
static void drain(FCGX_Request *q)
{
    char trash[8192];
    for (size_t n = 0; n < DRAIN_MAX_BYTES; n += sizeof trash)
        if (body_read(q, trash, sizeof trash) == 0)
            return;
}

static void answer(struct fcgi_app *app, FCGX_Request *q, struct arena *a)
{
    struct cx cx = app->cx;
    cx.a = a;
    cx.now = clock_now();
    cx.today = instant_date(cx.now);
    cx.lang = LANG_VI;
    struct req r = { .cx = &cx, .env = (const char *const *)q->envp,
                     .body = { body_read, q } };
    struct resp w = { .port = { answer_put, q } };
    if (req_init(&r) == OK)
        cx.lang = req_lang(&r);
    lang_set(cx.lang);
    resp_init(&w, &r);
    app->handle(app, &r, &w);
    drain(q);
    const enum err e = resp_send(&w);
    if (e != OK)
        log_line(LOG_INFO, "reader_gone", LOG_N("status", w.status));
    app->cx.db = cx.db; /* a handler may have opened it */
}

static int listen_on(const char *path)
{
    int listening = 0;
    socklen_t n = sizeof listening;
    const int fd = path ? FCGX_OpenSocket(path, BACKLOG) : 0;
    if (fd < 0 || getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &n) != 0 || !listening)
        return -1;
    return fd;
}

/* false: the parent died before it could be watched. */
static bool parent_watch(void)
{
    const pid_t parent = getppid();
    return prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent;
}

static int loop(struct fcgi_app *app, FCGX_Request *q, struct arena *a)
{
    const sigset_t signals = stop_set();
    while (!stopping) {
        const int e = FCGX_Accept_r(q);
        if (e != 0) {
            if (stopping)
                break;
            log_line(LOG_ERROR, "accept_failed", LOG_N("number", -e));
            return 1;
        }
        sigprocmask(SIG_BLOCK, &signals, NULL);
        answer(app, q, a);
        FCGX_Finish_r(q);
        db_forget(app->cx.db);
        arena_reset(a);
        stack_wipe();
        sigprocmask(SIG_UNBLOCK, &signals, NULL);
    }
    return 0;
}

int fcgi_serve(struct fcgi_app *app)
{
    FCGX_Request q;
    const int fd = listen_on(app->socket);
    if (fd < 0) {
        fputs("hotline serve: no listening socket: start it with spawn-fcgi, or give --socket\n",
              stderr);
        return 1;
    }
    if (FCGX_Init() != 0 || FCGX_InitRequest(&q, fd, 0) != 0 || !parent_watch())
        return 1;
    stop_prepare(fd);
    struct arena *a = arena_new(app->arena_bytes);
    const int status = loop(app, &q, a);
    FCGX_Free(&q, 1);
    arena_free(a);
    return status;
}
