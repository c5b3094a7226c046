/*
 * raw_insert SOCKET USER PASSWORD_FILE DATABASE INTAKE_SQL SECONDS CLIENTS RECEIVER WHAT IDENTITY
 * CONTACT: the three inserts of a filing, in one transaction, prepared, by so many clients over
 * their own connections, and nothing else: the rate that the database itself allows.
 *
 * RECEIVER is a unit's id; the last three are sizes in bytes. Prints commits, microseconds, and
 * microseconds of the processor that this program itself took.
 */
#include "statement.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

enum { CLIENTS_MAX = 64, TEXT_MAX = 16 * 1024 };

static char **args;
static int64_t until;
static atomic_llong commits;

/* What is bound: one slot a name, used by every statement that has it. */
struct values {
    char random[4][32], text[TEXT_MAX], box[TEXT_MAX];
    int64_t id, now, receiver;
    char named, wish;
    MYSQL_TIME due;
    my_bool null;
};

static void as_bytes(MYSQL_BIND *b, char *p, size_t n)
{
    b->buffer_type = MYSQL_TYPE_STRING;
    b->buffer = p;
    b->buffer_length = n;
}

static void as_i64(MYSQL_BIND *b, int64_t *v)
{
    b->buffer_type = MYSQL_TYPE_LONGLONG;
    b->buffer = v;
}

static void bind(const char *name, MYSQL_BIND *b, struct values *v)
{
    static struct { const char *name; char text[40]; } fixed[] = {
        { "channel", "web" }, { "lang", "vi" }, { "pollution", "water" },
        { "nature", "unknown" }, { "place", "Sau chợ ABC, thôn ABC" },
        { "polluter", "Xưởng giặt ABC" },
    };
    static const char *const random[] = { "token", "digest", "key" };
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (strcmp(name, fixed[i].name) == 0)
            as_bytes(b, fixed[i].text, strlen(fixed[i].text));
    for (size_t i = 0; i < sizeof random / sizeof *random; i++)
        if (strcmp(name, random[i]) == 0)
            as_bytes(b, v->random[i], 32);
    if (strcmp(name, "ref") == 0)
        as_bytes(b, v->random[3], 12);
    else if (strcmp(name, "what") == 0)
        as_bytes(b, v->text, strtoul(args[9], NULL, 10));
    else if (strcmp(name, "identity") == 0)
        as_bytes(b, v->box, strtoul(args[10], NULL, 10));
    else if (strcmp(name, "contact") == 0)
        as_bytes(b, v->box, strtoul(args[11], NULL, 10));
    else if (strcmp(name, "id") == 0)
        as_i64(b, &v->id);
    else if (strcmp(name, "now") == 0)
        as_i64(b, &v->now);
    else if (strcmp(name, "receiver") == 0)
        as_i64(b, &v->receiver);
    else if (strcmp(name, "named") == 0)
        *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_TINY, .buffer = &v->named };
    else if (strcmp(name, "wish") == 0)
        *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_TINY, .buffer = &v->wish };
    else if (strcmp(name, "due") == 0)
        *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_DATE, .buffer = &v->due };
    else if (!b->buffer)
        b->is_null = &v->null; /* what a short form leaves open: point, day */
}

static MYSQL_STMT *ready(MYSQL *my, const char *name, struct values *v)
{
    struct statement s;
    MYSQL_BIND binds[STATEMENT_BINDS] = { 0 };
    statement_read(args[5], name, &s);
    MYSQL_STMT *h = prepared(my, &s);
    for (unsigned i = 0; i < s.n; i++)
        bind(s.names[i], &binds[i], v);
    if (mysql_stmt_bind_param(h, binds))
        fail(name, mysql_stmt_error(h));
    return h;
}

static void fresh(struct values *v)
{
    static const char digits[] = "0123456789";
    if (getrandom(v->random, sizeof v->random, 0) != sizeof v->random)
        fail("random bytes", "none");
    for (size_t i = 0; i < 12; i++)
        v->random[3][i] = digits[(unsigned char)v->random[3][i] % 10];
}

static void insert(MYSQL *my, MYSQL_STMT *const *h, struct values *v)
{
    fresh(v);
    if (mysql_query(my, "START TRANSACTION") || mysql_stmt_execute(h[0]))
        fail("insert", mysql_stmt_error(h[0]));
    v->id = (int64_t)mysql_stmt_insert_id(h[0]);
    if (mysql_stmt_execute(h[1]) || mysql_stmt_execute(h[2]) || mysql_query(my, "COMMIT"))
        fail("insert", mysql_error(my));
}

static pthread_mutex_t reading = PTHREAD_MUTEX_INITIALIZER;

static void *client(void *arg)
{
    struct values *v = arg;
    MYSQL *my = connected(args[1], args[2], args[3], args[4]);
    v->receiver = strtoll(args[8], NULL, 10);
    v->now = (int64_t)time(NULL) * 1000000;
    v->named = 1;
    v->wish = 0;
    v->null = 1;
    v->due = (MYSQL_TIME){ .year = 2030, .month = 1, .day = 2, .time_type = MYSQL_TIMESTAMP_DATE };
    memset(v->text, 'a', sizeof v->text);
    memset(v->box, 'b', sizeof v->box);
    pthread_mutex_lock(&reading);
    MYSQL_STMT *h[] = { ready(my, "report_add", v), ready(my, "report_text_add", v),
                        ready(my, "report_sender_add", v) };
    pthread_mutex_unlock(&reading);
    while (now_us() < until) {
        insert(my, h, v);
        atomic_fetch_add(&commits, 1);
    }
    return NULL;
}

int main(int argc, char **argv)
{
    static struct values values[CLIENTS_MAX];
    pthread_t threads[CLIENTS_MAX];
    args = argv;
    const long n = argc == 12 ? strtol(argv[7], NULL, 10) : 0;
    if (n < 1 || n > CLIENTS_MAX)
        fail("usage", "see raw_insert.c");
    const int64_t start = now_us();
    until = start + strtol(argv[6], NULL, 10) * INT64_C(1000000);
    mysql_library_init(0, NULL, NULL);
    for (int i = 0; i < n; i++)
        if (pthread_create(&threads[i], NULL, client, &values[i]))
            fail("thread", "not started");
    for (int i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
    printf("%lld %lld %lld\n", (long long)commits, (long long)(now_us() - start),
           (long long)clock() * (1000000 / CLOCKS_PER_SEC));
    return 0;
}
