#include "domain/audit/verify.h"
#include "crypto/chain.h"
#include "domain/audit/account.h"
#include "domain/audit/audit.h"
#include "sql/events.h"
#include "sql/second.h"
#include "store/db.h"
#include <string.h>

#define ACT_SUBJECT_MAX 60
#define ROW_BYTES ((size_t)4 * 1024 * 1024)

struct walk {
    struct audit_verdict *v;
    struct audit_faults *f;
    struct arena *row; /* wiped at each row: a history may be longer than memory */
    case_id cid;
    int64_t seq;
    char hash[HASH_BYTES];
};

static str code_of(struct arena *a, opt_str code, case_id cid)
{
    return code.has ? code.v : str_fmt(a, "case %lld (gone)", (long long)cid.v);
}

static enum err look(struct cx *cx, const struct events_all_row *row, void *arg)
{
    struct walk *w = arg;
    (void)cx;
    arena_reset(w->row);
    const str code = code_of(w->row, row->code, row->cid);
    const struct audit_event e = { .cid = row->cid, .seq = row->seq, .at = row->at,
                                   .account = row->account.has ? row->account.v.v : 0,
                                   .type = row->type, .data = row->data };
    if (row->cid.v != w->cid.v) {
        w->cid = row->cid;
        w->seq = 0;
        memset(w->hash, 0, sizeof w->hash);
        w->v->cases++;
    }
    w->v->events++;
    if (!row->code.has)
        audit_fault(w->f, code, row->seq, "belongs to a case that is missing");
    if (row->seq != w->seq + 1)
        audit_fault(w->f, code, w->seq + 1, "is missing");
    else if (!str_eq(row->prev, (str){ w->hash, HASH_BYTES }))
        audit_fault(w->f, code, row->seq, "does not follow the one before it");
    if (!str_eq(row->hash, audit_hash(w->row, row->prev, &e)))
        audit_fault(w->f, code, row->seq, "was changed or stood elsewhere");
    w->seq = row->seq;
    memcpy(w->hash, row->hash.p, HASH_BYTES);
    return OK;
}

struct act_walk {
    struct walk *w;
    char subject[ACT_SUBJECT_MAX];
    size_t n;
};

/* One link of the chain of a subject; should: the hash that it must have. */
static void link_act(struct act_walk *j, str subject, int64_t seq, str prev, str hash, str should)
{
    struct walk *w = j->w;
    if (!str_eq(subject, (str){ j->subject, j->n })) {
        j->n = subject.n < ACT_SUBJECT_MAX ? subject.n : ACT_SUBJECT_MAX;
        memcpy(j->subject, subject.p, j->n);
        w->seq = 0;
        memset(w->hash, 0, sizeof w->hash);
    }
    w->v->events++;
    if (seq != w->seq + 1)
        audit_fault(w->f, subject, w->seq + 1, "is missing");
    else if (!str_eq(prev, (str){ w->hash, HASH_BYTES }))
        audit_fault(w->f, subject, seq, "does not follow the one before it");
    if (!str_eq(hash, should))
        audit_fault(w->f, subject, seq, "was changed or stood elsewhere");
    w->seq = seq;
    memcpy(w->hash, hash.p, HASH_BYTES);
}

/* Acts that belong to no case, by their subject: "facility:12". */
static enum err look_act(struct cx *cx, const struct acts_all_row *row, void *arg)
{
    const struct act_walk *j = arg;
    (void)cx;
    arena_reset(j->w->row);
    const struct audit_event e = { .seq = row->seq, .at = row->at,
                                   .account = row->account.has ? row->account.v.v : 0,
                                   .type = row->type, .data = row->data };
    link_act(arg, row->subject, row->seq, row->prev, row->hash,
             audit_act_hash(j->w->row, row->prev, row->subject, &e));
    return OK;
}

/* Acts on an account: "account:3". */
static enum err look_account(struct cx *cx, const struct account_events_all_row *row, void *arg)
{
    const struct act_walk *j = arg;
    (void)cx;
    arena_reset(j->w->row);
    const struct audit_event e = { .seq = row->seq, .at = row->at, .account = row->by.v,
                                   .type = row->type, .data = row->data };
    link_act(arg, str_fmt(j->w->row, "account:%lld", (long long)row->account.v), row->seq,
             row->prev, row->hash, audit_account_hash(j->w->row, row->prev, row->account, &e));
    return OK;
}

static enum err verify_accounts(struct cx *cx, struct walk *w)
{
    struct act_walk j = { .w = w };
    struct account_heads_astray_row *astray;
    size_t n;
    TRY(account_events_all(cx, look_account, &j));
    TRY(account_heads_astray(cx, &astray, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(w->f, astray[i].subject, astray[i].seq, "is not where its mark says");
    return OK;
}

static enum err verify_acts(struct cx *cx, struct walk *w)
{
    struct act_walk j = { .w = w };
    struct act_heads_astray_row *astray;
    size_t n;
    TRY(acts_all(cx, look_act, &j));
    TRY(act_heads_astray(cx, &astray, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(w->f, astray[i].subject, astray[i].seq, "is not where its mark says");
    return OK;
}

static enum err verify_tx(struct cx *cx, void *arg)
{
    struct walk *w = arg;
    struct heads_astray_row *astray;
    struct heads_orphaned_row *orphans;
    size_t n;
    *w->v = (struct audit_verdict){ 0 };
    w->f->n = 0;
    w->f->told->n = 0;
    w->cid.v = 0;
    TRY(events_all(cx, look, w));
    TRY(heads_astray(cx, &astray, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(w->f, astray[i].code,
              astray[i].seq > astray[i].last ? astray[i].seq : astray[i].last,
              astray[i].last == 0                ? "and all others are missing"
              : astray[i].seq > astray[i].last   ? "was the last one and is missing"
              : astray[i].seq == astray[i].last  ? "is not the last one that was written"
                                                 : "came without its mark");
    TRY(heads_orphaned(cx, &orphans, &n));
    for (size_t i = 0; i < n; i++)
        audit_fault(w->f, code_of(cx->a, (opt_str){ 0 }, orphans[i].cid), orphans[i].seq,
              "was the last one of a case that is missing");
    TRY(verify_acts(cx, w));
    return verify_accounts(cx, w);
}

enum err audit_verify(struct cx *cx, struct audit_verdict *out, struct audit_faults *f)
{
    struct walk w = { .v = out, .f = f, .row = arena_new(ROW_BYTES) };
    const enum err e = db_tx(cx, verify_tx, &w);
    arena_free(w.row);
    return e;
}
