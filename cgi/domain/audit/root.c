#include "domain/audit/root.h"
#include "base/json.h"
#include "crypto/chain.h"
#include "domain/audit/rows.h"
#include "sql/roots.h"
#include "store/db.h"
#include <string.h>

#define ENDS 200   /* LIMIT of heads_unrooted and act_heads_unrooted */
#define BATCHES 10 /* of these, before other work has its turn */

static const char zeros[HASH_BYTES];

static str number(struct arena *a, int64_t v)
{
    return str_fmt(a, "%lld", (long long)v);
}

str audit_tree_add(struct arena *a, str tree, str subject, int64_t seq, str hash)
{
    const str fields[] = { S("leaf"), subject, number(a, seq), hash };
    return chain_event(a, tree, fields, COUNT(fields));
}

str audit_root_hash(struct arena *a, const struct audit_root *r)
{
    const str fields[] = { S("daily root"), number(a, r->n), date_iso(a, r->day),
                           number(a, r->at), r->tree };
    return chain_event(a, r->prev, fields, COUNT(fields));
}

enum err audit_root_check(struct arena *a, str key, const struct audit_root *r)
{
    if (!str_eq(r->root, audit_root_hash(a, r)))
        return ERR_INVALID;
    return chain_verify(key, r->root, r->signature);
}

struct pending {
    int64_t n;   /* of the root in the making */
    bool full;   /* there may be more */
};

