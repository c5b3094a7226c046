/* The accept loop in a child process, asked over its socket by a small FastCGI client. */
#include "run/fcgi.h"
#include "unit.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BEGIN = 1, ABORT = 2, PARAMS = 4, STDIN = 5, STDOUT = 6 };

static char path[64];

/* ---- the service ---- */

static void handle(struct fcgi_app *app, struct req *r, struct resp *w)
{
    struct form f;
    (void)app;
    r->csrf_rule = CSRF_FREE;
    r->body_max = 100000;
    if (str_eq(r->path, S("/slow")))
        usleep(300000);
    enum err e = r->fault;
    if (e == OK && r->method == POST)
        e = form_read(r, &f);
    struct buf *b = resp_body(w, err_status(e), "text/plain; charset=utf-8");
    if (e == OK && r->method == POST)
        buf_fmt(b, "a=%.*s", STR_ARG(form_raw(&f, "a")));
    else
        buf_fmt(b, "%d", err_status(e));
    if (str_eq(r->path, S("/stream")) && resp_stream(w, 200, "text/csv") == OK)
        for (int i = 0; i < 5000; i++)
            if (resp_put(w, S("0123456789\n")) != OK)
                return;
}

static pid_t start(void)
{
    snprintf(path, sizeof path, "/tmp/fcgi-test-%d.sock", (int)getpid());
    const pid_t pid = fork();
    if (pid == 0) {
        struct fcgi_app app = { .arena_bytes = 4 * MiB, .socket = path, .handle = handle };
        _exit(fcgi_serve(&app));
    }
    for (int i = 0; i < 200 && access(path, F_OK) != 0; i++)
        usleep(10000);
    usleep(20000);
    return pid;
}

