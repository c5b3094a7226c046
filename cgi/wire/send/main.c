/* hotline-send: one e-mail or one SMS out; see usage. */
#include "base/file.h"
#include "base/json.h"
#include "wire/send.h"
#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline-send < order\n"
    "\n"
    "Sends what the JSON on standard input orders: an e-mail by SMTP (server smtp:// or\n"
    "smtps://, with from, from_name, to, subject, text, id, user, password), or an SMS by\n"
    "POST to a gateway (server https://, with body, timestamp, signature). ca names a file of\n"
    "certificates. Another machine is spoken to by TLS alone.\n"
    "\n"
    "Exit: 0 sent, 2 wrong call, 3 not now, 4 refused for good, 6 no memory, or input failed.\n";

#define ORDER_MAX ((size_t)128 * 1024)
enum { CONNECT_S = 5, WHOLE_S = 20, WORD_MAX = 75 };

struct order {
    struct arena *a;
    const struct json *j;
    CURL *c;
    struct curl_slist *head, *to;
    curl_mime *mime;
};

static str get(const struct order *o, str name)
{
    const struct json *v = json_get(o->j, name);
    return v && v->type == JSON_TEXT ? v->text : S("");
}

static const char *get_c(const struct order *o, str name)
{
    return str_c(o->a, get(o, name));
}

/* One address and nothing that could end a line or name a second one. */
static bool address_ok(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~' || strchr("<>,;:\"()[]\\", s.p[i]))
            return false;
    return str_find(s, S("@")) > 0 && str_find(s, S("@")) + 1 < s.n;
}

/* RFC 2047: a text as encoded words, none over 75 characters, no character cut in two. */
static str words(struct arena *a, str s)
{
    const str start = S("=?UTF-8?Q?");
    struct buf b = { .a = a, .max = 8192 };
    size_t line = 0;
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-';
        if ((c & 0xC0) != 0x80 && line + 4 * 3 + 2 > WORD_MAX) {
            buf_add(&b, S("?=\r\n "));
            line = 0;
        }
        if (line == 0) {
            buf_add(&b, start);
            line = start.n;
        }
        const size_t before = b.n;
        if (plain)
            buf_byte(&b, (char)c);
        else
            buf_fmt(&b, "=%02X", c);
        line += b.n - before;
    }
    if (line)
        buf_add(&b, S("?="));
    return buf_str(&b);
}

static void head(struct order *o, const char *name, str value)
{
    o->head = curl_slist_append(o->head, str_fmt(o->a, "%s: %.*s", name, STR_ARG(value)).p);
}

static str date_now(struct arena *a)
{
    char text[64];
    const time_t now = time(NULL);
    struct tm tm;
    gmtime_r(&now, &tm);
    strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &tm);
    return str_dup(a, str_from(text));
}

static void mail_head(struct order *o)
{
    const str from = get(o, S("from")), to = get(o, S("to")), id = get(o, S("id"));
    const str name = words(o->a, get(o, S("from_name")));
    head(o, "Date", date_now(o->a));
    head(o, "From", str_fmt(o->a, "%.*s <%.*s>", STR_ARG(name), STR_ARG(from)));
    head(o, "Reply-To", str_fmt(o->a, "<%.*s>", STR_ARG(from)));
    head(o, "To", str_fmt(o->a, "<%.*s>", STR_ARG(to)));
    head(o, "Subject", words(o->a, get(o, S("subject"))));
    head(o, "Message-ID", str_fmt(o->a, "<%.*s>", STR_ARG(id)));
    head(o, "Auto-Submitted", S("auto-generated"));
    head(o, "X-Auto-Response-Suppress", S("All"));
}

static bool on_this_machine(str server)
{
    static const char *const names[] = { "smtp://127.0.0.1", "smtp://localhost", "smtp://[::1]" };
    for (size_t i = 0; i < COUNT(names); i++) {
        const str name = str_from(names[i]);
        if (str_starts(server, name) && (server.n == name.n || server.p[name.n] == ':'))
            return true;
    }
    return false;
}

