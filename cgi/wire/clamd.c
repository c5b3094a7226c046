#include "wire/clamd.h"
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define WAIT_S 60
#define ANSWER_MAX 4096

struct scan {
    int fd;
};

static enum err put(struct scan *s, str bytes)
{
    while (bytes.n > 0) {
        const ssize_t n = send(s->fd, bytes.p, bytes.n, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return ERR_UNAVAILABLE;
        bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return OK;
}

enum err scan_new(struct arena *a, str path, struct scan **out)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    const struct timeval wait = { .tv_sec = WAIT_S };
    if (path.n >= sizeof at.sun_path)
        return ERR_UNAVAILABLE;
    memcpy(at.sun_path, path.p, path.n);
    struct scan *s = NEW(a, struct scan);
    s->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    enum err e = OK;
    if (s->fd < 0 || setsockopt(s->fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait) != 0 ||
        setsockopt(s->fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait) != 0 ||
        connect(s->fd, (const struct sockaddr *)&at, sizeof at) != 0)
        e = ERR_UNAVAILABLE;
    if (e == OK)
        e = put(s, (str){ "zINSTREAM", sizeof "zINSTREAM" }); /* with its zero byte */
    if (e != OK)
        scan_drop(s);
    else
        *out = s;
    return e;
}

static str length(unsigned char *four, size_t n)
{
    for (int i = 0; i < 4; i++)
        four[i] = (unsigned char)(n >> (24 - 8 * i));
    return (str){ (char *)four, 4 };
}

enum err scan_add(struct scan *s, str piece)
{
    unsigned char four[4];
    if (str_empty(piece))
        return OK; /* a length of 0 would be the end */
    TRY(put(s, length(four, piece.n)));
    return put(s, piece);
}

enum err scan_end(struct scan *s, enum scan_result *found)
{
    unsigned char four[4];
    char text[ANSWER_MAX];
    size_t n = 0;
    TRY(put(s, length(four, 0)));
    while (n < sizeof text) {
        const ssize_t got = recv(s->fd, text + n, sizeof text - n, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        n += (size_t)got;
    }
    while (n > 0 && (text[n - 1] == 0 || text[n - 1] == '\n'))
        n--;
    const str said = { text, n };
    if (str_ends(said, S(": OK")))
        *found = SCAN_CLEAN;
    else if (str_ends(said, S(" FOUND")))
        *found = SCAN_FOUND;
    else
        return ERR_UNAVAILABLE;
    return OK;
}

void scan_drop(struct scan *s)
{
    if (s && s->fd >= 0)
        close(s->fd);
    if (s)
        s->fd = -1;
}
