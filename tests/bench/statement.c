#include "statement.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Noreturn void fail(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void text_of(const char *file, char *to, size_t max)
{
    FILE *f = fopen(file, "re");
    if (!f)
        fail(file, "cannot be read");
    to[fread(to, 1, max - 1, f)] = '\0';
    fclose(f);
}

static void name_add(struct statement *s, const char **at)
{
    size_t n = 0;
    if (s->n == STATEMENT_BINDS)
        fail(s->sql, "too many binds");
    while ((isalnum((unsigned char)**at) || **at == '_') && n + 1 < NAME_BYTES)
        s->names[s->n][n++] = *(*at)++;
    s->names[s->n++][n] = '\0';
}

void statement_read(const char *file, const char *name, struct statement *out)
{
    static char text[64 * 1024];
    char mark[NAME_BYTES + 2];
    size_t n = 0;
    text_of(file, text, sizeof text);
    snprintf(mark, sizeof mark, " %s(", name);
    const char *at = strstr(text, mark);
    at = at ? strchr(at, '\n') : NULL;
    if (!at)
        fail(name, "is not in the file of statements");
    *out = (struct statement){ 0 };
    while (*at && *at != ';' && n + 1 < STATEMENT_BYTES) {
        if (*at != ':' || !isalpha((unsigned char)at[1])) {
            out->sql[n++] = *at++;
            continue;
        }
        at++;
        name_add(out, &at);
        out->sql[n++] = '?';
    }
}

MYSQL *connected(const char *socket, const char *user, const char *password_file,
                 const char *database)
{
    char password[256] = "";
    if (strcmp(password_file, "-") != 0)
        text_of(password_file, password, sizeof password);
    password[strcspn(password, "\n")] = '\0';
    MYSQL *my = mysql_init(NULL);
    mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (!mysql_real_connect(my, NULL, user, password[0] ? password : NULL, database, 0, socket, 0))
        fail("connection", mysql_error(my));
    return my;
}

MYSQL_STMT *prepared(MYSQL *my, const struct statement *s)
{
    MYSQL_STMT *h = mysql_stmt_init(my);
    if (mysql_stmt_prepare(h, s->sql, strlen(s->sql)) || mysql_stmt_param_count(h) != s->n)
        fail(s->sql, mysql_stmt_error(h));
    return h;
}
