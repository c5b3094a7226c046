#include "domain/audit/rows.h"
#include "crypto/chain.h"
#include "sql/roots.h"
#include <string.h>

#define RIPE_US (60 * US_PER_S)
#define ROW_BYTES ((size_t)1024 * 1024)

static const char zeros[HASH_BYTES];

enum err rows_mark(struct cx *cx)
{
    return marks_set(cx, (struct marks_set_in){ cx->now });
}

struct fold {
    struct arena *row; /* wiped at each row: a table may be longer than memory */
    char hash[HASH_BYTES];
};

static enum err add_row(struct cx *cx, const struct history_rows_row *row, void *arg)
{
    struct fold *d = arg;
    (void)cx;
    arena_reset(d->row);
    const str fields[] = { S("row"), str_fmt(d->row, "%lld", (long long)row->id), row->digest };
    memcpy(d->hash, chain_event(d->row, (str){ d->hash, HASH_BYTES }, fields, COUNT(fields)).p,
           HASH_BYTES);
    return OK;
}

/* The hash over the rows of a table behind `after` up to `upto`; prev: over those before. */
static enum err piece(struct cx *cx, str tbl, int64_t after, int64_t upto, str prev, str *out)
{
    struct fold d = { .row = arena_new(ROW_BYTES) };
    memcpy(d.hash, prev.p, HASH_BYTES);
    const enum err e = history_rows(cx, (struct history_rows_in){ tbl, after, upto }, add_row, &d);
    arena_free(d.row);
    *out = str_dup(cx->a, (str){ d.hash, HASH_BYTES });
    return e;
}

enum err rows_new(struct cx *cx, struct rows_leaf **out, size_t *n)
{
    struct marks_ripe_row *marks;
    size_t n_marks;
    *n = 0;
    TRY(marks_ripe(cx, (struct marks_ripe_in){ cx->now - RIPE_US }, &marks, &n_marks));
    *out = NEWS(cx->a, struct rows_leaf, n_marks);
    for (size_t i = 0; i < n_marks; i++) {
        struct leaf_last_row last = { .seq = 0, .hash = { zeros, HASH_BYTES } };
        struct rows_leaf l = { .seq = marks[i].upto, .subject = str_fmt(cx->a, "rows:%.*s",
                                                                        STR_ARG(marks[i].tbl)) };
        const enum err e = leaf_last(cx, (struct leaf_last_in){ l.subject }, &last);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        if (e == ERR_NOT_FOUND)
            last = (struct leaf_last_row){ .seq = 0, .hash = { zeros, HASH_BYTES } };
        if (l.seq <= last.seq)
            continue;
        TRY(piece(cx, marks[i].tbl, last.seq, l.seq, str_dup(cx->a, last.hash), &l.hash));
        (*out)[(*n)++] = l;
    }
    return OK;
}

static enum err prove_one(struct cx *cx, const struct rows_leaves_row *l, str subject,
                          int64_t after, str prev, struct audit_faults *f)
{
    str hash;
    TRY(piece(cx, str_sub(subject, 5, subject.n), after, l->seq, prev, &hash));
    if (!str_eq(hash, l->hash))
        audit_fault(f, subject, l->seq, "or a row before it, since the piece before, was changed, "
                                        "added or is missing");
    return OK;
}

enum err rows_prove(struct cx *cx, struct audit_faults *f, int64_t *pieces)
{
    struct rows_leaves_row *l;
    str subject = S(""), prev = { zeros, HASH_BYTES };
    int64_t root = 0, seq = 0;
    size_t n;
    do {
        TRY(rows_leaves(cx, (struct rows_leaves_in){ root, subject }, &l, &n));
        for (size_t i = 0; i < n; i++) {
            const bool same = str_eq(l[i].subject, subject);
            if (!same)
                subject = l[i].subject;
            TRY(prove_one(cx, &l[i], subject, same ? seq : 0,
                          same ? prev : (str){ zeros, HASH_BYTES }, f));
            seq = l[i].seq;
            prev = l[i].hash;
            root = l[i].n;
            ++*pieces;
        }
    } while (n > 0);
    return OK;
}