/* 0 when it ended by itself with that status. */
static int stop(pid_t pid, int number)
{
    int status = -1;
    kill(pid, number);
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* ---- the client ---- */

static int dial(void)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    memcpy(to.sun_path, path, strlen(path) + 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static void record(int fd, int type, const char *p, size_t n)
{
    const unsigned char head[8] = { 1, (unsigned char)type, 0, 1, (unsigned char)(n >> 8),
                                    (unsigned char)n, 0, 0 };
    ck_assert_int_eq(send(fd, head, 8, MSG_NOSIGNAL), 8);
    if (n)
        ck_assert_int_eq(send(fd, p, n, MSG_NOSIGNAL), (ssize_t)n);
}

static void param(struct buf *b, const char *name, const char *value)
{
    buf_byte(b, (char)strlen(name));
    buf_byte(b, (char)strlen(value));
    buf_add(b, str_from(name));
    buf_add(b, str_from(value));
}

static int ask(struct arena *a, const char *method, const char *target, const char *length)
{
    const int fd = dial();
    ck_assert_int_ge(fd, 0);
    struct buf b = { .a = a, .max = 4096 };
    param(&b, "REQUEST_METHOD", method);
    param(&b, "REQUEST_URI", target);
    param(&b, "CONTENT_TYPE", "application/x-www-form-urlencoded");
    param(&b, "CONTENT_LENGTH", length);
    record(fd, BEGIN, "\0\1\0\0\0\0\0\0", 8);
    record(fd, PARAMS, buf_str(&b).p, b.n);
    record(fd, PARAMS, NULL, 0);
    return fd;
}

static bool take(int fd, void *to, size_t n)
{
    for (size_t have = 0; have < n;) {
        const ssize_t k = read(fd, (char *)to + have, n - have);
        if (k <= 0)
            return false;
        have += (size_t)k;
    }
    return true;
}

/* What came on standard output until the service closed. */
static str answer(struct arena *a, int fd)
{
    struct buf b = { .a = a, .max = 1 * MiB };
    unsigned char head[8];
    char body[65536 + 256];
    while (take(fd, head, 8)) {
        const size_t n = (size_t)head[4] << 8 | head[5];
        ck_assert(take(fd, body, n + head[6]));
        if (head[1] == STDOUT)
            buf_add(&b, (str){ body, n });
    }
    close(fd);
    return buf_str(&b);
}

static str get(struct arena *a, const char *method, const char *target, const char *length,
               str body)
{
    const int fd = ask(a, method, target, length);
    for (size_t i = 0; i < body.n; i += 30000)
        record(fd, STDIN, body.p + i, str_sub(body, i, i + 30000).n);
    record(fd, STDIN, NULL, 0);
    return answer(a, fd);
}

START_TEST(requests_are_answered)
{
    struct arena *a = arena_new(8 * MiB);
    const pid_t pid = start();
    str got = get(a, "GET", "/", "", S(""));
    ck_assert(str_starts(got, S("Status: 200 ")) && str_ends(got, S("\r\n\r\n200")));
    got = get(a, "HEAD", "/", "", S(""));
    ck_assert(str_starts(got, S("Status: 200 ")) && str_ends(got, S("\r\n\r\n")));
    got = get(a, "GET", "/?a=%", "", S(""));
    ck_assert(str_starts(got, S("Status: 400 ")));
    got = get(a, "POST", "/", "12", S("a=%C4%91&b=2"));
    ck_assert(str_ends(got, S("\r\n\r\na=đ")));
    got = get(a, "GET", "/stream", "", S(""));
    ck_assert_uint_gt(got.n, 55000);
    ck_assert_int_eq(stop(pid, SIGTERM), 0);
    arena_free(a);
}
END_TEST

START_TEST(bad_bodies_are_refused)
{
    static char big[300000];
    struct arena *a = arena_new(8 * MiB);
    const pid_t pid = start();
    memset(big, 'x', sizeof big);
    str got = get(a, "POST", "/", "300000", (str){ big, sizeof big });
    ck_assert(str_starts(got, S("Status: 413 ")));
    got = get(a, "POST", "/", "12", S("a=1")); /* shorter than said */
    ck_assert(str_starts(got, S("Status: 400 ")));
    got = get(a, "POST", "/", "2", S("a=1")); /* longer than said */
    ck_assert(str_starts(got, S("Status: 400 ")));
    got = get(a, "POST", "/", "x", S("a=1"));
    ck_assert(str_starts(got, S("Status: 400 ")));
    const int fd = ask(a, "POST", "/", "12");
    record(fd, STDIN, "a=", 2);
    record(fd, ABORT, NULL, 0);
    ck_assert(str_starts(answer(a, fd), S("Status: 400 ")));
    const int gone = ask(a, "POST", "/", "12"); /* hangs up in the middle */
    record(gone, STDIN, "a=", 2);
    close(gone);
    got = get(a, "GET", "/", "", S("")); /* the worker lives on */
    ck_assert(str_starts(got, S("Status: 200 ")));
    ck_assert_int_eq(stop(pid, SIGUSR1), 0);
    arena_free(a);
}
END_TEST

START_TEST(the_request_in_hand_is_finished)
{
    static const int numbers[] = { SIGTERM, SIGUSR1, SIGINT };
    struct arena *a = arena_new(8 * MiB);
    const pid_t pid = start();
    const int fd = ask(a, "GET", "/slow", "");
    record(fd, STDIN, NULL, 0);
    usleep(100000);
    kill(pid, numbers[_i]);
    ck_assert(str_ends(answer(a, fd), S("\r\n\r\n200")));
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    ck_assert_int_lt(dial(), 0);
    unlink(path);
    arena_free(a);
}
END_TEST

START_TEST(a_worker_does_not_outlive_its_parent)
{
    int fd[2];
    ck_assert_int_eq(pipe(fd), 0);
    const pid_t parent = fork();
    if (parent == 0) {
        close(fd[0]); /* the worker keeps fd[1] open as long as it lives */
        start();
        _exit(0);
    }
    close(fd[1]);
    ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
    char c;
    ck_assert_int_eq(read(fd[0], &c, 1), 0);
    snprintf(path, sizeof path, "/tmp/fcgi-test-%d.sock", (int)parent);
    unlink(path);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("fcgi");
    tcase_add_test(tc, requests_are_answered);
    tcase_add_test(tc, bad_bodies_are_refused);
    tcase_add_loop_test(tc, the_request_in_hand_is_finished, 0, 3);
    tcase_add_test(tc, a_worker_does_not_outlive_its_parent);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("fcgi", fill)
