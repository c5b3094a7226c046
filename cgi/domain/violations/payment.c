#include "domain/violations/payment.h"
#include "base/text.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/leader/tally.h"
#include "store/db.h"

static bool is(const struct fine_history_row *row, const char *kind)
{
    return str_eq(row->kind, str_from(kind));
}

static size_t count_of(const struct fine_state *s, const char *kind)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n += is(&s->rows[i], kind);
    return n;
}

static int64_t total_of(const struct fine_state *s, const char *kind)
{
    int64_t total = 0;
    for (size_t i = 0; i < s->n; i++)
        total += is(&s->rows[i], kind) ? s->rows[i].amount : 0;
    return total;
}

int64_t fine_paid(const struct fine_state *s)
{
    return total_of(s, "paid");
}

int64_t fine_before_reduction(const struct fine_state *s)
{
    return s->decision.total + total_of(s, "reduced");
}

int64_t fine_planned(const struct fine_state *s)
{
    return total_of(s, "instalment");
}

/* Sums of one kind by their day. */
static const struct owing_sum *sums_of(struct arena *a, const struct fine_state *s,
                                       const char *kind, size_t *n)
{
    struct owing_sum *out = NEWS(a, struct owing_sum, count_of(s, kind));
    *n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (is(&s->rows[i], kind))
            out[(*n)++] = (struct owing_sum){
                s->rows[i].until.has ? s->rows[i].until.v : s->rows[i].day, s->rows[i].amount };
    return out;
}

/* Under a plan what was added has a last day of its own. */
static void fill_raised(struct arena *a, const struct fine_state *s, struct owing_in *in)
{
    struct owing_sum *sums = NEWS(a, struct owing_sum, count_of(s, "raised"));
    struct date *due = NEWS(a, struct date, count_of(s, "raised"));
    for (size_t i = 0; i < s->n; i++) {
        const struct fine_history_row *row = &s->rows[i];
        if (!is(row, "raised"))
            continue;
        due[in->n_raised] = row->until.has ? row->until.v : (struct date){ 0 };
        sums[in->n_raised++] = (struct owing_sum){ row->day, row->amount };
    }
    in->raised = sums;
    in->raised_due = due;
}

static void fill(struct arena *a, const struct fine_state *s, struct owing_in *in)
{
    struct owing_hold *holds = NEWS(a, struct owing_hold, count_of(s, "held"));
    in->paid = sums_of(a, s, "paid", &in->n_paid);
    in->reduced = sums_of(a, s, "reduced", &in->n_reduced);
    fill_raised(a, s, in);
    in->plan = sums_of(a, s, "instalment", &in->n_plan);
    in->holds = holds;
    in->fine = fine_before_reduction(s);
    for (size_t i = 0; i < s->n; i++) {
        const struct fine_history_row *row = &s->rows[i];
        if (is(row, "held"))
            holds[in->n_holds++] = (struct owing_hold){
                row->day, row->until.has ? row->until.v : (struct date){ 0 }, row->words };
        else if (is(row, "instalment"))
            in->plan_from = row->day;
        else if (is(row, "lapsed"))
            in->lapsed = row->day;
    }
}

enum err fine_owed(struct cx *cx, const struct fine_state *s,
                   const struct clocks_of_case_row *clocks, size_t n, struct date day,
                   struct owing *out)
{
    struct owing_term *terms = NEWS(cx->a, struct owing_term, n);
    struct owing_in in = { .day = day, .terms = terms };
    fill(cx->a, s, &in);
    for (size_t i = 0; i < n; i++) {
        const struct date from = instant_date(clocks[i].since);
        if (str_eq(clocks[i].code, S("EXECUTE_DECISION"))
            && date_cmp(from, s->decision.signed_on.v) >= 0)
            terms[in.n_terms++] = (struct owing_term){ from, instant_date(clocks[i].due) };
    }
    return law_owing(cx->a, cx->law, &in, out);
}

const struct clocks_of_case_row *fine_clocks(struct cx *cx, const struct case_show *s)
{
    struct clocks_of_case_row *rows = NEWS(cx->a, struct clocks_of_case_row, s->n_clocks);
    for (size_t i = 0; i < s->n_clocks; i++)
        rows[i] = s->clocks[i].row;
    return rows;
}

enum err fine_state_load(struct cx *cx, case_id cid, struct fine_state *out)
{
    const enum err e =
        decision_of_case(cx, (struct decision_of_case_in){ .cid = cid }, &out->decision);
    if (e == ERR_NOT_FOUND || (e == OK && !out->decision.number.has))
        return ERR_CONFLICT;
    TRY(e);
    return fine_history(cx, (struct fine_history_in){ .decision = out->decision.id }, &out->rows,
                        &out->n);
}

str receipt_key(struct arena *a, str receipt)
{
    const str folded = text_fold(a, receipt);
    char *key = arena_alloc(a, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n && n < RECEIPT_MAX; i++) {
        const char c = folded.p[i];
        if (c >= 'a' && c <= 'z')
            key[n++] = (char)(c - 'a' + 'A');
        else if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            key[n++] = c;
    }
    return (str){ key, n };
}

