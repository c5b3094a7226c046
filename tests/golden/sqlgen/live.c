/* Written by sqlgen from live.sql; change that file. */
/* clang-format off */
#include "live.h"
#include "store/stmt.h"
#include <stddef.h>

#pragma GCC diagnostic ignored "-Woverlength-strings"

static const struct db_field thing_add_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_add_in, code), 0 },
    { "raw", DB_BYTES, DB_NEVER_NULL, offsetof(struct thing_add_in, raw), 0 },
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_add_in, n), 0 },
    { "f", DB_F64, DB_NEVER_NULL, offsetof(struct thing_add_in, f), 0 },
    { "yes", DB_BOOL, DB_NEVER_NULL, offsetof(struct thing_add_in, yes), 0 },
    { "day", DB_DATE, DB_NEVER_NULL, offsetof(struct thing_add_in, day), 0 },
    { "at", DB_INSTANT, DB_NEVER_NULL, offsetof(struct thing_add_in, at), 0 },
    { "fine", DB_MONEY, DB_NEVER_NULL, offsetof(struct thing_add_in, fine), 0 },
    { "owner", DB_ID, DB_NEVER_NULL, offsetof(struct thing_add_in, owner), 0 },
    { "o_code", DB_STR, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_code.v), offsetof(struct thing_add_in, o_code.has) },
    { "o_raw", DB_BYTES, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_raw.v), offsetof(struct thing_add_in, o_raw.has) },
    { "o_n", DB_I64, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_n.v), offsetof(struct thing_add_in, o_n.has) },
    { "o_f", DB_F64, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_f.v), offsetof(struct thing_add_in, o_f.has) },
    { "o_day", DB_DATE, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_day.v), offsetof(struct thing_add_in, o_day.has) },
    { "o_at", DB_INSTANT, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_at.v), offsetof(struct thing_add_in, o_at.has) },
    { "o_fine", DB_MONEY, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_fine.v), offsetof(struct thing_add_in, o_fine.has) },
    { "o_owner", DB_ID, DB_MAY_BE_NULL, offsetof(struct thing_add_in, o_owner.v), offsetof(struct thing_add_in, o_owner.has) },
};
static const unsigned char thing_add_binds[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
extern const struct db_stmt thing_add_stmt;
const struct db_stmt thing_add_stmt = {
    .name = "thing_add",
    .file = "live.sql",
    .line = 5,
    .kind = DB_EXEC,
    .verb = DB_WRITES,
    .sql =
        "INSERT INTO thing (code, raw, n, f, yes, day, at, fine, owner, "
        "o_code, o_raw, o_n, o_f, o_day, o_at, o_fine, o_owner) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?)",
    .params = thing_add_params,
    .n_params = 17,
    .binds = thing_add_binds,
    .n_binds = 17,
};

enum err thing_add(struct cx *cx, struct thing_add_in in)
{
    return db_exec(cx, &thing_add_stmt, &in);
}

static const struct db_field thing_by_code_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_by_code_in, code), 0 },
};
static const unsigned char thing_by_code_binds[] = { 0, 0 };
static const struct db_field thing_by_code_cols[] = {
    { "id", DB_ID, DB_NEVER_NULL, offsetof(struct thing_by_code_row, id), 0 },
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_by_code_row, code), 0 },
    { "raw", DB_BYTES, DB_NEVER_NULL, offsetof(struct thing_by_code_row, raw), 0 },
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_by_code_row, n), 0 },
    { "f", DB_F64, DB_NEVER_NULL, offsetof(struct thing_by_code_row, f), 0 },
    { "yes", DB_BOOL, DB_NEVER_NULL, offsetof(struct thing_by_code_row, yes), 0 },
    { "day", DB_DATE, DB_NEVER_NULL, offsetof(struct thing_by_code_row, day), 0 },
    { "at", DB_INSTANT, DB_NEVER_NULL, offsetof(struct thing_by_code_row, at), 0 },
    { "fine", DB_MONEY, DB_NEVER_NULL, offsetof(struct thing_by_code_row, fine), 0 },
    { "owner", DB_ID, DB_NEVER_NULL, offsetof(struct thing_by_code_row, owner), 0 },
    { "o_code", DB_STR, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_code.v), offsetof(struct thing_by_code_row, o_code.has) },
    { "o_raw", DB_BYTES, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_raw.v), offsetof(struct thing_by_code_row, o_raw.has) },
    { "o_n", DB_I64, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_n.v), offsetof(struct thing_by_code_row, o_n.has) },
    { "o_f", DB_F64, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_f.v), offsetof(struct thing_by_code_row, o_f.has) },
    { "o_day", DB_DATE, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_day.v), offsetof(struct thing_by_code_row, o_day.has) },
    { "o_at", DB_INSTANT, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_at.v), offsetof(struct thing_by_code_row, o_at.has) },
    { "o_fine", DB_MONEY, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_fine.v), offsetof(struct thing_by_code_row, o_fine.has) },
    { "o_owner", DB_ID, DB_MAY_BE_NULL, offsetof(struct thing_by_code_row, o_owner.v), offsetof(struct thing_by_code_row, o_owner.has) },
};
extern const struct db_stmt thing_by_code_stmt;
const struct db_stmt thing_by_code_stmt = {
    .name = "thing_by_code",
    .file = "live.sql",
    .line = 14,
    .kind = DB_ONE,
    .verb = DB_READS,
    .sql =
        "SELECT id, code, raw, n, f, yes, day, at, fine, owner, "
        "o_code, o_raw, o_n, o_f, o_day, o_at, o_fine, o_owner "
        "FROM thing "
        "WHERE code = ? AND code <> ':not \"a\" bind?' "
        "AND \"it''s\" <> 'x\\'y' AND `code` = ?",
    .params = thing_by_code_params,
    .n_params = 1,
    .binds = thing_by_code_binds,
    .n_binds = 2,
    .cols = thing_by_code_cols,
    .n_cols = 18,
    .row_size = sizeof(struct thing_by_code_row),
};

