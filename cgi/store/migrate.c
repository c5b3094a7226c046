#include "store/migrate.h"
#include "base/file.h"
#include "store/conn.h"
#include "store/migrate_files.h"
#include <ctype.h>
#include <mariadb/mysqld_error.h>
#include <stdlib.h>
#include <string.h>

/* One row of schema_migration. */
struct applied {
    int64_t number, done, total;
    str name, sum;
};

struct run {
    struct arena *a;
    struct db *db;
    struct buf *faults;
    struct migration *files;
    size_t n_files;
    struct applied *rows;
    size_t n_rows;
};

enum { STATEMENT_MAX = 8 * 1024 * 1024 };

static str server_says(struct run *r)
{
    return str_dup(r->a, str_from(mysql_error(r->db->my)));
}

static enum err fault(struct run *r, str where, const char *what, str about)
{
    buf_fmt(r->faults, "%.*s: %s%.*s\n", STR_ARG(where), what, STR_ARG(about));
    return ERR_INVALID;
}

/* Send one statement and read its results away. false: the server refused it. */
static bool query(struct run *r, str sql)
{
    if (mysql_real_query(r->db->my, sql.p, sql.n) != 0)
        return false;
    do {
        MYSQL_RES *result = mysql_store_result(r->db->my);
        if (result)
            mysql_free_result(result);
        else if (mysql_errno(r->db->my))
            return false;
    } while (mysql_next_result(r->db->my) == 0);
    return mysql_errno(r->db->my) == 0;
}

static enum err must(struct run *r, str sql)
{
    return query(r, sql) ? OK : fault(r, S("schema_migration"), "", server_says(r));
}

/* Text as an SQL literal. */
static str quoted(struct run *r, str text)
{
    char *p = arena_alloc(r->a, text.n * 2 + 3);
    p[0] = '\'';
    const size_t n = mysql_real_escape_string(r->db->my, p + 1, text.p, text.n);
    p[n + 1] = '\'';
    return (str){ p, n + 2 };
}

static bool plain_name(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!isalnum((unsigned char)s.p[i]) && s.p[i] != '_')
            return false;
    return s.n > 0 && s.n <= 60;
}

/* SHA-256 over the sum so far and the statement; the server counts it. */
static enum err add_to_sum(struct run *r, str *sum, str sql)
{
    struct buf b = { .a = r->a, .max = STATEMENT_MAX };
    buf_add(&b, S("SELECT SHA2(CONCAT("));
    buf_add(&b, quoted(r, *sum));
    buf_add(&b, S(", _binary "));
    buf_add(&b, quoted(r, sql));
    buf_add(&b, S("), 256)"));
    const str q = buf_str(&b);
    MYSQL_RES *result = NULL;
    if (!b.full && mysql_real_query(r->db->my, q.p, q.n) == 0)
        result = mysql_store_result(r->db->my);
    const MYSQL_ROW row = result ? mysql_fetch_row(result) : NULL;
    const bool got = row && row[0];
    if (got)
        *sum = str_dup(r->a, str_from(row[0]));
    mysql_free_result(result);
    return got ? OK : fault(r, S("schema_migration"), "no checksum: ", server_says(r));
}

static int64_t whole(const char *text)
{
    int64_t n = 0;
    return text && str_i64(str_from(text), &n) == OK ? n : -1;
}

static enum err rows_read(struct run *r)
{
    static const char sql[] = "SELECT number, name, done, total, sum FROM schema_migration"
                              " WHERE number > 0 ORDER BY number";
    MYSQL_RES *result = NULL;
    if (mysql_real_query(r->db->my, sql, sizeof sql - 1) == 0)
        result = mysql_store_result(r->db->my);
    if (!result)
        return fault(r, S("schema_migration"), "", server_says(r));
    r->rows = NEWS(r->a, struct applied, mysql_num_rows(result));
    MYSQL_ROW row;
    while ((row = mysql_fetch_row(result)))
        r->rows[r->n_rows++] = (struct applied){
            .number = whole(row[0]), .name = str_dup(r->a, str_from(row[1])),
            .done = whole(row[2]), .total = whole(row[3]),
            .sum = str_dup(r->a, str_from(row[4])) };
    mysql_free_result(result);
    return OK;
}

