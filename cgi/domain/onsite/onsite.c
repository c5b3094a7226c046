#include "domain/onsite/onsite.h"
#include "crypto/sha256.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "store/db.h"

#define DAY_US (24 * 3600 * US_PER_S)
#define STAGES_BYTES ((size_t)16 * 1024)

enum err onsite_bytes(struct arena *a, str hex, size_t n, str *out)
{
    return hex.n == 2 * n ? bytes_from_hex(a, hex, out) : ERR_INVALID;
}

str onsite_new_id(struct arena *a)
{
    return bytes_hex(a, random_bytes(a, ONSITE_ID_BYTES));
}

enum err onsite_see(struct cx *cx, const struct user *who, str code, struct case_by_code_row *c)
{
    if (str_empty(code)) /* the address named none */
        return ERR_NOT_FOUND;
    TRY(case_by_code(cx, (struct case_by_code_in){
        .code = code, .today = cx->today, .reader = { .has = true, .v = who->id },
        .now = { .has = true, .v = cx->now } }, c));
    const str parent = c->parent_code.has ? c->parent_code.v : S("");
    return case_visible(who, c->unit, parent, c->to_unit) ? OK : ERR_NOT_FOUND;
}

bool onsite_may(const struct user *who, const struct case_by_code_row *c)
{
    return user_roles_in(who, c->unit) & ONSITE_ROLES && !c->recused && !c->joined.has;
}

enum err onsite_hold(struct cx *cx, const struct user *who, str code, struct case_held *c)
{
    TRY(case_hold(cx, code, c));
    TRY(case_may_work(cx, who, c));
    return user_roles_in(who, c->unit) & ONSITE_ROLES ? OK : ERR_FORBIDDEN;
}

const struct flow_step *onsite_step(const struct flow *flow, const struct flow_stage *stage)
{
    for (size_t i = 0; flow && stage && i < flow->n_steps; i++)
        if (step_page(&flow->steps[i]) == STEP_INSPECTION && flow_leaves(&flow->steps[i], stage))
            return &flow->steps[i];
    return NULL;
}

/* "hotline/inspecting,...": every stage that a record of an inspection leaves. */
static str inspected_stages(struct cx *cx)
{
    struct buf b = { .a = cx->a, .max = STAGES_BYTES };
    for (size_t i = 0; i < cx->flows->n; i++) {
        const struct flow *f = cx->flows->all[i];
        for (size_t k = 0; k < f->n_stages; k++)
            if (onsite_step(f, &f->stages[k]))
                buf_fmt(&b, "%s%.*s/%.*s", b.n ? "," : "", STR_ARG(f->name),
                        STR_ARG(f->stages[k].name));
    }
    return buf_str(&b);
}

enum err onsite_list(struct cx *cx, const struct user *who, struct onsite_mine_row **rows,
                     size_t *n)
{
    return onsite_mine(cx, (struct onsite_mine_in){
        .account = who->id, .now = cx->now, .stages = inspected_stages(cx) }, rows, n);
}

struct taking {
    const struct user *who;
    str code, client;
    instant *until;
};

static enum err take_tx(struct cx *cx, void *arg)
{
    const struct taking *j = arg;
    struct case_held c;
    struct onsite_take_of_row before;
    TRY(onsite_hold(cx, j->who, j->code, &c));
    const enum err e = onsite_take_of(cx, (struct onsite_take_of_in){ j->who->id, j->client },
                                     &before);
    if (e == OK) {
        *j->until = before.until;
        return before.cid.v == c.id.v ? OK : ERR_CONFLICT;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    if (!onsite_step(c.flow, c.stage))
        return ERR_CONFLICT;
    *j->until = cx->now + ONSITE_DAYS * DAY_US;
    TRY(onsite_take_add(cx, (struct onsite_take_add_in){ j->who->id, j->client, c.id, cx->now,
                                                       *j->until }));
    const str pairs[] = { S("until"), instant_iso(cx->a, *j->until) };
    return audit_add(cx, j->who, c.id, S("onsite_take"), audit_data(cx->a, pairs, 1));
}

enum err onsite_take(struct cx *cx, const struct user *who, str code, str client, instant *until)
{
    return db_tx(cx, take_tx, &(struct taking){ who, code, client, until });
}

enum err onsite_load(struct cx *cx, case_id cid, struct onsite_current_row **rows, size_t *n)
{
    return onsite_current(cx, (struct onsite_current_in){ .cid = cid }, rows, n);
}

struct keeping {
    const struct user *who;
    str code;
    const struct onsite_new *in;
    struct onsite_kept *out;
};

static str body_of(struct cx *cx, const struct onsite_new *in)
{
    str pairs[2 * ONSITE_PARTS_MAX];
    for (size_t i = 0; i < in->group->n; i++) {
        pairs[2 * i] = str_from(in->group->parts[i].name);
        pairs[2 * i + 1] = in->texts[i];
    }
    return audit_data(cx->a, pairs, in->group->n);
}

/* The same id again: the same answer. ERR_NOT_FOUND: it is new. */
static enum err came_before(struct cx *cx, const struct keeping *j, case_id cid, str digest)
{
    struct onsite_entry_of_row row;
    TRY(onsite_entry_of(cx, (struct onsite_entry_of_in){ j->who->id, j->in->client }, &row));
    if (row.cid.v != cid.v || !str_eq(row.grp, str_from(j->in->group->name))
        || !str_eq(row.digest, digest) || row.version.has == j->in->aside)
        return ERR_DUPLICATE;
    j->out->version = row.version.has ? row.version.v : 0;
    return OK;
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    const struct onsite_new *in = j->in;
    const str grp = str_from(in->group->name), body = body_of(cx, in);
    const str digest = sha256_of(cx->a, body);
    struct case_held c;
    *j->out = (struct onsite_kept){ 0 };
    TRY(onsite_hold(cx, j->who, j->code, &c));
    enum err e = came_before(cx, j, c.id, digest);
    if (e != ERR_NOT_FOUND)
        return e;
    e = onsite_newest(cx, (struct onsite_newest_in){ c.id, grp }, &j->out->other);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND)
        j->out->other = (struct onsite_newest_row){ .version = 0 };
    const int64_t newest = j->out->other.version;
    if (in->base > newest)
        return ERR_INVALID;
    if (!in->aside && in->base < newest)
        return ERR_CONFLICT;
    j->out->version = in->aside ? 0 : newest + 1;
    TRY(onsite_entry_add(cx, (struct onsite_entry_add_in){
        .cid = c.id, .grp = grp, .version = { .has = !in->aside, .v = newest + 1 },
        .base = in->base, .body = body, .digest = digest, .account = j->who->id,
        .client = in->client, .written = in->written, .skew_ms = in->skew_ms, .now = cx->now }));
    const str pairs[] = {
        S("group"), grp, S("version"), str_fmt(cx->a, "%lld", (long long)j->out->version),
        S("sha256"), bytes_hex(cx->a, digest),
        S("written"), instant_iso(cx->a, in->written),
    };
    return audit_add(cx, j->who, c.id, in->aside ? S("onsite_aside") : S("onsite_entry"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err onsite_keep(struct cx *cx, const struct user *who, str code, const struct onsite_new *in,
                    struct onsite_kept *out)
{
    struct keeping j = { .who = who, .code = code, .in = in, .out = out };
    return db_tx(cx, keep_tx, &j);
}
