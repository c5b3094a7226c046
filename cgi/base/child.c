#include "base/child.h"
#include "base/buf.h"
#include "base/sanitized.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT_MEMORY (!SANITIZED) /* its shadow needs terabytes of address space */

struct run {
    const struct child *c;
    pid_t pid;
    int to, from; /* our ends; -1 when closed */
    int64_t end_ms;
    str in;
    size_t sent;
    struct buf out;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int limit(__rlimit_resource_t what, rlim_t value)
{
    return setrlimit(what, &(struct rlimit){ value, value });
}

/* After fork: only calls that are safe there. */
static _Noreturn void become(const struct child *c, int in, int out, pid_t parent)
{
    /* Times that it prints are Vietnam's, whatever the machine's zone; no table is needed. */
    static char vietnam[] = "TZ=<+07>-7";
    static char *const environment[] = { vietnam, NULL };
    sigset_t none;
    sigemptyset(&none);
    const int null = open("/dev/null", O_WRONLY);
    if (null < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0)
        _exit(CHILD_EXIT_SYSTEM);
    int bad = close_range(3, ~0U, 0) | sigprocmask(SIG_SETMASK, &none, NULL) | chdir("/") |
              prctl(PR_SET_PDEATHSIG, SIGKILL) | prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) |
              limit(RLIMIT_CPU, (rlim_t)c->cpu_s) | limit(RLIMIT_FSIZE, 0) |
              limit(RLIMIT_CORE, 0);
    if (LIMIT_MEMORY)
        bad |= limit(RLIMIT_AS, c->memory_bytes);
    if (bad || getppid() != parent) /* the parent may have died before PR_SET_PDEATHSIG */
        _exit(CHILD_EXIT_SYSTEM);
    /* execve promises not to write to argv; its type is older than const. */
    union { const char *const *from; char *const *to; } argv = { c->argv };
    execve(c->program, argv.to, environment);
    _exit(CHILD_EXIT_SYSTEM);
}

static void shut(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* A socket carries the input, as writing to a dead reader then gives EPIPE, not a signal. */
static enum err start(struct run *r)
{
    int in[2], out[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0)
        return ERR_UNAVAILABLE;
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return ERR_UNAVAILABLE;
    }
    const pid_t self = getpid();
    r->pid = fork();
    if (r->pid == 0)
        become(r->c, in[1], out[1], self);
    close(in[1]);
    close(out[1]);
    r->to = in[0];
    r->from = out[0];
    if (r->pid < 0 || fcntl(r->to, F_SETFL, O_NONBLOCK) != 0 ||
        fcntl(r->from, F_SETFL, O_NONBLOCK) != 0)
        return ERR_UNAVAILABLE;
    return OK;
}

static void feed(struct run *r)
{
    const ssize_t n = send(r->to, r->in.p + r->sent, r->in.n - r->sent, MSG_NOSIGNAL);
    if (n > 0)
        r->sent += (size_t)n;
    const bool later = n < 0 && (errno == EAGAIN || errno == EINTR);
    if (r->sent == r->in.n || (n < 0 && !later))
        shut(&r->to); /* a child that stops reading may still have an answer */
}

static enum err drain(struct run *r)
{
    char piece[16384];
    const ssize_t n = read(r->from, piece, sizeof piece);
    if (n > 0) {
        buf_add(&r->out, (str){ piece, (size_t)n });
        return r->out.full ? ERR_TOO_LARGE : OK;
    }
    if (n == 0)
        shut(&r->from);
    return n < 0 && errno != EAGAIN && errno != EINTR ? ERR_UNAVAILABLE : OK;
}

static enum err talk(struct run *r)
{
    if (r->in.n == 0)
        shut(&r->to);
    while (r->from >= 0) {
        const int64_t left = r->end_ms - clock_ms();
        struct pollfd p[2] = { { .fd = r->from, .events = POLLIN },
                               { .fd = r->to, .events = POLLOUT } };
        if (left <= 0)
            return ERR_UNAVAILABLE;
        if (poll(p, 2, (int)left) < 0 && errno != EINTR)
            return ERR_UNAVAILABLE;
        if (r->to >= 0 && p[1].revents)
            feed(r);
        if (p[0].revents)
            TRY(drain(r));
    }
    return OK;
}

/* Wait for its end, until the deadline; then, or after an error, kill it. */
static enum err reap(struct run *r, enum err e, int *status)
{
    const struct timespec pause = { .tv_nsec = 1000000 };
    int st = 0;
    pid_t done = 0;
    while (e == OK && (done = waitpid(r->pid, &st, WNOHANG)) == 0) {
        if (clock_ms() >= r->end_ms)
            e = ERR_UNAVAILABLE;
        else
            nanosleep(&pause, NULL);
    }
    if (done == 0) {
        kill(r->pid, SIGKILL);
        while ((done = waitpid(r->pid, &st, 0)) < 0 && errno == EINTR)
            continue;
    }
    if (e == OK && done != r->pid)
        return ERR_UNAVAILABLE;
    *status = WIFSIGNALED(st) ? 256 + WTERMSIG(st) : WEXITSTATUS(st);
    return e;
}

enum err child_run(struct arena *a, const struct child *c, str in, str *out, int *status)
{
    struct run r = { .c = c, .to = -1, .from = -1, .in = in };
    r.out = (struct buf){ .a = a, .max = c->out_max_bytes };
    r.end_ms = clock_ms() + c->deadline_ms;
    enum err e = start(&r);
    if (e == OK)
        e = talk(&r);
    shut(&r.to);
    shut(&r.from);
    if (r.pid > 0)
        e = reap(&r, e, status);
    if (e == OK)
        *out = buf_str(&r.out);
    return e;
}