/* Is the file what was applied? Sums up the part that was. */
static enum err same(struct run *r, const struct migration *m, const struct applied *row)
{
    str sum = S("");
    if (!str_eq(m->name, row->name))
        return fault(r, m->path, "was applied under the name ", row->name);
    for (int64_t i = 0; i < row->done && (size_t)i < m->n; i++)
        TRY(add_to_sum(r, &sum, m->pieces[i].sql));
    const bool whole_file = row->done == row->total;
    if (!str_eq(sum, row->sum) || (whole_file && (size_t)row->total != m->n) ||
        (size_t)row->done > m->n)
        return fault(r, m->path, whole_file ? "has changed since it was applied"
                                            : "stopped half way and the part that is applied "
                                              "has changed", S(""));
    return OK;
}

static enum err all_same(struct run *r)
{
    enum err e = OK;
    for (size_t i = 0; i < r->n_rows; i++) {
        const struct applied *row = &r->rows[i];
        if (row->number != (int64_t)i + 1)
            return fault(r, S("schema_migration"), "has a gap before ", row->name);
        if (i >= r->n_files)
            e = fault(r, row->name, "was applied, but the file is missing", S(""));
        else if (row->done < row->total && i + 1 < r->n_rows)
            e = fault(r, row->name, "is not finished, but a later one is applied", S(""));
        else if (same(r, &r->files[i], row) != OK)
            e = ERR_INVALID;
    }
    return e;
}

static enum err piece_failed(struct run *r, str path, const struct piece *p)
{
    buf_fmt(r->faults, "%.*s:%d: %.*s\n", STR_ARG(path), p->line, STR_ARG(server_says(r)));
    return ERR_INVALID;
}

static enum err apply(struct run *r, const struct migration *m, size_t done)
{
    str sum = S("");
    for (size_t i = 0; i < done; i++)
        TRY(add_to_sum(r, &sum, m->pieces[i].sql));
    for (size_t i = done; i < m->n; i++) {
        TRY(add_to_sum(r, &sum, m->pieces[i].sql));
        if (!query(r, m->pieces[i].sql))
            return piece_failed(r, m->path, &m->pieces[i]);
        TRY(must(r, str_fmt(r->a,
            "INSERT INTO schema_migration (number, name, done, total, sum, at_us)"
            " VALUES (%d, '%.*s', %zu, %zu, '%.*s',"
            " CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS INTEGER))"
            " ON DUPLICATE KEY UPDATE done = VALUES(done), total = VALUES(total),"
            " sum = VALUES(sum), at_us = VALUES(at_us)",
            m->number, STR_ARG(m->name), i + 1, m->n, STR_ARG(sum))));
    }
    return OK;
}

static enum err apply_all(struct run *r, int *applied)
{
    for (size_t i = 0; i < r->n_files; i++) {
        const struct applied *row = i < r->n_rows ? &r->rows[i] : NULL;
        if (row && row->done == row->total)
            continue;
        TRY(apply(r, &r->files[i], row ? (size_t)row->done : 0));
        ++*applied;
    }
    return OK;
}

static enum err users(struct run *r, const struct migrate_conf *conf)
{
    for (size_t i = 0; i < conf->n_users; i++) {
        const struct migrate_user *u = &conf->users[i];
        if (!plain_name(u->user) || !u->password.n)
            return fault(r, u->user, "needs a plain name and a password", S(""));
        const str who = str_fmt(r->a, "'%.*s'@'localhost'", STR_ARG(u->user));
        const str password = quoted(r, u->password);
        TRY(must(r, str_fmt(r->a, "CREATE USER IF NOT EXISTS %s IDENTIFIED BY %.*s", who.p,
                            STR_ARG(password))));
        TRY(must(r, str_fmt(r->a, "ALTER USER %s IDENTIFIED BY %.*s", who.p,
                            STR_ARG(password))));
        TRY(must(r, str_fmt(r->a, "REVOKE ALL PRIVILEGES, GRANT OPTION FROM %s", who.p)));
    }
    return OK;
}

