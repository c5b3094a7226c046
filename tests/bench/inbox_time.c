/*
 * inbox_time SOCKET USER PASSWORD_FILE DATABASE CASES_SQL UNIT TIMES: the statement inbox_unit for
 * the first page of a unit, all rows fetched, so many times. Prints the microseconds below which
 * the fastest tenth of them stayed (the rest tells what else the machine did), and the rows.
 */
#include "statement.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES_MAX = 10000, COLUMNS_MAX = 32 };

static int by_size(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t rows_of(MYSQL_STMT *h)
{
    static char cells[COLUMNS_MAX][1024];
    MYSQL_BIND out[COLUMNS_MAX] = { 0 };
    int64_t n = 0;
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        out[i] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_STRING, .buffer = cells[i],
                               .buffer_length = sizeof cells[i] };
    if (mysql_stmt_execute(h) || mysql_stmt_bind_result(h, out))
        fail("inbox_unit", mysql_stmt_error(h));
    while (mysql_stmt_fetch(h) == 0)
        n++;
    mysql_stmt_free_result(h);
    return n;
}

int main(int argc, char **argv)
{
    static int64_t took[TIMES_MAX];
    struct statement s;
    MYSQL_BIND in[STATEMENT_BINDS] = { 0 };
    int64_t unit, first = 1, after = 0, rows = 0;
    const long times = argc == 8 ? strtol(argv[7], NULL, 10) : 0;
    if (times < 1 || times > TIMES_MAX)
        fail("usage", "see inbox_time.c");
    unit = strtoll(argv[6], NULL, 10);
    statement_read(argv[5], "inbox_unit", &s);
    MYSQL_STMT *h = prepared(connected(argv[1], argv[2], argv[3], argv[4]), &s);
    for (unsigned i = 0; i < s.n; i++)
        in[i] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG,
                              .buffer = strcmp(s.names[i], "unit") == 0  ? &unit
                                        : strcmp(s.names[i], "due") == 0 ? &first : &after };
    if (mysql_stmt_bind_param(h, in))
        fail("inbox_unit", mysql_stmt_error(h));
    rows = rows_of(h);
    for (int i = 0; i < times; i++) {
        const int64_t start = now_us();
        rows_of(h);
        took[i] = now_us() - start;
    }
    qsort(took, (size_t)times, sizeof *took, by_size);
    printf("%lld %lld\n", (long long)took[times / 10], (long long)rows);
    return 0;
}
