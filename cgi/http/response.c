#include "http/response.h"
#include "http/urlencoded.h"
#include <string.h>

#define HEAD_MAX 16384

/*
 * On every answer. Referrer-Policy is same-origin and not no-referrer: nothing
 * leaves this site either way, but with no-referrer a browser sends "Origin: null"
 * with our own forms, and the origin check of older ones rests on that header.
 */
static const char images_head[] =
    "Content-Security-Policy: default-src 'none'; img-src 'self' data:";
static const char security_head[] =
    "; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; worker-src 'self'; manifest-src 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n";

void resp_init(struct resp *w, struct req *r)
{
    *w = (struct resp){ .req = r, .port = w->port };
    w->head = (struct buf){ .a = r->cx->a, .max = HEAD_MAX };
    w->body = (struct buf){ .a = r->cx->a, .max = RESP_BODY_MAX };
}

/* Cookies stay: a session ended before the error must not live on in the browser. */
static bool stays(str line)
{
    return str_starts(line, S("Set-Cookie:")) || str_starts(line, S("Allow:")) ||
           str_starts(line, S("Retry-After:"));
}

void resp_clear(struct resp *w)
{
    const str head = w->head.n ? buf_str(&w->head) : S("");
    struct resp fresh = { .port = w->port };
    resp_init(&fresh, w->req);
    fresh.streaming = w->streaming;
    fresh.cookie = w->cookie;
    str rest = head, line;
    while (str_next(&rest, '\n', &line))
        if (stays(line)) {
            buf_add(&fresh.head, line);
            buf_byte(&fresh.head, '\n');
        }
    *w = fresh;
}

struct buf *resp_body(struct resp *w, int status, const char *type)
{
    w->status = status;
    w->type = type;
    w->bytes = (str){ 0 };
    w->body.n = 0;
    w->body.full = false;
    return &w->body;
}

enum err resp_bytes(struct resp *w, int status, const char *type, str bytes)
{
    w->status = status;
    w->type = type;
    w->bytes = bytes.p ? bytes : S("");
    return OK;
}

bool resp_images_from(struct resp *w, str address)
{
    const str scheme = str_starts(address, S("https://")) ? S("https://") : S("http://");
    size_t n = scheme.n;
    if (!str_starts(address, scheme))
        return false;
    while (n < address.n && address.p[n] != '/') {
        const char c = address.p[n++];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
              || c == ':'))
            return false;
    }
    if (n == scheme.n || n == address.n)
        return false;
    w->images = str_sub(address, 0, n);
    return true;
}

static bool printable(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

enum err resp_redirect(struct resp *w, str path)
{
    const bool local = path.n && path.p[0] == '/' && !(path.n > 1 && path.p[1] == '/');
    if (!local || !printable(path) || memchr(path.p, '\\', path.n) || memchr(path.p, ' ', path.n))
        return ERR_INTERNAL;
    w->status = 303;
    w->to = path;
    w->type = NULL;
    w->bytes = S("");
    resp_header(w, "Location", path);
    return OK;
}

void resp_header(struct resp *w, const char *name, str value)
{
    const str n = str_from(name);
    if (n.n == 0 || !printable(n) || memchr(n.p, ':', n.n) || memchr(n.p, ' ', n.n) ||
        !printable(value)) {
        w->broken = true;
        return;
    }
    buf_fmt(&w->head, "%s: %.*s\r\n", name, STR_ARG(value));
}

void resp_download(struct resp *w, str filename)
{
    struct buf b = { .a = w->req->cx->a, .max = 2048 };
    buf_add(&b, S("attachment; filename=\""));
    for (size_t i = 0; i < filename.n; i++) {
        const char c = filename.p[i];
        buf_byte(&b, c < ' ' || c > '~' || strchr("\"\\/%;", c) ? '_' : c);
    }
    buf_add(&b, S("\"; filename*=UTF-8''"));
    buf_add(&b, percent_encode(w->req->cx->a, filename));
    resp_header(w, "Content-Disposition", buf_str(&b));
}

void resp_cache_public(struct resp *w, int64_t seconds)
{
    w->cache_s = seconds;
}

void resp_cache_page(struct resp *w, int64_t seconds)
{
    w->cache_s = seconds;
    w->cache_page = true;
}

void resp_cache_private(struct resp *w, int64_t seconds)
{
    w->cache_s = seconds;
    w->cache_own = true;
}

/* nginx passes the line on as it is, and some readers of HTTP/1.1 want the phrase. */
static const char *phrase(int status)
{
    static const struct { int status; const char *phrase; } all[] = {
        { 200, "OK" }, { 201, "Created" }, { 303, "See Other" }, { 400, "Bad Request" },
        { 401, "Unauthorized" }, { 403, "Forbidden" }, { 404, "Not Found" },
        { 405, "Method Not Allowed" }, { 409, "Conflict" }, { 410, "Gone" },
        { 413, "Content Too Large" }, { 415, "Unsupported Media Type" },
        { 422, "Unprocessable Content" }, { 429, "Too Many Requests" },
        { 500, "Internal Server Error" }, { 503, "Service Unavailable" },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].status == status)
            return all[i].phrase;
    return "Status";
}