static enum err grants(struct run *r, const struct migrate_conf *conf)
{
    const str path = path_join(r->a, conf->dir, S("grants.sql"));
    str text;
    const enum err e = file_read(r->a, path, STATEMENT_MAX / 4, &text);
    TRY(users(r, conf));
    if (e == ERR_NOT_FOUND)
        return OK;
    if (e != OK)
        return fault(r, path, "cannot be read", S(""));
    struct piece *pieces;
    size_t n;
    migration_split(r->a, text, &pieces, &n);
    for (size_t i = 0; i < n; i++)
        if (!query(r, pieces[i].sql))
            return piece_failed(r, path, &pieces[i]);
    return OK;
}

static enum err database(struct run *r, str name)
{
    if (!plain_name(name))
        return fault(r, name, "is no plain name for a database", S(""));
    TRY(must(r, str_fmt(r->a,
        "CREATE DATABASE IF NOT EXISTS %.*s CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci",
        STR_ARG(name))));
    if (mysql_select_db(r->db->my, str_c(r->a, name)) != 0)
        return fault(r, name, "", server_says(r));
    return must(r, S("CREATE TABLE IF NOT EXISTS schema_migration ("
                     " number INT NOT NULL PRIMARY KEY, name VARBINARY(120) NOT NULL,"
                     " done INT NOT NULL, total INT NOT NULL, sum VARBINARY(64) NOT NULL,"
                     " at_us BIGINT NOT NULL) ENGINE=InnoDB"));
}

/*
 * Row 0 is inserted and never committed, by a connection of its own because
 * DDL ends transactions: whoever comes second waits for it, then gives up.
 */
static enum err locked(struct run *r, const struct db_conf *conf, struct db **out)
{
    static const char begin[] = "START TRANSACTION";
    static const char lock[] = "INSERT INTO schema_migration VALUES (0, 'lock', 0, 0, '', 0)";
    struct db *db;
    TRY(db_open(r->a, conf, &db));
    *out = db;
    if (mysql_real_query(db->my, begin, sizeof begin - 1) == 0 &&
        mysql_real_query(db->my, lock, sizeof lock - 1) == 0)
        return OK;
    const bool waited = mysql_errno(db->my) == ER_LOCK_WAIT_TIMEOUT;
    fault(r, conf->name, waited ? "another migration is running" : mysql_error(db->my), S(""));
    return waited ? ERR_CONFLICT : ERR_DB;
}

static enum err steps(struct run *r, const struct migrate_conf *conf, struct db **lock,
                      int *applied)
{
    TRY(database(r, conf->admin.name));
    TRY(locked(r, &conf->admin, lock));
    TRY(rows_read(r));
    TRY(all_same(r));
    TRY(apply_all(r, applied));
    return grants(r, conf);
}

enum err migrate_run(struct arena *a, const struct migrate_conf *conf, struct buf *faults,
                     int *applied)
{
    struct run r = { .a = a, .faults = faults };
    struct db_conf admin = conf->admin;
    struct db *lock = NULL;
    *applied = 0;
    TRY(migrations_read(a, path_join(a, conf->dir, S("migrations")), &r.files, &r.n_files,
                        faults));
    admin.name = S("");
    const enum err e = db_open(a, &admin, &r.db);
    if (e != OK) {
        fault(&r, admin.socket, "no connection to the database as ", admin.user);
        return e;
    }
    const enum err done = steps(&r, conf, &lock, applied);
    db_close(lock);
    db_close(r.db);
    return done;
}
