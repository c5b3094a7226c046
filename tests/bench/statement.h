/*
 * A statement of sql/queries/ as Connector/C takes it: "?" instead of ":name",
 * and the names in their order.
 */
#ifndef BENCH_STATEMENT_H
#define BENCH_STATEMENT_H

#include <mysql.h>
#include <stddef.h>
#include <stdint.h>

enum { STATEMENT_BYTES = 4096, STATEMENT_BINDS = 32, NAME_BYTES = 32 };

struct statement {
    char sql[STATEMENT_BYTES];
    char names[STATEMENT_BINDS][NAME_BYTES];
    unsigned n;
};

/* From the file, the statement of that name. Ends the program when it is not there. */
void statement_read(const char *file, const char *name, struct statement *out);

/* A connection with a password from a file ("-": none). Ends the program when there is none. */
MYSQL *connected(const char *socket, const char *user, const char *password_file,
                 const char *database);

MYSQL_STMT *prepared(MYSQL *my, const struct statement *s);

/* Say what failed and end the program. */
_Noreturn void fail(const char *what, const char *why);

int64_t now_us(void);

#endif
