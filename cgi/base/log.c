#include "base/log.h"
#include "base/buf.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_MAX_BYTES 2048
#define CODE_MAX_BYTES 64

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_code(str s)
{
    if (s.n == 0 || s.n > CODE_MAX_BYTES || !letter(s.p[0]))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!letter(s.p[i]) && !(s.p[i] >= '0' && s.p[i] <= '9') && !strchr("_.-/:", s.p[i]))
            return false;
    return memchr(s.p, '\0', s.n) == NULL;
}

const char *err_name(enum err e)
{
    static const char *const names[] = {
        [OK] = "OK",
        [ERR_BAD_REQUEST] = "BAD_REQUEST",
        [ERR_LOGIN] = "LOGIN",
        [ERR_FORBIDDEN] = "FORBIDDEN",
        [ERR_NOT_FOUND] = "NOT_FOUND",
        [ERR_METHOD] = "METHOD",
        [ERR_CONFLICT] = "CONFLICT",
        [ERR_GONE] = "GONE",
        [ERR_TOO_LARGE] = "TOO_LARGE",
        [ERR_MEDIA_TYPE] = "MEDIA_TYPE",
        [ERR_INVALID] = "INVALID",
        [ERR_TOO_MANY] = "TOO_MANY",
        [ERR_INTERNAL] = "INTERNAL",
        [ERR_DB] = "DB",
        [ERR_DUPLICATE] = "DUPLICATE",
        [ERR_UNAVAILABLE] = "UNAVAILABLE",
        [ERR_UNSET] = "UNSET",
        [ERR_EXPIRED] = "EXPIRED",
        [ERR_RECUSED] = "RECUSED",
    };
    return (size_t)e < COUNT(names) && names[e] ? names[e] : "UNKNOWN";
}

/* A line of fixed room: logging must work when memory does not. */
struct line {
    char p[LINE_MAX_BYTES];
    size_t n;
};

static void add(struct line *l, str s)
{
    const size_t room = sizeof l->p - 3 - l->n; /* the closing brace and line feed always fit */
    if (s.n <= room) {
        memcpy(l->p + l->n, s.p, s.n);
        l->n += s.n;
    }
}

/* Keys and literals come from the source, so they need no escaping but are checked once more. */
static void add_quoted(struct line *l, str s)
{
    add(l, S("\""));
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        add(l, (unsigned char)c < 0x20 || c == '"' || c == '\\' ? S("?") : (str){ &c, 1 });
    }
    add(l, S("\""));
}

static void add_pair(struct line *l, const struct log_pair *p)
{
    struct line one = { .n = 0 };
    add(&one, S(","));
    add_quoted(&one, str_from(p->key));
    add(&one, S(":"));
    if (p->kind == LOG_KIND_NUMBER) {
        char digits[24];
        const int n = snprintf(digits, sizeof digits, "%lld", (long long)p->n);
        add(&one, (str){ digits, (size_t)n });
    } else {
        add_quoted(&one, p->kind == LOG_KIND_LITERAL || is_code(p->s) ? p->s : S("?"));
    }
    add(l, (str){ one.p, one.n });
}

void log_write(enum log_level level, const char *event, const struct log_pair *pairs, size_t n)
{
    struct line l = { .n = 0 };
    add(&l, level == LOG_ERROR  ? S("{\"level\":\"error\",\"event\":")
            : level == LOG_WARN ? S("{\"level\":\"warn\",\"event\":")
                                : S("{\"level\":\"info\",\"event\":"));
    add_quoted(&l, str_from(event));
    for (size_t i = 0; i < n; i++)
        add_pair(&l, &pairs[i]);
    l.p[l.n++] = '}';
    l.p[l.n++] = '\n';
    const ssize_t ignored = write(STDERR_FILENO, l.p, l.n); /* nobody to tell if it fails */
    (void)ignored;
}