static enum err take_heads(struct cx *cx, struct pending *p)
{
    struct heads_unrooted_row *rows;
    size_t n;
    TRY(heads_unrooted(cx, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(head_root(cx, (struct head_root_in){ rows[i].cid, rows[i].seq, p->n }));
        if (db_affected(cx) == 1)
            TRY(leaf_add(cx, (struct leaf_add_in){ p->n,
                str_fmt(cx->a, "case:%lld", (long long)rows[i].cid.v), rows[i].seq,
                rows[i].hash }));
    }
    p->full = p->full || n == ENDS;
    return OK;
}

static enum err take_act_heads(struct cx *cx, struct pending *p)
{
    struct act_heads_unrooted_row *rows;
    size_t n;
    TRY(act_heads_unrooted(cx, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(act_head_root(cx, (struct act_head_root_in){ rows[i].subject, rows[i].seq, p->n }));
        if (db_affected(cx) == 1)
            TRY(leaf_add(cx, (struct leaf_add_in){ p->n, rows[i].subject, rows[i].seq,
                                                   rows[i].hash }));
    }
    p->full = p->full || n == ENDS;
    return OK;
}

/* Short transactions of some hundred ends, so that filing never waits for the root. */
static enum err take_tx(struct cx *cx, void *arg)
{
    struct pending *p = arg;
    p->full = false;
    TRY(take_heads(cx, p));
    return take_act_heads(cx, p);
}

static enum err add_leaf(struct cx *cx, const struct leaves_of_row *row, void *arg)
{
    char *tree = arg;
    memcpy(tree, audit_tree_add(cx->a, (str){ tree, HASH_BYTES }, row->subject, row->seq,
                                row->hash).p, HASH_BYTES);
    return OK;
}

struct signing {
    struct audit_root root;
    struct rows_leaf *rows;
    size_t n_rows;
};

static enum err sign_tx(struct cx *cx, void *arg)
{
    struct signing *j = arg;
    struct audit_root *r = &j->root;
    char tree[HASH_BYTES] = { 0 };
    for (size_t i = 0; i < j->n_rows; i++)
        TRY(leaf_add(cx, (struct leaf_add_in){ r->n, j->rows[i].subject, j->rows[i].seq,
                                               j->rows[i].hash }));
    TRY(leaf_add(cx, (struct leaf_add_in){ r->n, S("salt"), r->n,
                                           random_bytes(cx->a, HASH_BYTES) }));
    TRY(leaves_of(cx, (struct leaves_of_in){ r->n }, add_leaf, tree));
    r->tree = str_dup(cx->a, (str){ tree, HASH_BYTES });
    r->root = audit_root_hash(cx->a, r);
    TRY(chain_sign(cx->a, cx->keys, r->root, &r->signature));
    return root_add(cx, (struct root_add_in){ r->n, r->day, r->at, r->prev, r->tree, r->root,
                                              r->signature });
}

enum err audit_root_make(struct cx *cx, enum root_when when, bool *more)
{
    struct root_last_row last = { .n = 0 };
    const enum err e = root_last(cx, &last);
    *more = false;
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK && when == ROOT_DAILY && date_cmp(last.day, cx->today) >= 0)
        return OK;
    struct pending p = { .n = last.n + 1, .full = true };
    for (int i = 0; i < BATCHES && p.full; i++)
        TRY(db_tx(cx, take_tx, &p));
    *more = p.full;
    if (p.full)
        return OK;
    struct signing j = { .root = {
        .n = p.n, .day = cx->today, .at = cx->now,
        .prev = e == OK ? str_dup(cx->a, last.hash) : (str){ zeros, HASH_BYTES } } };
    TRY(rows_new(cx, &j.rows, &j.n_rows));
    return db_tx(cx, sign_tx, &j);
}

str audit_hex(struct arena *a, str bytes)
{
    return bytes_hex(a, bytes);
}

void audit_root_line(struct buf *b, const struct audit_root *r)
{
    buf_fmt(b, "{\"n\": %lld, \"day\": \"%s\", \"at\": %lld, \"prev\": \"%s\", \"tree\": \"%s\", "
               "\"root\": \"%s\", \"signature\": \"%s\"}\n",
            (long long)r->n, date_iso(b->a, r->day).p, (long long)r->at,
            bytes_hex(b->a, r->prev).p, bytes_hex(b->a, r->tree).p, bytes_hex(b->a, r->root).p,
            bytes_hex(b->a, r->signature).p);
}

static enum err hex_member(struct arena *a, const struct json *j, const char *name, size_t bytes,
                           str *out)
{
    const struct json *v = json_get(j, str_from(name));
    if (!v || v->type != JSON_TEXT)
        return ERR_INVALID;
    TRY(bytes_from_hex(a, v->text, out));
    return out->n == bytes ? OK : ERR_INVALID;
}

enum err audit_root_parse(struct arena *a, str line, struct audit_root *out)
{
    const struct json *j;
    str fault;
    TRY(json_parse(a, line, &j, &fault));
    const struct json *n = json_get(j, S("n")), *at = json_get(j, S("at")),
                      *day = json_get(j, S("day"));
    if (!n || n->type != JSON_WHOLE || !at || at->type != JSON_WHOLE || !day
        || day->type != JSON_TEXT)
        return ERR_INVALID;
    *out = (struct audit_root){ .n = n->whole, .at = at->whole };
    TRY(date_parse(day->text, &out->day));
    TRY(hex_member(a, j, "prev", HASH_BYTES, &out->prev));
    TRY(hex_member(a, j, "tree", HASH_BYTES, &out->tree));
    TRY(hex_member(a, j, "root", HASH_BYTES, &out->root));
    return hex_member(a, j, "signature", SIGNATURE_BYTES, &out->signature);
}

enum err audit_roots_after(struct cx *cx, int64_t n, struct audit_root **out, size_t *count)
{
    struct roots_after_row *rows;
    TRY(roots_after(cx, (struct roots_after_in){ n }, &rows, count));
    *out = NEWS(cx->a, struct audit_root, *count);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = (struct audit_root){ rows[i].n, rows[i].day, rows[i].at, rows[i].prev,
                                         rows[i].tree, rows[i].hash, rows[i].signature };
    return OK;
}

enum err audit_public_after(struct cx *cx, int64_t n, struct audit_root **out, size_t *count)
{
    struct pub_roots_after_row *rows;
    TRY(pub_roots_after(cx, (struct pub_roots_after_in){ n }, &rows, count));
    *out = NEWS(cx->a, struct audit_root, *count);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = (struct audit_root){ rows[i].n, rows[i].day, rows[i].at, rows[i].prev,
                                         rows[i].tree, rows[i].hash, rows[i].signature };
    return OK;
}

enum err audit_public_newest(struct cx *cx, struct audit_root **out, size_t *count)
{
    struct pub_roots_newest_row *rows;
    TRY(pub_roots_newest(cx, &rows, count));
    *out = NEWS(cx->a, struct audit_root, *count);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = (struct audit_root){ rows[i].n, rows[i].day, rows[i].at, rows[i].prev,
                                         rows[i].tree, rows[i].hash, rows[i].signature };
    return OK;
}