enum err thing_by_code(struct cx *cx, struct thing_by_code_in in, struct thing_by_code_row *row)
{
    return db_one(cx, &thing_by_code_stmt, &in, row);
}

static const struct db_field thing_page_params[] = {
    { "after", DB_I64, DB_NEVER_NULL, offsetof(struct thing_page_in, after), 0 },
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_page_in, n), 0 },
};
static const unsigned char thing_page_binds[] = { 0, 1 };
static const struct db_field thing_page_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_page_row, n), 0 },
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_page_row, code), 0 },
};
extern const struct db_stmt thing_page_stmt;
const struct db_stmt thing_page_stmt = {
    .name = "thing_page",
    .file = "live.sql",
    .line = 27,
    .kind = DB_MANY,
    .verb = DB_READS,
    .sql =
        "SELECT n, code FROM thing WHERE n > ? ORDER BY n LIMIT ?",
    .params = thing_page_params,
    .n_params = 2,
    .binds = thing_page_binds,
    .n_binds = 2,
    .cols = thing_page_cols,
    .n_cols = 2,
    .row_size = sizeof(struct thing_page_row),
};

enum err thing_page(struct cx *cx, struct thing_page_in in, struct thing_page_row **rows, size_t *n)
{
    void *p = NULL;
    *rows = NULL;
    TRY(db_many(cx, &thing_page_stmt, &in, &p, n));
    *rows = p;
    return OK;
}

static const struct db_field thing_walk_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_walk_row, n), 0 },
    { "text", DB_STR, DB_MAY_BE_NULL, offsetof(struct thing_walk_row, text.v), offsetof(struct thing_walk_row, text.has) },
};
extern const struct db_stmt thing_walk_stmt;
const struct db_stmt thing_walk_stmt = {
    .name = "thing_walk",
    .file = "live.sql",
    .line = 30,
    .kind = DB_EACH,
    .verb = DB_READS,
    .sql =
        "SELECT n, o_code AS text FROM thing ORDER BY n",
    .cols = thing_walk_cols,
    .n_cols = 2,
    .row_size = sizeof(struct thing_walk_row),
};

struct thing_walk_call {
    enum err (*each)(struct cx *, const struct thing_walk_row *, void *);
    void *arg;
};

static enum err thing_walk_each(struct cx *cx, const void *row, void *arg)
{
    const struct thing_walk_call *c = arg;
    return c->each(cx, row, c->arg);
}

enum err thing_walk(struct cx *cx,
    enum err (*each)(struct cx *, const struct thing_walk_row *, void *), void *arg)
{
    struct thing_walk_call c = { each, arg };
    return db_each(cx, &thing_walk_stmt, NULL, thing_walk_each, &c);
}

