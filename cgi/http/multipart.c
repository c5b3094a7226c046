#include "http/multipart.h"
#include "base/text.h"
#include "http/disposition.h"
#include <string.h>

enum state {
    PREAMBLE = 1, /* before the first boundary; its bytes are skipped */
    BEHIND,       /* right behind a boundary: "--", blanks, CRLF */
    HEAD,         /* header lines of a part */
    BODY,
    EPILOGUE,
};

struct multipart {
    struct arena *a;
    struct multipart_sink sink;
    enum state state;
    enum err failed;

    char mark[MULTIPART_BOUNDARY_MAX + 4]; /* CRLF "--" boundary */
    size_t mark_n, hit;                    /* bytes of mark seen at the end of the input */
    size_t before;                         /* of these, bytes that stood before the body */

    char behind[4]; /* what followed a boundary so far, blanks left out */
    size_t behind_n, blanks;

    char head[MULTIPART_HEAD_MAX];
    size_t head_n, parts;
};

struct multipart *multipart_new(struct arena *a, str boundary, struct multipart_sink sink)
{
    struct multipart *m = NEW(a, struct multipart);
    *m = (struct multipart){ .a = a, .sink = sink, .state = PREAMBLE };
    if (boundary.n == 0 || boundary.n > MULTIPART_BOUNDARY_MAX) {
        m->failed = ERR_BAD_REQUEST;
        return m;
    }
    memcpy(m->mark, "\r\n--", 4);
    memcpy(m->mark + 4, boundary.p, boundary.n);
    m->mark_n = boundary.n + 4;
    m->hit = m->before = 2; /* the body starts as if a line had ended before it */
    return m;
}

static enum err give(struct multipart *m, const char *p, size_t n)
{
    return m->state == BODY && n ? m->sink.data(m->sink.arg, (str){ p, n }) : OK;
}

static enum err boundary_found(struct multipart *m)
{
    const enum state before = m->state;
    m->state = BEHIND;
    m->hit = m->before = m->behind_n = m->blanks = 0;
    return before == BODY ? m->sink.end(m->sink.arg) : OK;
}

/*
 * Look for the mark. "\r" occurs in it only at the start (a boundary has none),
 * so after a mismatch nothing but a new "\r" can begin another one.
 */
static enum err scan(struct multipart *m, str *in)
{
    while (in->n) {
        if (m->hit == 0) {
            const char *cr = memchr(in->p, '\r', in->n);
            const size_t n = cr ? (size_t)(cr - in->p) : in->n;
            TRY(give(m, in->p, n));
            *in = str_sub(*in, n, in->n);
            if (!cr)
                return OK;
        }
        if (in->p[0] == m->mark[m->hit]) {
            *in = str_sub(*in, 1, in->n);
            if (++m->hit == m->mark_n)
                return boundary_found(m);
            continue;
        }
        const size_t from = m->before, held = m->hit;
        m->hit = m->before = 0;
        TRY(give(m, m->mark + from, held - from));
    }
    return OK;
}

/* "--" ends the body; blanks and CRLF begin the next part; anything else is no boundary line. */
static enum err behind(struct multipart *m, str *in)
{
    const char c = in->p[0];
    *in = str_sub(*in, 1, in->n);
    if (m->behind_n == 0 && (c == ' ' || c == '\t') && m->blanks++ < MULTIPART_BOUNDARY_MAX)
        return OK;
    m->behind[m->behind_n++] = c;
    if (m->behind_n == 1)
        return c == '\r' || (c == '-' && m->blanks == 0) ? OK : ERR_BAD_REQUEST;
    if (m->behind[0] == '-' && c == '-') {
        m->state = EPILOGUE;
        return OK;
    }
    if (m->behind[0] != '\r' || c != '\n')
        return ERR_BAD_REQUEST;
    if (++m->parts > MULTIPART_PARTS_MAX)
        return ERR_TOO_LARGE;
    m->state = HEAD;
    m->head_n = 0;
    return OK;
}

/* One byte of the header block; it ends with an empty line. */
static enum err head(struct multipart *m, str *in)
{
    const char c = in->p[0];
    *in = str_sub(*in, 1, in->n);
    if (m->head_n == sizeof m->head)
        return ERR_TOO_LARGE;
    m->head[m->head_n++] = c;
    if (c == '\0' || (c == '\n' && (m->head_n < 2 || m->head[m->head_n - 2] != '\r')))
        return ERR_BAD_REQUEST;
    const str all = { m->head, m->head_n };
    if (!str_eq(all, S("\r\n")) && !str_ends(all, S("\r\n\r\n")))
        return OK;
    struct part p;
    TRY(part_head_parse(m->a, str_sub(all, 0, all.n - 2), &p));
    m->state = BODY;
    m->hit = m->before = 2; /* a part may have no body: the empty line's CRLF begins the mark */
    return m->sink.begin(m->sink.arg, &p);
}

static enum err step(struct multipart *m, str *in)
{
    switch (m->state) {
    case PREAMBLE:
    case BODY:
        return scan(m, in);
    case BEHIND:
        return behind(m, in);
    case HEAD:
        return head(m, in);
    case EPILOGUE:
        *in = str_sub(*in, in->n, in->n);
        return OK;
    }
    return ERR_INTERNAL;
}

enum err multipart_feed(struct multipart *m, str in)
{
    while (in.n && m->failed == OK)
        m->failed = step(m, &in);
    return m->failed;
}

enum err multipart_end(struct multipart *m)
{
    if (m->failed == OK && m->state != EPILOGUE)
        m->failed = ERR_BAD_REQUEST;
    return m->failed;
}
