#include "domain/audit/verify.h"
#include "crypto/chain.h"
#include "domain/audit/account.h"
#include "domain/audit/audit.h"
#include "sql/events.h"
#include "sql/second.h"
#include "store/db.h"
#include <string.h>

#define ACT_SUBJECT_MAX 40

struct walk {
    struct audit_verdict *v;
    struct buf *told;
    case_id cid;
    int64_t seq;
    char hash[HASH_BYTES];
};

static void fault(struct walk *w, str code, int64_t seq, const char *what)
{
    if (w->v->faults++ < AUDIT_FAULTS_SHOWN)
        buf_fmt(w->told, "%.*s event %lld: %s\n", STR_ARG(code), (long long)seq, what);
}

static str code_of(struct cx *cx, opt_str code, case_id cid)
{
    return code.has ? code.v : str_fmt(cx->a, "case %lld (gone)", (long long)cid.v);
}

static enum err look(struct cx *cx, const struct events_all_row *row, void *arg)
{
    struct walk *w = arg;
    const str code = code_of(cx, row->code, row->cid);
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
        fault(w, code, row->seq, "belongs to a case that is missing");
    if (row->seq != w->seq + 1)
        fault(w, code, w->seq + 1, "is missing");
    else if (!str_eq(row->prev, (str){ w->hash, HASH_BYTES }))
        fault(w, code, row->seq, "does not follow the one before it");
    if (!str_eq(row->hash, audit_hash(cx->a, row->prev, &e)))
        fault(w, code, row->seq, "was changed or stood elsewhere");
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
        fault(w, subject, w->seq + 1, "is missing");
    else if (!str_eq(prev, (str){ w->hash, HASH_BYTES }))
        fault(w, subject, seq, "does not follow the one before it");
    if (!str_eq(hash, should))
        fault(w, subject, seq, "was changed or stood elsewhere");
    w->seq = seq;
    memcpy(w->hash, hash.p, HASH_BYTES);
}

/* Acts that belong to no case, by their subject: "facility:12". */
static enum err look_act(struct cx *cx, const struct acts_all_row *row, void *arg)
{
    const struct audit_event e = { .seq = row->seq, .at = row->at,
                                   .account = row->account.has ? row->account.v.v : 0,
                                   .type = row->type, .data = row->data };
    link_act(arg, row->subject, row->seq, row->prev, row->hash,
             audit_act_hash(cx->a, row->prev, row->subject, &e));
    return OK;
}

/* Acts on an account: "account:3". */
static enum err look_account(struct cx *cx, const struct account_events_all_row *row, void *arg)
{
    const struct audit_event e = { .seq = row->seq, .at = row->at, .account = row->by.v,
                                   .type = row->type, .data = row->data };
    link_act(arg, str_fmt(cx->a, "account:%lld", (long long)row->account.v), row->seq, row->prev,
             row->hash, audit_account_hash(cx->a, row->prev, row->account, &e));
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
        fault(w, astray[i].subject, astray[i].seq, "is not where its mark says");
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
        fault(w, astray[i].subject, astray[i].seq, "is not where its mark says");
    return OK;
}

static enum err verify_tx(struct cx *cx, void *arg)
{
    struct walk *w = arg;
    struct heads_astray_row *astray;
    struct heads_orphaned_row *orphans;
    size_t n;
    *w->v = (struct audit_verdict){ 0 };
    w->told->n = 0;
    w->cid.v = 0;
    TRY(events_all(cx, look, w));
    TRY(heads_astray(cx, &astray, &n));
    for (size_t i = 0; i < n; i++)
        fault(w, astray[i].code, astray[i].seq > astray[i].last ? astray[i].seq : astray[i].last,
              astray[i].last == 0                ? "and all others are missing"
              : astray[i].seq > astray[i].last   ? "was the last one and is missing"
              : astray[i].seq == astray[i].last  ? "is not the last one that was written"
                                                 : "came without its mark");
    TRY(heads_orphaned(cx, &orphans, &n));
    for (size_t i = 0; i < n; i++)
        fault(w, code_of(cx, (opt_str){ 0 }, orphans[i].cid), orphans[i].seq,
              "was the last one of a case that is missing");
    TRY(verify_acts(cx, w));
    return verify_accounts(cx, w);
}

enum err audit_verify(struct cx *cx, struct audit_verdict *out, struct buf *told)
{
    struct walk w = { .v = out, .told = told };
    return db_tx(cx, verify_tx, &w);
}

struct rooting {
    struct chain_root *root;
    int64_t n;
};

static enum err add_head(struct cx *cx, const struct heads_all_row *row, void *arg)
{
    struct rooting *r = arg;
    (void)cx;
    chain_root_add(r->root, row->cid.v, row->hash);
    r->n++;
    return OK;
}

/* One hash over the ends of the chains that belong to no case; *n counts them. */
struct act_rooting {
    char hash[HASH_BYTES];
    int64_t n;
};

static enum err add_act_head(struct cx *cx, const struct act_heads_all_row *row, void *arg)
{
    struct act_rooting *r = arg;
    const str fields[] = { row->subject, row->hash };
    const str all = chain_event(cx->a, (str){ r->hash, HASH_BYTES }, fields, COUNT(fields));
    memcpy(r->hash, all.p, HASH_BYTES);
    r->n++;
    return OK;
}

enum err audit_root(struct cx *cx, struct audit_root *out)
{
    struct rooting r = { .root = chain_root_new(cx->a, date_iso(cx->a, cx->today)) };
    struct act_rooting acts = { .n = 0 };
    TRY(heads_all(cx, add_head, &r));
    TRY(act_heads_all(cx, add_act_head, &acts));
    if (acts.n)
        chain_root_add(r.root, INT64_MAX, (str){ acts.hash, HASH_BYTES });
    *out = (struct audit_root){ .day = cx->today, .cases = r.n,
                                .root = chain_root_end(cx->a, r.root) };
    return chain_sign(cx->a, cx->keys, out->root, &out->signature);
}