struct paying {
    const struct user *who;
    str code, step;
    const struct payment_new *in;
    struct payment_fault *fault;
};

/* One receipt pays one thing, and once. */
static enum err check_receipt(struct cx *cx, const struct paying *j, str key,
                              const struct fine_state *s)
{
    struct payment_of_receipt_row row;
    j->fault->no_number = str_empty(key);
    if (str_empty(key))
        return ERR_INVALID;
    const enum err e =
        payment_of_receipt(cx, (struct payment_of_receipt_in){ .key = key }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    j->fault->twice = row.decision.has && row.decision.v.v == s->decision.id.v;
    j->fault->elsewhere = !j->fault->twice;
    return ERR_INVALID;
}

static enum err check(struct cx *cx, const struct paying *j, const struct fine_state *s,
                      case_id cid)
{
    struct owing sums;
    struct clocks_of_case_row *clocks;
    size_t n;
    j->fault->day = date_cmp(j->in->paid, cx->today) > 0
        || date_cmp(j->in->paid, s->decision.signed_on.v) < 0;
    if (j->fault->day)
        return ERR_INVALID;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = cid }, &clocks, &n));
    /* Interest until today: what is owed at most, whenever in between it was paid. */
    TRY(fine_owed(cx, s, clocks, n, cx->today, &sums));
    j->fault->rest = sums.rest;
    j->fault->too_much = j->in->amount > sums.rest;
    return j->fault->too_much ? ERR_INVALID : OK;
}

/* Is all paid with this payment, while papers of the violator are kept? */
static enum err papers_due(struct cx *cx, const struct paying *j, const struct fine_state *s,
                           case_id cid, bool *yes)
{
    struct owing o;
    struct clocks_of_case_row *clocks;
    struct beside_of_case_row beside;
    struct fine_state with = *s;
    size_t n;
    with.rows = NEWS(cx->a, struct fine_history_row, s->n + 1);
    for (size_t i = 0; i < s->n; i++)
        with.rows[i] = s->rows[i];
    with.rows[with.n++] = (struct fine_history_row){
        .kind = S("paid"), .day = j->in->paid, .amount = j->in->amount };
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = cid }, &clocks, &n));
    TRY(fine_owed(cx, &with, clocks, n, cx->today, &o));
    TRY(beside_of_case(cx, (struct beside_of_case_in){ .cid = cid }, &beside));
    *yes = o.rest == 0 && beside.papers > 0;
    return OK;
}

static enum err pay_tx(struct cx *cx, void *arg)
{
    const struct paying *j = arg;
    struct case_held c;
    struct fine_state s;
    *j->fault = (struct payment_fault){ 0 };
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step || step_page(step) != STEP_PAYMENT)
        return ERR_NOT_FOUND;
    bool papers = false;
    const enum err none = fine_state_load(cx, c.id, &s);
    if (none == OK)
        TRY(papers_due(cx, j, &s, c.id, &papers));
    const struct flow_value values[] = {
        { S("papers_due"), papers ? S("yes") : S("no") },
        { S("paid"), str_fmt(cx->a, "%lld", (long long)j->in->amount) },
        { S("paid_on"), date_iso(cx->a, j->in->paid) },
    };
    TRY(step_take(cx, j->who, &c, step,
                  &(struct step_in){ .values = values, .n_values = COUNT(values) },
                  &j->fault->step));
    const str key = receipt_key(cx->a, j->in->receipt);
    TRY(none);
    TRY(check_receipt(cx, j, key, &s));
    TRY(check(cx, j, &s, c.id));
    return payment_add(cx, (struct payment_add_in){
        .decision = { true, s.decision.id }, .paid = j->in->paid, .amount = j->in->amount,
        .receipt = j->in->receipt, .key = key, .account = j->who->id, .now = cx->now });
}

enum err payment_write(struct cx *cx, const struct user *who, str code, str step,
                       const struct payment_new *in, struct payment_fault *fault)
{
    struct paying j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, pay_tx, &j);
}

struct taking_back {
    const struct user *who;
    str code, why;
    payment_id id;
};

static enum err take_back_tx(struct cx *cx, void *arg)
{
    const struct taking_back *j = arg;
    struct case_held c;
    struct payment_of_case_row row;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (c.ended)
        return ERR_CONFLICT;
    TRY(payment_of_case(cx, (struct payment_of_case_in){ .id = j->id, .cid = c.id }, &row));
    TRY(payment_void(cx, (struct payment_void_in){
        .id = j->id, .account = j->who->id, .why = j->why, .now = cx->now }));
    TRY(tally(cx, &(struct tally_fact){ c.unit, c.id, S("paid_back"), S(""), row.amount }));
    const str pairs[] = {
        S("paid"), str_fmt(cx->a, "%lld", (long long)row.amount),
        S("paid_on"), date_iso(cx->a, row.paid), S("receipt"), row.receipt,
        S("reason"), j->why,
    };
    return audit_add(cx, j->who, c.id, S("payment_taken_back"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err payment_take_back(struct cx *cx, const struct user *who, str code, payment_id id,
                           str why)
{
    return db_tx(cx, take_back_tx, &(struct taking_back){
        .who = who, .code = code, .why = why, .id = id });
}
