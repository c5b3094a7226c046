#include "domain/violations/draft.h"
#include "base/words_vi.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/violations/approval.h"
#include "domain/violations/repeat.h"
#include "domain/violations/ticks.h"
#include "sql/cases.h"
#include "store/db.h"

#define WORDS_MAX 16000

struct drafting {
    const struct user *who;
    str code;
    const struct draft_new *in;
};

bool draft_may(const struct user *who, const struct case_held *c)
{
    const unsigned roles = ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_SIGNER;
    bool stage = false;
    for (size_t i = 0; i < c->flow->n_steps; i++)
        if (step_page(&c->flow->steps[i]) == STEP_DECISION)
            stage = stage || flow_leaves(&c->flow->steps[i], c->stage);
    return stage && c->standing.conflict == CONFLICT_NONE
        && user_roles_in(who, c->unit) & roles;
}

static enum err add_acts(struct cx *cx, decision_id id, const struct law_assessment *as,
                         const struct draft_new *in)
{
    for (size_t i = 0; i < as->n_acts; i++) {
        const struct law_act_out *o = &as->acts[i];
        const bool fine = o->has_fine && o->in_time && !as->file.too_young;
        const struct draft_act *d = &in->acts[i];
        TRY(decision_act_add(cx, (struct decision_act_add_in){
            .decision = id, .n = (int64_t)i + 1, .act = o->act->code,
            .frame_min = { o->has_fine, o->frame_min }, .frame_max = { o->has_fine, o->frame_max },
            .addition = o->addition_percent, .fine_min = { fine, o->fine_min },
            .fine_max = { fine, o->fine_max }, .fine = d->fine,
            .repeated = repeat_word(d->repeat), .circumstances = ticks_opt(d->ticks) }));
        for (size_t k = 0; k < d->n_measures; k++)
            TRY(decision_measure_add(cx, (struct decision_measure_add_in){
                .decision = id, .n = (int64_t)i + 1, .code = d->measures[k].code,
                .months = d->measures[k].months }));
    }
    return OK;
}

static int64_t total_of(const struct draft_new *in)
{
    int64_t total = 0;
    for (size_t i = 0; i < in->n_acts; i++)
        total += in->acts[i].fine.has ? in->acts[i].fine.v : 0;
    return total;
}

/* {"pay_where":"...",...} of what was typed; empty: nothing was. */
static str words_kept(struct arena *a, const struct draft_new *in)
{
    str pairs[2 * DRAFT_WORDS];
    size_t n = 0;
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        if (!str_empty(in->words[i])) {
            pairs[2 * n] = str_from(draft_words[i].name);
            pairs[2 * n++ + 1] = in->words[i];
        }
    return n ? audit_data(a, pairs, n) : S("");
}

/* A new row, or the old one written again without its acts. */
static enum err put_row(struct cx *cx, const struct drafting *j, case_id cid, record_id record,
                        const struct law_publish_rule *rule, decision_id *id)
{
    struct decision_of_case_row old;
    struct buf extra = { .a = cx->a, .max = WORDS_MAX };
    struct buf remedies = { .a = cx->a, .max = WORDS_MAX };
    const str why = j->in->repeat_why.p ? j->in->repeat_why : S("");
    draft_measures(cx->law, j->in, &extra, &remedies);
    const bool must = rule->verdict == LAW_PUBLISH_MUST;
    const str publish = must ? S("must") : j->in->publish ? S("chosen") : S("no");
    const str basis = must ? rule->basis_vi : j->in->publish ? j->in->publish_basis : S("");
    const enum err e = decision_of_case(cx, (struct decision_of_case_in){ .cid = cid }, &old);
    if (j->in->base.has && j->in->base.v != (e == OK ? old.version : 0))
        return e == OK || e == ERR_NOT_FOUND ? ERR_CONFLICT : e; /* nothing is overwritten */
    if (e == ERR_NOT_FOUND) {
        TRY(decision_add(cx, (struct decision_add_in){
            .cid = cid, .record = record, .total = total_of(j->in), .extra = buf_str(&extra),
            .remedies = buf_str(&remedies), .how = j->in->remedy_how,
            .remedy_due = j->in->remedy_due, .reason = j->in->reason, .publish = publish,
            .basis = basis, .words = words_kept(cx->a, j->in), .drafter = j->who->id,
            .now = cx->now, .repeat_why = why }));
        id->v = db_last_id(cx);
        return OK;
    }
    TRY(e);
    *id = old.id;
    TRY(decision_redraft(cx, (struct decision_redraft_in){
        .id = old.id, .total = total_of(j->in), .extra = buf_str(&extra),
        .remedies = buf_str(&remedies), .how = j->in->remedy_how,
        .remedy_due = j->in->remedy_due, .reason = j->in->reason, .publish = publish,
        .basis = basis, .words = words_kept(cx->a, j->in), .drafter = j->who->id,
        .now = cx->now, .repeat_why = why }));
    if (db_affected(cx) == 0)
        return ERR_CONFLICT; /* signed meanwhile */
    return decision_acts_drop(cx, (struct decision_acts_drop_in){ .decision = old.id });
}

