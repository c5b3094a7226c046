#include "domain/audit/supervision.h"
#include "domain/audit/audit.h"
#include "domain/audit/observer.h"
#include "domain/cases/clock_next.h"
#include "domain/leader/desk.h"
#include "domain/notices/tell.h"
#include "law/due.h"
#include "store/db.h"

#define LEADERS (ROLE_HEAD | ROLE_SIGNER)

static str subject(struct cx *cx, int64_t id)
{
    return str_fmt(cx->a, "supervision:%lld", (long long)id);
}

struct writing {
    const struct user *who;
    const struct supervision_new *in;
    struct supervision_add_in row;
    int64_t id;
};

/* Those who must answer; and when jobs look whether they did. */
static enum err watched(struct cx *cx, const struct writing *j)
{
    struct supervision_leaders_row *rows;
    size_t n;
    TRY(supervision_leaders(cx, (struct supervision_leaders_in){ j->row.unit, cx->today }, &rows,
                            &n));
    for (size_t i = 0; i < n; i++)
        TRY(tell_count(cx, rows[i].account, S("supervision_new"), 1));
    if (!j->row.due.has)
        return OK;
    const struct clock_rules rules = clock_rules_of(cx);
    const struct clock_state k = { .since = cx->now, .due = j->row.due.v, .told = TOLD_NOBODY };
    return supervision_watch_add(cx, (struct supervision_watch_add_in){
        .id = j->id, .told = TOLD_NOBODY, .next = clock_next(cx->law, &rules, &k) });
}

static enum err write_tx(struct cx *cx, void *arg)
{
    struct writing *j = arg;
    TRY(supervision_add(cx, j->row));
    j->id = db_last_id(cx);
    TRY(watched(cx, j));
    const str pairs[] = { S("case"), j->in->code, S("title"), j->in->title, S("body"),
                          j->in->body };
    return audit_act(cx, j->who, subject(cx, j->id), S("supervision_new"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err supervision_write(struct cx *cx, const struct user *who, struct supervision_new in,
                           int64_t *id)
{
    const struct office *o = observes_in(who);
    struct writing j = { .who = who, .in = &in };
    if (!o)
        return ERR_FORBIDDEN;
    j.row = (struct supervision_add_in){ .account = who->id, .origin = o->unit, .unit = o->unit,
                                         .title = in.title, .body = in.body, .now = cx->now };
    if (!str_empty(in.code)) {
        struct observed seen;
        struct sample_unit_row unit;
        TRY(observer_case(cx, who, in.code, &seen));
        TRY(sample_unit(cx, (struct sample_unit_in){ seen.row.cid }, &unit));
        j.row.unit = unit.unit;
        j.row.cid = (opt_case_id){ true, seen.row.cid };
    }
    TRY(law_due_if_set(cx->a, cx->law, S("SUPERVISION_ANSWER"), cx->now, &j.row.due));
    TRY(db_tx(cx, write_tx, &j));
    *id = j.id;
    return OK;
}

static bool leads(const struct user *who, unit_id unit)
{
    return user_roles_in(who, unit) & LEADERS;
}

enum err supervision_open(struct cx *cx, const struct user *who, int64_t id,
                          struct supervision *out)
{
    TRY(supervision_read(cx, (struct supervision_read_in){ id }, &out->row));
    const bool lead = leads(who, out->row.unit);
    struct scope scope;
    bool above = false;
    out->may_answer = lead && !out->row.answer.has;
    if (lead || out->row.account.v == who->id.v)
        return OK;
    if (scope_of(who, &scope) == OK)
        TRY(scope_holds(cx, &scope, out->row.unit, &above));
    return above ? OK : ERR_NOT_FOUND;
}

struct replying {
    const struct user *who;
    int64_t id;
    str answer;
};

static enum err reply_tx(struct cx *cx, void *arg)
{
    const struct replying *j = arg;
    TRY(supervision_answer(cx, (struct supervision_answer_in){
        .id = j->id, .answer = j->answer, .who = j->who->id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    TRY(supervision_watch_end(cx, (struct supervision_watch_end_in){ j->id }));
    const str pairs[] = { S("answer"), j->answer };
    return audit_act(cx, j->who, subject(cx, j->id), S("supervision_answer"),
                     audit_data(cx->a, pairs, 1));
}

enum err supervision_reply(struct cx *cx, const struct user *who, int64_t id, str answer)
{
    struct supervision s;
    TRY(supervision_open(cx, who, id, &s));
    if (!leads(who, s.row.unit))
        return ERR_FORBIDDEN;
    return db_tx(cx, reply_tx, &(struct replying){ who, id, answer });
}

enum err supervision_of(struct cx *cx, const struct user *who, int64_t before,
                        struct supervision_list_row **rows, size_t *n)
{
    const struct office *of = user_home(who);
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & LEADERS)
            of = &who->offices[i];
    /* An observer who leads nothing must not read what was written to the unit of the office. */
    const unit_id unit = of->role & LEADERS ? of->unit : (unit_id){ -1 };
    return supervision_list(cx, (struct supervision_list_in){ who->id, unit, before }, rows, n);
}

enum err supervision_for_all(struct cx *cx, int64_t before, struct supervision_public_row **rows,
                             size_t *n)
{
    return supervision_public(cx, (struct supervision_public_in){ before }, rows, n);
}

enum err supervision_wait_list(struct cx *cx, const struct user *who, int64_t after,
                               struct supervision_waiting_row **rows, size_t *n)
{
    struct scope scope;
    TRY(scope_of(who, &scope));
    return supervision_waiting(cx, (struct supervision_waiting_in){
        .unit = scope.unit, .below = scope.below, .after = after }, rows, n);
}