static bool mail_ready(struct order *o)
{
    const str server = get(o, S("server")), from = get(o, S("from")), to = get(o, S("to"));
    const str domain = str_sub(from, str_find(from, S("@")) + 1, from.n), text = get(o, S("text"));
    if (!address_ok(from) || !address_ok(to) || !address_ok(get(o, S("id"))))
        return false;
    mail_head(o);
    o->to = curl_slist_append(NULL, str_fmt(o->a, "<%.*s>", STR_ARG(to)).p);
    o->mime = curl_mime_init(o->c);
    curl_mimepart *part = curl_mime_addpart(o->mime);
    curl_mime_data(part, text.p, text.n);
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "base64");
    curl_easy_setopt(o->c, CURLOPT_URL,
                     str_fmt(o->a, "%.*s/%.*s", STR_ARG(server), STR_ARG(domain)).p);
    curl_easy_setopt(o->c, CURLOPT_USE_SSL,
                     (long)(on_this_machine(server) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(o->c, CURLOPT_MAIL_FROM, str_fmt(o->a, "<%.*s>", STR_ARG(from)).p);
    curl_easy_setopt(o->c, CURLOPT_MAIL_RCPT, o->to);
    curl_easy_setopt(o->c, CURLOPT_MIMEPOST, o->mime);
    if (!str_empty(get(o, S("user")))) {
        curl_easy_setopt(o->c, CURLOPT_USERNAME, get_c(o, S("user")));
        curl_easy_setopt(o->c, CURLOPT_PASSWORD, get_c(o, S("password")));
    }
    return true;
}

static void sms_ready(struct order *o)
{
    head(o, "Content-Type", S("application/json"));
    head(o, "X-Hotline-Timestamp", get(o, S("timestamp")));
    head(o, "X-Hotline-Signature", get(o, S("signature")));
    curl_easy_setopt(o->c, CURLOPT_URL, get_c(o, S("server")));
    curl_easy_setopt(o->c, CURLOPT_POSTFIELDS, get_c(o, S("body")));
}

static size_t unread(char *p, size_t size, size_t n, void *arg)
{
    (void)p;
    (void)arg;
    return size * n;
}

/* A wrong password or certificate is ours to mend, so the notice waits. */
static enum send_exit meaning(CURLcode e, long code, bool mail)
{
    if (e == CURLE_OK && (mail || (code >= 200 && code < 300)))
        return SEND_EXIT_SENT;
    if (mail && e != CURLE_LOGIN_DENIED && code >= 550 && code < 560)
        return SEND_EXIT_REFUSED;
    if (!mail && e == CURLE_OK && (code == 400 || code == 404 || code == 410 || code == 422))
        return SEND_EXIT_REFUSED;
    return SEND_EXIT_LATER;
}

static enum send_exit order_send(struct order *o)
{
    const bool mail = str_starts(get(o, S("server")), S("smtp"));
    long code = 0;
    o->c = curl_easy_init();
    if (!o->c)
        return SEND_EXIT_SYSTEM;
    if (mail && !mail_ready(o))
        return SEND_EXIT_REFUSED;
    if (!mail)
        sms_ready(o);
    curl_easy_setopt(o->c, CURLOPT_HTTPHEADER, o->head);
    curl_easy_setopt(o->c, CURLOPT_PROTOCOLS_STR, mail ? "smtp,smtps" : "http,https");
    curl_easy_setopt(o->c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(o->c, CURLOPT_TIMEOUT, (long)WHOLE_S);
    curl_easy_setopt(o->c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(o->c, CURLOPT_WRITEFUNCTION, unread);
    if (!str_empty(get(o, S("ca"))))
        curl_easy_setopt(o->c, CURLOPT_CAINFO, get_c(o, S("ca")));
    const CURLcode e = curl_easy_perform(o->c);
    curl_easy_getinfo(o->c, CURLINFO_RESPONSE_CODE, &code);
    return meaning(e, code, mail);
}

static enum err order_read(struct arena *a, const struct json **j)
{
    char *p = arena_alloc(a, ORDER_MAX);
    size_t n = 0;
    str fault;
    for (ssize_t r = 1; r != 0;) {
        r = read(0, p + n, ORDER_MAX - n);
        if (r < 0 && errno != EINTR)
            return ERR_UNAVAILABLE;
        n += r > 0 ? (size_t)r : 0;
    }
    return json_parse(a, (str){ p, n }, j, &fault);
}

int main(int argc, char **argv)
{
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return SEND_EXIT_SENT;
    }
    if (argc >= 2) {
        fputs("hotline-send: takes no words\nTry 'hotline-send --help'.\n", stderr);
        return SEND_EXIT_USAGE;
    }
    struct order o = { .a = arena_new(8 * ORDER_MAX) };
    if (order_read(o.a, &o.j) != OK || curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
        return SEND_EXIT_SYSTEM;
    const enum send_exit e = order_send(&o);
    curl_mime_free(o.mime);
    curl_slist_free_all(o.head);
    curl_slist_free_all(o.to);
    curl_easy_cleanup(o.c);
    curl_global_cleanup();
    arena_free(o.a);
    return (int)e;
}