static str repeat_note(enum repeat_said said)
{
    switch (said) {
    case REPEAT_UNSAID: return S("");
    case REPEAT_COUNT: return S("; tính tái phạm, vi phạm nhiều lần (điểm b khoản 1 Điều 10)");
    case REPEAT_WITHIN: return S("; biên bản đã tính tái phạm, vi phạm nhiều lần (điểm b "
                                 "khoản 1 Điều 10)");
    case REPEAT_DROP: return S("; bỏ tái phạm, vi phạm nhiều lần mà biên bản đã tính");
    case REPEAT_NO: return S("; không tính tái phạm, vi phạm nhiều lần");
    }
    return S("");
}

/* What this version proposes, kept for good; who reviews first is told. */
static enum err put_version(struct cx *cx, const struct drafting *j, const struct case_held *c,
                            const struct law_assessment *as, decision_id id)
{
    struct decision_of_case_row d;
    struct approval ap;
    struct buf acts = { .a = cx->a, .max = WORDS_MAX };
    for (size_t i = 0; i < as->n_acts; i++) {
        const opt_i64 fine = j->in->acts[i].fine;
        buf_fmt(&acts, "%s%.*s: ", i ? "\n" : "", STR_ARG(as->acts[i].act->code));
        if (fine.has)
            buf_fmt(&acts, "%.*s đồng", STR_ARG(money_words(cx->a, fine.v)));
        else
            buf_add(&acts, S("-"));
        buf_add(&acts, repeat_note(j->in->acts[i].repeat));
        for (enum law_side side = LAW_MITIGATING; side <= LAW_AGGRAVATING; side++) {
            const str words = ticks_words(cx, LANG_VI, j->in->acts[i].ticks, side, TICKS_ALONE);
            if (!str_empty(words))
                buf_fmt(&acts, "; %s: %.*s", side == LAW_MITIGATING ? "giảm nhẹ" : "tăng nặng",
                        STR_ARG(words));
        }
    }
    if (!str_empty(j->in->repeat_why))
        buf_fmt(&acts, "\nTái phạm, vi phạm nhiều lần: %.*s", STR_ARG(j->in->repeat_why));
    TRY(decision_of_case(cx, (struct decision_of_case_in){ .cid = c->id }, &d));
    TRY(decision_version_add(cx, (struct decision_version_add_in){
        .decision = id, .acts = buf_str(&acts), .total = d.total, .extra = d.extra,
        .remedies = d.remedies, .reason = d.reason, .words = d.words, .account = j->who->id,
        .now = cx->now }));
    for (size_t i = 0; i < j->in->n_sames; i++)
        TRY(decision_same_add(cx, (struct decision_same_add_in){
            .decision = id, .version = d.version, .earlier = j->in->sames[i].decision,
            .n = j->in->sames[i].n, .same = j->in->sames[i].same }));
    TRY(approval_load(cx, c->flow, c->unit, &d, &ap));
    if (ap.n == 0)
        return OK;
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = c->unit, .role = flow_role_word(ap.levels[0]->role), .cid = c->id,
        .code = S("decision_draft"), .now = cx->now, .today = cx->today });
}

/* "count no: reason", as the history of the case keeps it; "": nothing was asked. */
static str repeated_words(struct arena *a, const struct draft_new *in)
{
    struct buf b = { .a = a, .max = WORDS_MAX };
    for (size_t i = 0; i < in->n_acts; i++)
        buf_fmt(&b, "%s%.*s", b.n ? " " : "", STR_ARG(repeat_word(in->acts[i].repeat)));
    if (!str_empty(in->repeat_why))
        buf_fmt(&b, ": %.*s", STR_ARG(in->repeat_why));
    return buf_str(&b);
}

