#include "domain/execution/claims.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/leader/tally.h"
#include "domain/publication/follow.h"
#include "store/db.h"

static const char *const kinds[] = { NULL, "lawsuit", "damage", "cost" };

static const struct claim_label lawsuit[] = {
    { "filed", TR("Tòa án đã thụ lý") }, { "trial", TR("Đã đưa ra xét xử") },
    { "upheld", TR("Tòa bác yêu cầu, giữ quyết định") },
    { "changed", TR("Tòa sửa một phần") }, { "cancelled", TR("Tòa hủy quyết định") },
    { "appealed", TR("Kháng cáo, kháng nghị") }, { "withdrawn", TR("Đã rút đơn kiện") },
    { NULL, NULL },
};

static const struct claim_label damage[] = {
    { "claimed", TR("Đã yêu cầu bồi thường") }, { "agreed", TR("Đã thỏa thuận") },
    { "court", TR("Chuyển Tòa án giải quyết") }, { "paid", TR("Đã bồi thường xong") },
    { "refused", TR("Không được chấp nhận") }, { "withdrawn", TR("Đã rút yêu cầu") },
    { NULL, NULL },
};

static const struct claim_label cost[] = {
    { "noted", TR("Đã ghi nhận") }, { "claimed", TR("Đã gửi thông báo thu") },
    { "waived", TR("Không thu, có lý do") }, { NULL, NULL },
};

static const struct claim_label parts[] = {
    { "inspection", TR("Kiểm tra, xác minh") }, { "sampling", TR("Lấy mẫu, phân tích") },
    { "coercion", TR("Cưỡng chế") }, { "keeping", TR("Trông giữ, bảo quản tang vật") },
    { "other", TR("Chi phí khác") }, { NULL, NULL },
};

str claim_word(enum claim_kind kind)
{
    return str_from(kinds[kind]);
}

enum claim_kind claim_kind_of(str word)
{
    for (enum claim_kind k = CLAIM_LAWSUIT; k <= CLAIM_COST; k++)
        if (str_eq(word, str_from(kinds[k])))
            return k;
    return 0;
}

const struct claim_label *claim_states(enum claim_kind kind)
{
    return kind == CLAIM_LAWSUIT ? lawsuit : kind == CLAIM_DAMAGE ? damage : cost;
}

const struct claim_label *claim_parts(void)
{
    return parts;
}

const char *claim_label(const struct claim_label *labels, str word)
{
    for (; labels->word; labels++)
        if (str_eq(word, str_from(labels->word)))
            return labels->label;
    return NULL;
}

enum err claims_load(struct cx *cx, case_id cid, struct claims *out)
{
    TRY(claims_of_case(cx, (struct claims_of_case_in){ .cid = cid }, &out->rows, &out->n));
    TRY(cost_payments_of_case(cx, (struct cost_payments_of_case_in){ .cid = cid }, &out->payments,
                              &out->n_payments));
    return claim_states_of_case(cx, (struct claim_states_of_case_in){ .cid = cid }, &out->states,
                                &out->n_states);
}

struct job {
    const struct user *who;
    str code;
    const struct claim_new *claim;
    const struct claim_news *news;
    const struct payment_new *payment;
    claim_id id;
    struct payment_fault *fault;
    struct case_held c;
};