static const struct db_field thing_sum_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_sum_row, n), 0 },
    { "total", DB_MONEY, DB_MAY_BE_NULL, offsetof(struct thing_sum_row, total.v), offsetof(struct thing_sum_row, total.has) },
    { "mean", DB_F64, DB_MAY_BE_NULL, offsetof(struct thing_sum_row, mean.v), offsetof(struct thing_sum_row, mean.has) },
    { "some", DB_BOOL, DB_NEVER_NULL, offsetof(struct thing_sum_row, some), 0 },
};
extern const struct db_stmt thing_sum_stmt;
const struct db_stmt thing_sum_stmt = {
    .name = "thing_sum",
    .file = "live.sql",
    .line = 33,
    .kind = DB_ONE,
    .verb = DB_READS,
    .sql =
        "SELECT COUNT(*) AS n, SUM(fine) AS total, AVG(n) AS mean, EXISTS (SELECT 1 FROM thing) AS some "
        "FROM thing",
    .cols = thing_sum_cols,
    .n_cols = 4,
    .row_size = sizeof(struct thing_sum_row),
};

enum err thing_sum(struct cx *cx, struct thing_sum_row *row)
{
    return db_one(cx, &thing_sum_stmt, NULL, row);
}

static const struct db_field thing_set_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_set_in, code), 0 },
    { "fine", DB_MONEY, DB_NEVER_NULL, offsetof(struct thing_set_in, fine), 0 },
};
static const unsigned char thing_set_binds[] = { 1, 0 };
extern const struct db_stmt thing_set_stmt;
const struct db_stmt thing_set_stmt = {
    .name = "thing_set",
    .file = "live.sql",
    .line = 37,
    .kind = DB_EXEC,
    .verb = DB_WRITES,
    .sql =
        "UPDATE thing SET fine = ? WHERE code = ?",
    .params = thing_set_params,
    .n_params = 2,
    .binds = thing_set_binds,
    .n_binds = 2,
};

enum err thing_set(struct cx *cx, struct thing_set_in in)
{
    return db_exec(cx, &thing_set_stmt, &in);
}

static const struct db_field thing_lock_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_lock_in, code), 0 },
};
static const unsigned char thing_lock_binds[] = { 0 };
static const struct db_field thing_lock_cols[] = {
    { "fine", DB_MONEY, DB_NEVER_NULL, offsetof(struct thing_lock_row, fine), 0 },
};
extern const struct db_stmt thing_lock_stmt;
const struct db_stmt thing_lock_stmt = {
    .name = "thing_lock",
    .file = "live.sql",
    .line = 40,
    .kind = DB_ONE,
    .verb = DB_READS,
    .sql =
        "SELECT fine FROM thing WHERE code = ? FOR UPDATE",
    .params = thing_lock_params,
    .n_params = 1,
    .binds = thing_lock_binds,
    .n_binds = 1,
    .cols = thing_lock_cols,
    .n_cols = 1,
    .row_size = sizeof(struct thing_lock_row),
};

enum err thing_lock(struct cx *cx, struct thing_lock_in in, struct thing_lock_row *row)
{
    return db_one(cx, &thing_lock_stmt, &in, row);
}

static const struct db_field thing_fine_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_fine_in, code), 0 },
};
static const unsigned char thing_fine_binds[] = { 0 };
static const struct db_field thing_fine_cols[] = {
    { "fine", DB_MONEY, DB_NEVER_NULL, offsetof(struct thing_fine_row, fine), 0 },
};
extern const struct db_stmt thing_fine_stmt;
const struct db_stmt thing_fine_stmt = {
    .name = "thing_fine",
    .file = "live.sql",
    .line = 43,
    .kind = DB_ONE,
    .verb = DB_READS,
    .sql =
        "SELECT fine FROM thing WHERE code = ?",
    .params = thing_fine_params,
    .n_params = 1,
    .binds = thing_fine_binds,
    .n_binds = 1,
    .cols = thing_fine_cols,
    .n_cols = 1,
    .row_size = sizeof(struct thing_fine_row),
};

enum err thing_fine(struct cx *cx, struct thing_fine_in in, struct thing_fine_row *row)
{
    return db_one(cx, &thing_fine_stmt, &in, row);
}

static const struct db_field thing_drop_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_drop_in, code), 0 },
};
static const unsigned char thing_drop_binds[] = { 0 };
extern const struct db_stmt thing_drop_stmt;
const struct db_stmt thing_drop_stmt = {
    .name = "thing_drop",
    .file = "live.sql",
    .line = 46,
    .kind = DB_EXEC,
    .verb = DB_WRITES,
    .sql =
        "DELETE FROM thing WHERE code = ?",
    .params = thing_drop_params,
    .n_params = 1,
    .binds = thing_drop_binds,
    .n_binds = 1,
};