static enum err draft_tx(struct cx *cx, void *arg)
{
    const struct drafting *j = arg;
    struct case_held c;
    struct violation v;
    struct law_assessment as;
    struct repeats again;
    decision_id id;
    const struct draft_fault *faults;
    struct buf why = { .a = cx->a, .max = 2000 };
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (!draft_may(j->who, &c))
        return ERR_CONFLICT;
    TRY(violation_load(cx, c.id, &v));
    if (v.rows[0].unknown || violation_child(&v))
        return ERR_INVALID; /* art. 65.1: nobody who could be sanctioned */
    TRY(violation_assess(cx, &v, cx->today, &as, &why));
    TRY(repeat_load(cx, c.id, &v, &as, &again));
    repeat_answer(&again, j->in);
    TRY(repeat_weigh(cx->a, cx->law, j->in, &again));
    as = again.as;
    if (draft_check(cx->a, &as, j->in, &faults) > 0
        || repeat_check(cx->a, cx->law, &again, j->in, &faults) > 0
        || draft_ticks_wrong(cx, &as, j->in)
        || draft_pay_days_check(cx->a, cx->law, j->in->words, cx->today))
        return ERR_INVALID;
    const struct law_publish_rule rule = draft_publish(cx, &as, j->in, cx->today);
    TRY(put_row(cx, j, c.id, v.rows[0].id, &rule, &id));
    TRY(add_acts(cx, id, &as, j->in));
    TRY(put_version(cx, j, &c, &as, id));
    const str total = str_fmt(cx->a, "%lld", (long long)total_of(j->in));
    return audit_add(cx, j->who, c.id, S("decision_draft"),
                     audit_data(cx->a, (const str[]){ S("fine"), total, S("reason"),
                                                      j->in->reason, S("repeated"),
                                                      repeated_words(cx->a, j->in) }, 3));
}

enum err draft_write(struct cx *cx, const struct user *who, str code, const struct draft_new *in)
{
    return db_tx(cx, draft_tx, &(struct drafting){ .who = who, .code = code, .in = in });
}

enum err decision_load(struct cx *cx, case_id cid, struct decision *out)
{
    TRY(decision_of_case(cx, (struct decision_of_case_in){ .cid = cid }, &out->row));
    return decision_acts(cx, (struct decision_acts_in){ .decision = out->row.id }, &out->acts,
                         &out->n_acts);
}

/* "code=months" a line, months left out where the measure has none. */
static enum err measures_read(struct cx *cx, str rest, struct draft_act *act)
{
    size_t room = 1;
    for (size_t i = 0; i < rest.n; i++)
        room += rest.p[i] == '\n';
    struct draft_measure *list = NEWS(cx->a, struct draft_measure, room);
    str one, code;
    while (act->n_measures < room && str_next(&rest, '\n', &one) && str_next(&one, '=', &code)) {
        struct draft_measure *m = &list[act->n_measures++];
        *m = (struct draft_measure){ .code = code, .months.has = !str_empty(one) };
        if (m->months.has)
            TRY(str_i64(one, &m->months.v));
    }
    act->measures = list;
    return OK;
}

enum err decision_draft(struct cx *cx, const struct decision *d, struct draft_new *out)
{
    struct draft_act *acts = NEWS(cx->a, struct draft_act, d->n_acts);
    for (size_t i = 0; i < d->n_acts; i++) {
        acts[i] = (struct draft_act){ .fine = d->acts[i].fine,
                                      .repeat = repeat_of_word(d->acts[i].repeated) };
        acts[i].ticks = ticks_said(d->acts[i].circumstances);
        if (d->acts[i].measures.has)
            TRY(measures_read(cx, d->acts[i].measures.v, &acts[i]));
    }
    const bool chosen = str_eq(d->row.publish, S("chosen"));
    *out = (struct draft_new){
        .acts = acts, .n_acts = d->n_acts, .remedy_due = d->row.remedy_due,
        .remedy_how = d->row.how, .reason = d->row.reason, .publish = chosen,
        .publish_basis = chosen ? d->row.basis : S(""), .repeat_why = d->row.repeat_why,
    };
    return draft_words_read(cx->a, d->row.words, out->words);
}
