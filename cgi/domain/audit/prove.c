#include "domain/audit/prove.h"
#include "crypto/token.h"
#include "domain/audit/root.h"
#include "domain/audit/rows.h"
#include "sql/roots.h"
#include <string.h>

static enum err add_leaf(struct cx *cx, const struct leaves_of_row *row, void *arg)
{
    char *tree = arg;
    memcpy(tree, audit_tree_add(cx->a, (str){ tree, HASH_BYTES }, row->subject, row->seq,
                                row->hash).p, HASH_BYTES);
    return OK;
}

/* One root behind another; prev: hash of the one before. */
static void look(struct arena *a, str key, const struct audit_root *r, int64_t n, const char *prev,
                 struct audit_faults *f)
{
    if (r->n != n)
        audit_fault(f, S("root"), n, "is missing");
    else if (!str_eq(r->prev, (str){ prev, HASH_BYTES }))
        audit_fault(f, S("root"), r->n, "does not follow the one before it");
    if (audit_root_check(a, key, r) != OK)
        audit_fault(f, S("root"), r->n, "was changed, or not signed with this key");
}

static enum err roots(struct cx *cx, str key, struct audit_faults *f, struct audit_proof *out)
{
    char prev[HASH_BYTES] = { 0 };
    int64_t last = 0;
    struct audit_root *r;
    size_t n;
    do {
        TRY(audit_roots_after(cx, last, &r, &n));
        for (size_t i = 0; i < n; i++) {
            char tree[HASH_BYTES] = { 0 };
            look(cx->a, key, &r[i], last + 1, prev, f);
            TRY(leaves_of(cx, (struct leaves_of_in){ r[i].n }, add_leaf, tree));
            if (!str_eq(r[i].tree, (str){ tree, HASH_BYTES }))
                audit_fault(f, S("root"), r[i].n, "has other leaves than were signed");
            last = r[i].n;
            out->roots++;
            out->day = r[i].day;
            memcpy(prev, r[i].root.p, HASH_BYTES);
        }
    } while (n > 0);
    /* The salt comes in one transaction with its root. */
    struct leaf_last_row salt = { .seq = 0 };
    const enum err e = leaf_last(cx, (struct leaf_last_in){ S("salt") }, &salt);
    if (e == OK && salt.seq > last)
        audit_fault(f, S("root"), salt.seq, "was the last one and is missing");
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err audit_prove(struct cx *cx, str key, struct audit_faults *f, struct audit_proof *out)
{
    struct leaves_astray_row *astray;
    struct heads_unknown_row *unknown;
    size_t n;
    TRY(roots(cx, key, f, out));
    TRY(rows_prove(cx, f, &out->pieces));
    TRY(leaves_astray(cx, &astray, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(f, astray[i].subject, astray[i].seq, "is not the one that was signed");
    TRY(heads_unknown(cx, &unknown, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(f, unknown[i].subject, unknown[i].seq, "says it was signed, and was not");
    return OK;
}

/* The next line of the file that is one; its number in *line. */
static bool next_root(struct arena *a, str *rest, int64_t *line, struct audit_root *r,
                      struct audit_faults *f)
{
    str one;
    while (str_next(rest, '\n', &one)) {
        ++*line;
        if (str_empty(str_trim(one)))
            continue;
        if (audit_root_parse(a, str_trim(one), r) == OK)
            return true;
        audit_fault(f, S("line"), *line, "of the file is no root");
    }
    return false;
}

void audit_file_check(struct arena *a, str key, str file, struct audit_faults *f,
                      struct audit_proof *out)
{
    char prev[HASH_BYTES] = { 0 };
    int64_t line = 0, last = 0;
    struct audit_root r;
    while (next_root(a, &file, &line, &r, f)) {
        look(a, key, &r, last + 1, prev, f);
        last = r.n;
        memcpy(prev, r.root.p, HASH_BYTES);
        out->published++;
        out->day = r.day;
    }
}

enum err audit_compare(struct cx *cx, str key, str file, struct audit_faults *f,
                       struct audit_proof *out)
{
    struct audit_root r, *have = NULL;
    size_t n = 0, at = 0;
    int64_t line = 0;
    audit_file_check(cx->a, key, file, f, out);
    struct audit_faults again = { .told = f->told }; /* what is no root was told just now */
    while (next_root(cx->a, &file, &line, &r, &again)) {
        if (at == n || have[at].n != r.n) {
            TRY(audit_roots_after(cx, r.n - 1, &have, &n));
            at = 0;
        }
        if (at == n || have[at].n != r.n)
            audit_fault(f, S("root"), r.n, "was published and is not in the database");
        else if (!str_eq(have[at].root, r.root))
            audit_fault(f, S("root"), r.n, "was published otherwise");
        if (at < n)
            at++;
    }
    return OK;
}