enum err thing_drop(struct cx *cx, struct thing_drop_in in)
{
    return db_exec(cx, &thing_drop_stmt, &in);
}

static const struct db_field part_add_params[] = {
    { "owner", DB_ID, DB_NEVER_NULL, offsetof(struct part_add_in, owner), 0 },
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct part_add_in, n), 0 },
};
static const unsigned char part_add_binds[] = { 0, 1 };
extern const struct db_stmt part_add_stmt;
const struct db_stmt part_add_stmt = {
    .name = "part_add",
    .file = "live.sql",
    .line = 49,
    .kind = DB_EXEC,
    .verb = DB_WRITES,
    .sql =
        "INSERT INTO part (thing_id, n) VALUES (?, ?)",
    .params = part_add_params,
    .n_params = 2,
    .binds = part_add_binds,
    .n_binds = 2,
};

enum err part_add(struct cx *cx, struct part_add_in in)
{
    return db_exec(cx, &part_add_stmt, &in);
}

static const struct db_field thing_any_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_any_row, n), 0 },
};
extern const struct db_stmt thing_any_stmt;
const struct db_stmt thing_any_stmt = {
    .name = "thing_any",
    .file = "live.sql",
    .line = 53,
    .kind = DB_ONE,
    .verb = DB_READS,
    .sql =
        "SELECT n FROM thing",
    .cols = thing_any_cols,
    .n_cols = 1,
    .row_size = sizeof(struct thing_any_row),
};

enum err thing_any(struct cx *cx, struct thing_any_row *row)
{
    return db_one(cx, &thing_any_stmt, NULL, row);
}

static const struct db_field thing_called_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_called_in, code), 0 },
};
static const unsigned char thing_called_binds[] = { 0 };
static const struct db_field thing_called_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct thing_called_row, n), 0 },
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_called_row, code), 0 },
};
extern const struct db_stmt thing_called_stmt;
const struct db_stmt thing_called_stmt = {
    .name = "thing_called",
    .file = "live.sql",
    .line = 56,
    .kind = DB_ONE,
    .verb = DB_CALLS,
    .sql =
        "CALL thing_find(?)",
    .params = thing_called_params,
    .n_params = 1,
    .binds = thing_called_binds,
    .n_binds = 1,
    .cols = thing_called_cols,
    .n_cols = 2,
    .row_size = sizeof(struct thing_called_row),
};

enum err thing_called(struct cx *cx, struct thing_called_in in, struct thing_called_row *row)
{
    return db_one(cx, &thing_called_stmt, &in, row);
}

static const struct db_field things_called_cols[] = {
    { "n", DB_I64, DB_NEVER_NULL, offsetof(struct things_called_row, n), 0 },
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct things_called_row, code), 0 },
};
extern const struct db_stmt things_called_stmt;
const struct db_stmt things_called_stmt = {
    .name = "things_called",
    .file = "live.sql",
    .line = 59,
    .kind = DB_MANY,
    .verb = DB_CALLS,
    .sql =
        "CALL thing_list()",
    .cols = things_called_cols,
    .n_cols = 2,
    .row_size = sizeof(struct things_called_row),
};

enum err things_called(struct cx *cx, struct things_called_row **rows, size_t *n)
{
    void *p = NULL;
    *rows = NULL;
    TRY(db_many(cx, &things_called_stmt, NULL, &p, n));
    *rows = p;
    return OK;
}

static const struct db_field thing_touched_params[] = {
    { "code", DB_STR, DB_NEVER_NULL, offsetof(struct thing_touched_in, code), 0 },
};
static const unsigned char thing_touched_binds[] = { 0 };
extern const struct db_stmt thing_touched_stmt;
const struct db_stmt thing_touched_stmt = {
    .name = "thing_touched",
    .file = "live.sql",
    .line = 62,
    .kind = DB_EXEC,
    .verb = DB_CALLS,
    .sql =
        "CALL thing_touch(?)",
    .params = thing_touched_params,
    .n_params = 1,
    .binds = thing_touched_binds,
    .n_binds = 1,
};

enum err thing_touched(struct cx *cx, struct thing_touched_in in)
{
    return db_exec(cx, &thing_touched_stmt, &in);
}

