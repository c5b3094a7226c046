#include "store/conn.h"
#include "base/log.h"
#include <mariadb/errmsg.h>
#include <mariadb/ma_pvio.h>
#include <mariadb/mysqld_error.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char session[] =
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
    " time_zone = '+00:00', tx_isolation = 'REPEATABLE-READ', autocommit = 1,"
    " innodb_snapshot_isolation = ON, innodb_lock_wait_timeout = 5,"
    " collation_connection = 'utf8mb4_uca1400_ai_ci'";

bool db_code_again(unsigned code)
{
    return code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT || code == ER_CHECKREAD;
}

bool db_code_lost(unsigned code)
{
    return code == CR_SERVER_GONE_ERROR || code == CR_SERVER_LOST ||
           code == CR_SERVER_LOST_EXTENDED || code == ER_CONNECTION_KILLED ||
           code == ER_SERVER_SHUTDOWN;
}

static enum err mapped(unsigned code)
{
    switch (code) {
    case ER_DUP_ENTRY:
    case ER_DUP_ENTRY_WITH_KEY_NAME:
        return ERR_DUPLICATE;
    case ER_CONSTRAINT_FAILED:
    case ER_NO_REFERENCED_ROW:
    case ER_NO_REFERENCED_ROW_2:
    case ER_ROW_IS_REFERENCED:
    case ER_ROW_IS_REFERENCED_2:
        return ERR_CONFLICT;
    default:
        return ERR_DB;
    }
}

enum err db_failed(struct db *db, const char *name, unsigned code)
{
    const enum err e = mapped(code);
    if (db_code_lost(code))
        db->lost = true;
    if (e != ERR_DB)
        return e;
    const bool again = db->tx == TX_OPEN && (db_code_again(code) || db_code_lost(code));
    if (db->tx == TX_OPEN) {
        db->tx = TX_DOOMED;
        db->again = again;
    }
    log_line(again ? LOG_WARN : LOG_ERROR, "statement_failed", LOG_CODE("statement", name),
             LOG_N("number", code));
    return ERR_DB;
}

enum err db_fault(struct db *db, const char *name)
{
    if (db->fail_in == 0 || --db->fail_in > 0)
        return OK;
    if (db->tx == TX_OPEN)
        db->tx = TX_DOOMED;
    log_line(LOG_WARN, "fault_wanted", LOG_CODE("statement", name));
    return ERR_DB;
}

void db_pause(int tried)
{
    const struct timespec t = { .tv_nsec = (1L << tried) * 1000 * 1000 };
    nanosleep(&t, NULL);
}

static void disconnect(struct db *db)
{
    for (size_t i = 0; i < CACHE_BUCKETS; i++)
        for (struct prepared *p = db->cache[i]; p; p = p->next) {
            if (p->h)
                mysql_stmt_close(p->h);
            p->h = NULL;
        }
    if (db->my)
        mysql_close(db->my);
    db->my = NULL;
}

static enum err connect_now(struct db *db)
{
    disconnect(db);
    db->my = mysql_init(NULL);
    if (!db->my)
        return ERR_UNAVAILABLE;
    const unsigned seconds = 5, off = 0;
    mysql_options(db->my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(db->my, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
    mysql_options(db->my, MYSQL_OPT_LOCAL_INFILE, &off);
    if (mysql_real_connect(db->my, NULL, db->user, db->password, db->name, 0, db->socket,
                           CLIENT_FOUND_ROWS | CLIENT_MULTI_RESULTS) &&
        mysql_real_query(db->my, session, sizeof session - 1) == 0) {
        db->lost = false;
        return OK;
    }
    log_line(LOG_ERROR, "database_unreachable", LOG_N("number", mysql_errno(db->my)));
    disconnect(db);
    return ERR_UNAVAILABLE;
}

/* Between statements the server says nothing: bytes or an end mean that it has hung up. */
static bool hung_up(const struct db *db)
{
    struct pollfd p = { .fd = (int)mysql_get_socket(db->my), .events = POLLIN };
    return poll(&p, 1, 0) != 0;
}

enum err db_ready(struct db *db)
{
    if (db->tx != TX_NONE || db->walks > 0)
        return OK;
    if (db->my && !db->lost && !hung_up(db))
        return OK;
    return connect_now(db);
}

enum err db_open(struct arena *a, const struct db_conf *conf, struct db **out)
{
    struct db *db = NEW(a, struct db);
    db->a = a;
    db->socket = str_c(a, conf->socket);
    db->user = str_c(a, conf->user);
    db->password = conf->password.n ? str_c(a, conf->password) : NULL;
    db->name = conf->name.n ? str_c(a, conf->name) : NULL;
    TRY(connect_now(db));
    db_fail_as_asked(db);
    *out = db;
    return OK;
}

void db_fail_as_asked(struct db *db)
{
    const char *nth = getenv("HOTLINE_FAULT_NTH");
    int64_t n;
    if (nth && str_i64(str_from(nth), &n) == OK && n > 0 && n < 1000000)
        db_fail_nth(db, (int)n);
}

void db_forget(struct db *db)
{
    if (!db || !db->my || db->tx != TX_NONE || db->walks > 0)
        return;
    NET *net = &db->my->net;
    if (net->buff && net->buff_end > net->buff)
        explicit_bzero(net->buff, (size_t)(net->buff_end - net->buff));
    MARIADB_PVIO *p = net->pvio;
    if (p && p->cache && p->cache_pos >= p->cache + p->cache_size) /* all of it was read */
        explicit_bzero(p->cache, PVIO_READ_AHEAD_CACHE_SIZE);
}

void db_close(struct db *db)
{
    if (db)
        disconnect(db);
}

int64_t db_last_id(struct cx *cx)
{
    return cx->db->last_id;
}

int64_t db_affected(struct cx *cx)
{
    return cx->db->affected;
}

int64_t db_count(struct cx *cx)
{
    return cx->db->count;
}

void db_fail_nth(struct db *db, int n)
{
    db->fail_in = n;
}
