/* Versions, words and hand-overs on the way of approval; each is an event of the case. */
#include "domain/audit/audit.h"
#include "domain/cases/chain.h"
#include "domain/cases/hands.h"
#include "sql/cases.h"
#include "store/db.h"

/* The case is locked, the person may see and work on it, and the step leads on from its stage. */
static enum err begin(struct cx *cx, const struct user *who, str code, str step, unsigned roles,
                      struct case_held *c, struct chain *out)
{
    TRY(case_hold(cx, code, c));
    if (!case_visible(who, c->unit, c->unit_parent, c->to_unit))
        return ERR_NOT_FOUND;
    const struct flow_step *s = flow_step(c->flow, step);
    if (!s || !chain_goes(s))
        return ERR_NOT_FOUND;
    if (c->joined.has || !flow_leaves(s, c->stage))
        return ERR_CONFLICT;
    TRY(standing_load(cx, who, c, &c->standing));
    if (c->standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    const enum err e = chain_load(cx, who, roles, c, s, out);
    return e == ERR_NOT_FOUND ? ERR_FORBIDDEN : e;
}

static str number(struct cx *cx, int64_t n)
{
    return str_fmt(cx->a, "%lld", (long long)n);
}

/* Whoever comes after `level` (NULL: the first) is told. */
static enum err tell_next(struct cx *cx, const struct case_held *c, const struct chain *ch,
                          const struct flow_level *level, str code)
{
    size_t next = 0;
    for (size_t i = 0; level && i < ch->ap.n; i++)
        if (ch->ap.levels[i] == level)
            next = i + 1;
    const str role = next < ch->ap.n ? flow_role_word(ch->ap.levels[next]->role) : S("signer");
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = ch->unit, .role = role, .cid = c->id, .code = code, .now = cx->now,
        .today = cx->today });
}

struct sending {
    const struct user *who;
    str code, step;
    int64_t base;
    const struct step_in *in;
    struct step_fault *fault;
};

/* Values of the fields that are drafted; what is asked for and empty, or lies ahead, is told. */
static enum err drafted(struct cx *cx, const struct flow_step *step, const struct sending *j,
                        struct flow_value **values, size_t *n)
{
    const struct flow_field *const *missing;
    const size_t n_missing = flow_missing(cx->a, step, j->in->values, j->in->n_values, &missing);
    const struct flow_field **ours = NEWS(cx->a, const struct flow_field *, n_missing);
    for (size_t i = 0; i < n_missing; i++)
        if (chain_field(step, missing[i]))
            ours[j->fault->n_missing++] = missing[i];
    j->fault->missing = ours;
    const size_t all = step->n_needs + step->n_optional;
    *values = NEWS(cx->a, struct flow_value, all);
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        const struct flow_field *f = i < step->n_needs ? step->needs[i]
                                                       : step->optional[i - step->n_needs];
        const str text = step_typed(j->in, f->name);
        if (chain_field(step, f) && !str_empty(text))
            (*values)[(*n)++] = (struct flow_value){ f->name, text };
    }
    j->fault->ahead = step_ahead(cx, step, j->in);
    return j->fault->n_missing || j->fault->ahead ? ERR_INVALID : OK;
}

static str body_of(struct cx *cx, const struct flow_value *values, size_t n)
{
    str *pairs = NEWS(cx->a, str, 2 * n);
    for (size_t i = 0; i < n; i++) {
        pairs[2 * i] = values[i].field;
        pairs[2 * i + 1] = values[i].text;
    }
    return audit_data(cx->a, pairs, n);
}

static enum err put_version(struct cx *cx, const struct sending *j, const struct case_held *c,
                            struct chain *ch, str body)
{
    if (ch->id.v == 0) {
        TRY(step_draft_add(cx, (struct step_draft_add_in){
            .cid = c->id, .step = ch->step->name, .unit = ch->unit, .above = ch->above,
            .account = j->who->id, .now = cx->now }));
        ch->id.v = db_last_id(cx);
    } else {
        TRY(step_draft_again(cx, (struct step_draft_again_in){
            .id = ch->id, .account = j->who->id, .now = cx->now }));
    }
    return step_version_add(cx, (struct step_version_add_in){
        .draft = ch->id, .n = j->base + 1, .body = body, .account = j->who->id,
        .now = cx->now });
}