/* FNV-1a with 64 bits: tells two versions of a page apart, and withstands nobody. */
static uint64_t mark_of(str body)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < body.n; i++)
        h = (h ^ (unsigned char)body.p[i]) * 0x100000001b3u;
    return h;
}

static str body_of(struct resp *w)
{
    return w->bytes.p ? w->bytes : buf_str(&w->body);
}

/* A command may change tables behind us: nginx asks once a minute, however long others keep. */
#define OURS_MOST_S 60

static void add_keep(struct resp *w, struct buf *b, const char *length)
{
    const bool keep = w->cache_s > 0 && !w->cookie && w->status == 200
        && (w->cache_own || !w->req->who);
    if (!keep) {
        buf_add(b, S("Cache-Control: no-store\r\n"));
        return;
    }
    if (w->cache_page) {
        buf_fmt(b, "X-Accel-Expires: %lld\r\nCache-Control: public, no-cache\r\n",
                (long long)w->cache_s);
        if (length) /* known only of what is not sent piece by piece */
            buf_fmt(b, "ETag: \"%016llx\"\r\n", (unsigned long long)mark_of(body_of(w)));
    } else {
        buf_fmt(b, "Cache-Control: %s, max-age=%lld\r\n",
                w->cache_own ? "private" : "public", (long long)w->cache_s);
        if (!w->cache_own)
            buf_fmt(b, "X-Accel-Expires: %d\r\n",
                    w->cache_s < OURS_MOST_S ? (int)w->cache_s : OURS_MOST_S);
    }
    buf_add(b, S("Vary: Accept-Language, Cookie\r\n"));
}

static void add_head(struct resp *w, struct buf *b, const char *length)
{
    buf_fmt(b, "Status: %d %s\r\n", w->status, phrase(w->status));
    if (w->type)
        buf_fmt(b, "Content-Type: %s\r\n", w->type);
    if (length)
        buf_fmt(b, "Content-Length: %s\r\n", length);
    buf_fmt(b, "Content-Language: %s\r\n", w->req->cx->lang == LANG_EN ? "en" : "vi");
    add_keep(w, b, length);
    buf_add(b, str_from(images_head));
    if (!str_empty(w->images)) {
        buf_byte(b, ' ');
        buf_add(b, w->images);
    }
    buf_add(b, str_from(security_head));
    buf_add(b, buf_str(&w->head));
    buf_add(b, S("\r\n"));
}

static enum err put(struct resp *w, str s)
{
    return s.n == 0 || w->port.put(w->port.to, s) ? OK : ERR_UNAVAILABLE;
}

enum err resp_stream(struct resp *w, int status, const char *type)
{
    if (w->broken || w->head.full)
        return ERR_INTERNAL;
    w->status = status;
    w->type = type;
    struct buf b = { .a = w->req->cx->a, .max = HEAD_MAX + 2048 };
    add_head(w, &b, NULL);
    w->streaming = true;
    return put(w, buf_str(&b));
}

enum err resp_put(struct resp *w, str piece)
{
    return w->req->head ? OK : put(w, piece);
}

enum err resp_send(struct resp *w)
{
    if (w->streaming)
        return OK;
    if (w->status == 0 || w->broken || w->head.full || w->body.full) {
        resp_clear(w);
        w->broken = false;
        w->status = 500;
        w->type = "text/plain; charset=utf-8";
        w->bytes = S("Lỗi hệ thống. Vui lòng thử lại sau.\n"
                     "System error. Please try again later.\n");
    }
    const str body = body_of(w);
    struct buf b = { .a = w->req->cx->a, .max = HEAD_MAX + 2048 };
    struct buf l = { .a = w->req->cx->a, .max = 24 };
    buf_i64(&l, (int64_t)body.n);
    add_head(w, &b, buf_str(&l).p);
    TRY(put(w, buf_str(&b)));
    return w->req->head ? OK : put(w, body);
}

int err_status(enum err e)
{
    static const int status[] = {
        [OK] = 200,
        [ERR_BAD_REQUEST] = 400,
        [ERR_LOGIN] = 401,
        [ERR_FORBIDDEN] = 403,
        [ERR_NOT_FOUND] = 404,
        [ERR_METHOD] = 405,
        [ERR_CONFLICT] = 409,
        [ERR_GONE] = 410,
        [ERR_TOO_LARGE] = 413,
        [ERR_MEDIA_TYPE] = 415,
        [ERR_INVALID] = 422,
        [ERR_TOO_MANY] = 429,
        [ERR_INTERNAL] = 500,
        [ERR_DB] = 500,
        [ERR_DUPLICATE] = 409,
        [ERR_UNAVAILABLE] = 503,
        [ERR_UNSET] = 503,
        [ERR_EXPIRED] = 422,
        [ERR_RECUSED] = 403,
    };
    return (size_t)e < COUNT(status) && status[e] ? status[e] : 500;
}
