#include "domain/flows/today.h"
#include "base/log.h"
#include "crypto/token.h"
#include "sql/flows.h"

str flow_digest(struct arena *a, const struct flow *f) { return hash_of(a, f->yaml); }

/* The activated version as this process has it, else NULL. */
static const struct flow *loaded(struct cx *cx, str name, int64_t version, str digest)
{
    const struct flow *f = flow_find(cx->flows, name, (int)version);
    return f && str_eq(flow_digest(cx->a, f), digest) ? f : NULL;
}

enum err flow_today(struct cx *cx, str name, const struct flow **out)
{
    struct flow_active_row row = { 0 };
    const enum err e = flow_active(cx, (struct flow_active_in){
        .flow = name, .today = cx->today }, &row);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK && !loaded(cx, name, row.version, row.digest)) {
        log_line(LOG_ERROR, "flow_version_not_loaded", LOG_CODE_STR("flow", name),
                 LOG_N("version", row.version));
        row.version--;
    }
    *out = flow_on(cx->flows, name, cx->today, (int)row.version);
    return *out ? OK : ERR_INTERNAL;
}

static void version_missing(struct buf *faults, str name, int64_t version)
{
    buf_fmt(faults, "flows.dir: %.*s version %lld is missing; cases have it, put its file back\n",
            STR_ARG(name), (long long)version);
}

enum err flows_in_place(struct cx *cx, struct buf *faults)
{
    struct flow_used_row *used;
    struct flow_activated_row *acts;
    size_t n_used, n_acts;
    const size_t before = faults->n;
    TRY(flow_used(cx, &used, &n_used));
    TRY(flow_activated(cx, &acts, &n_acts));
    for (size_t i = 0; i < n_used; i++)
        if (!flow_find(cx->flows, used[i].flow, (int)used[i].version))
            version_missing(faults, used[i].flow, used[i].version);
    for (size_t i = 0; i < n_acts; i++) {
        const struct flow_activated_row *r = &acts[i];
        const struct flow *f = flow_find(cx->flows, r->flow, (int)r->to_version);
        if (!flow_find(cx->flows, r->flow, (int)r->from_version))
            version_missing(faults, r->flow, r->from_version);
        if (!f && !r->undone.has)
            version_missing(faults, r->flow, r->to_version);
        else if (f && !r->undone.has && !str_eq(flow_digest(cx->a, f), r->digest))
            buf_fmt(faults, "%.*s:1: changed since it was activated (activation %lld); put the "
                            "activated file back and make the change a version of its own\n",
                    STR_ARG(f->file), (long long)r->id.v);
    }
    return faults->n > before ? ERR_INVALID : OK;
}