static enum err send_tx(struct cx *cx, void *arg)
{
    const struct sending *j = arg;
    struct case_held c;
    struct chain ch, now;
    struct flow_value *values;
    size_t n;
    TRY(begin(cx, j->who, j->code, j->step, CHAIN_DRAFTS, &c, &ch));
    if (ch.ap.version != j->base)
        return ERR_CONFLICT; /* nothing is overwritten */
    *j->fault = (struct step_fault){ 0 };
    TRY(drafted(cx, ch.step, j, &values, &n));
    const str body = body_of(cx, values, n);
    TRY(put_version(cx, j, &c, &ch, body));
    TRY(chain_load(cx, j->who, CHAIN_DRAFTS, &c, ch.step, &now)); /* the drafter is another */
    TRY(tell_next(cx, &c, &now, NULL, S("step_draft")));
    str *pairs = NEWS(cx->a, str, 2 * (n + 2));
    size_t k = 0;
    pairs[k++] = S("draft_of");
    pairs[k++] = ch.step->name;
    pairs[k++] = S("version");
    pairs[k++] = number(cx, j->base + 1);
    for (size_t i = 0; i < n; i++) {
        pairs[k++] = values[i].field;
        pairs[k++] = values[i].text;
    }
    return audit_add(cx, j->who, c.id, S("step_draft"), audit_data(cx->a, pairs, n + 2));
}

enum err chain_send(struct cx *cx, const struct user *who, str code, str step, int64_t base,
                    const struct step_in *in, struct step_fault *fault)
{
    struct sending j = { who, code, step, base, in, fault };
    const enum err e = db_tx(cx, send_tx, &j);
    return e == ERR_DUPLICATE ? ERR_CONFLICT : e;
}

struct saying {
    const struct user *who;
    str code, step;
    const struct approval_say *say;
    str *why;
};

static enum err said_event(struct cx *cx, const struct saying *j, const struct case_held *c,
                           const struct chain *ch, str level)
{
    const bool back = j->say->verdict == APPROVAL_RETURN;
    const str pairs[] = { S("draft_of"), ch->step->name,
                          S("version"), number(cx, ch->ap.version),
                          S("level"), level, S("comment"), j->say->comment };
    return audit_add(cx, j->who, c->id, back ? S("step_return") : S("step_pass"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static enum err review_tx(struct cx *cx, void *arg)
{
    const struct saying *j = arg;
    const bool back = j->say->verdict == APPROVAL_RETURN;
    struct case_held c;
    struct chain ch;
    TRY(begin(cx, j->who, j->code, j->step, ROLES_WORK, &c, &ch));
    if (ch.id.v == 0 || ch.ap.version != j->say->version)
        return ERR_CONFLICT;
    const struct approval_answer may =
        approval_review_may(&ch.ap, j->who->id, user_roles_in(j->who, ch.unit));
    *j->why = approval_words(cx, &ch.ap, &may);
    if (may.no != APPROVAL_OK)
        return ERR_FORBIDDEN;
    if (back ? str_empty(j->say->comment) : !may.level)
        return ERR_INVALID; /* the person with the power passes it by signing */
    const str level = may.level ? may.level->name : S(APPROVAL_SIGN);
    TRY(step_review_add(cx, (struct step_review_add_in){
        .draft = ch.id, .version = ch.ap.version, .level = level,
        .verdict = back ? S("return") : S("pass"), .comment = j->say->comment,
        .account = j->who->id, .now = cx->now }));
    if (back)
        TRY(notice_add(cx, (struct notice_add_in){
            .account = ch.ap.drafter, .cid = c.id, .code = S("step_return"), .now = cx->now }));
    else
        TRY(tell_next(cx, &c, &ch, may.level, S("step_pass")));
    return said_event(cx, j, &c, &ch, level);
}

enum err chain_review(struct cx *cx, const struct user *who, str code, str step,
                      const struct approval_say *say, str *why)
{
    struct saying j = { who, code, step, say, why };
    const enum err e = db_tx(cx, review_tx, &j);
    return e == ERR_DUPLICATE ? ERR_CONFLICT : e;
}

struct taking {
    const struct user *who;
    str code, step;
    int64_t version;
};

static enum err take_tx(struct cx *cx, void *arg)
{
    const struct taking *j = arg;
    struct case_held c;
    struct chain ch;
    TRY(begin(cx, j->who, j->code, j->step, CHAIN_DRAFTS, &c, &ch));
    if (ch.id.v == 0 || ch.ap.version != j->version)
        return ERR_CONFLICT;
    if (ch.ap.drafter.v != j->who->id.v)
        return ERR_FORBIDDEN;
    TRY(step_draft_end(cx, (struct step_draft_end_in){ .id = ch.id, .state = S("taken") }));
    const str pairs[] = { S("draft_of"), ch.step->name, S("version"), number(cx, j->version) };
    return audit_add(cx, j->who, c.id, S("step_taken"), audit_data(cx->a, pairs, 2));
}

enum err chain_take_back(struct cx *cx, const struct user *who, str code, str step,
                         int64_t version)
{
    struct taking j = { who, code, step, version };
    return db_tx(cx, take_tx, &j);
}
