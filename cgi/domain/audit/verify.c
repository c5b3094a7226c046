#include "domain/audit/verify.h"
#include "crypto/chain.h"
#include "domain/audit/audit.h"
#include "sql/events.h"
#include "store/db.h"
#include <string.h>

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
    return OK;
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

enum err audit_root(struct cx *cx, struct audit_root *out)
{
    struct rooting r = { .root = chain_root_new(cx->a, date_iso(cx->a, cx->today)) };
    TRY(heads_all(cx, add_head, &r));
    *out = (struct audit_root){ .day = cx->today, .cases = r.n,
                                .root = chain_root_end(cx->a, r.root) };
    return chain_sign(cx->a, cx->keys, out->root, &out->signature);
}