static enum err begin(struct cx *cx, struct job *j)
{
    TRY(case_hold(cx, j->code, &j->c));
    if (!str_eq(j->c.flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    return case_may_work(cx, j->who, &j->c);
}

static str dong(struct cx *cx, opt_i64 amount)
{
    return amount.has ? str_fmt(cx->a, "%lld", (long long)amount.v) : S("");
}

static enum err claim_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct claim_new *in = j->claim;
    const str kind = claim_word(in->kind);
    const str state = str_from(claim_states(in->kind)->word);
    TRY(begin(cx, j));
    if (date_cmp(in->since, cx->today) > 0
        || (in->kind == CLAIM_COST && (!in->amount.has || !claim_label(parts, in->part))))
        return ERR_INVALID;
    TRY(claim_add(cx, (struct claim_add_in){
        .cid = j->c.id, .kind = kind, .part = in->part, .party = in->party, .number = in->number,
        .what = in->what, .basis = in->basis, .amount = in->amount, .since = in->since,
        .account = j->who->id, .now = cx->now }));
    TRY(claim_state_add(cx, (struct claim_state_add_in){
        .claim = { db_last_id(cx) }, .state = state, .on_day = in->since, .number = in->number,
        .amount = in->amount, .note = S(""), .account = j->who->id, .now = cx->now }));
    if (in->kind == CLAIM_LAWSUIT)
        TRY(tally(cx, &(struct tally_fact){ j->c.unit, j->c.id, S("sued"), S(""), 0 }));
    /* Who was damaged may have reported it: the name stays out of the history. */
    const str pairs[] = { S("kind"), kind, S("number"), in->number, S("amount"),
                          dong(cx, in->amount), S("basis"), in->basis, S("party"),
                          in->kind == CLAIM_DAMAGE ? S("") : in->party };
    TRY(publication_follow(cx, &j->c));
    return audit_add(cx, j->who, j->c.id, S("claim"), audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err claim_write(struct cx *cx, const struct user *who, str code, const struct claim_new *in)
{
    return db_tx(cx, claim_tx, &(struct job){ .who = who, .code = code, .claim = in });
}

static enum err news_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct claim_news *in = j->news;
    struct claim_hold_row row;
    TRY(begin(cx, j));
    TRY(claim_hold(cx, (struct claim_hold_in){ .id = in->id, .cid = j->c.id }, &row));
    if (!claim_label(claim_states(claim_kind_of(row.kind)), in->state)
        || date_cmp(in->on, cx->today) > 0 || date_cmp(in->on, row.since) < 0)
        return ERR_INVALID;
    TRY(claim_state_add(cx, (struct claim_state_add_in){
        .claim = in->id, .state = in->state, .on_day = in->on, .number = in->number,
        .amount = in->amount, .note = in->note, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("kind"), row.kind, S("state"), in->state, S("on"),
                          date_iso(cx->a, in->on), S("number"), in->number, S("amount"),
                          dong(cx, in->amount) };
    TRY(publication_follow(cx, &j->c));
    return audit_add(cx, j->who, j->c.id, S("claim_news"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err claim_news_write(struct cx *cx, const struct user *who, str code,
                          const struct claim_news *in)
{
    return db_tx(cx, news_tx, &(struct job){ .who = who, .code = code, .news = in });
}

static enum err check(struct cx *cx, const struct job *j, const struct claim_hold_row *row,
                      str key)
{
    struct payment_of_receipt_row other;
    const enum err e = payment_of_receipt(cx, (struct payment_of_receipt_in){ .key = key }, &other);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    j->fault->elsewhere = e == OK;
    j->fault->no_number = str_empty(key);
    j->fault->day = date_cmp(j->payment->paid, cx->today) > 0
        || date_cmp(j->payment->paid, row->since) < 0;
    j->fault->rest = row->amount.v - row->paid;
    j->fault->too_much = j->payment->amount > j->fault->rest;
    return j->fault->elsewhere || j->fault->no_number || j->fault->day || j->fault->too_much
        ? ERR_INVALID : OK;
}

static enum err pay_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    struct claim_hold_row row;
    const str key = receipt_key(cx->a, j->payment->receipt);
    *j->fault = (struct payment_fault){ 0 };
    TRY(begin(cx, j));
    TRY(claim_hold(cx, (struct claim_hold_in){ .id = j->id, .cid = j->c.id }, &row));
    if (claim_kind_of(row.kind) != CLAIM_COST || !row.amount.has)
        return ERR_NOT_FOUND;
    TRY(check(cx, j, &row, key));
    TRY(payment_add(cx, (struct payment_add_in){
        .claim = { true, j->id }, .paid = j->payment->paid, .amount = j->payment->amount,
        .receipt = j->payment->receipt, .key = key, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("paid"), str_fmt(cx->a, "%lld", (long long)j->payment->amount),
                          S("paid_on"), date_iso(cx->a, j->payment->paid), S("receipt"),
                          j->payment->receipt };
    return audit_add(cx, j->who, j->c.id, S("cost_paid"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err claim_pay(struct cx *cx, const struct user *who, str code, claim_id id,
                   const struct payment_new *in, struct payment_fault *fault)
{
    return db_tx(cx, pay_tx, &(struct job){ .who = who, .code = code, .payment = in, .id = id,
                                            .fault = fault });
}
