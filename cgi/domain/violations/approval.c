#include "domain/violations/approval.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "sql/cases.h"
#include "store/db.h"

/* What a level said of the present version; NULL: nothing yet. */
static const struct decision_reviews_row *said_by(const struct approval *ap, str level)
{
    for (size_t i = 0; i < ap->n_rows; i++)
        if (ap->rows[i].n == ap->version && ap->rows[i].level.has
            && ap->rows[i].review_unit.has
            && ap->rows[i].review_unit.v.v == ap->unit.v
            && str_eq(ap->rows[i].level.v, level))
            return &ap->rows[i];
    return NULL;
}

static bool returns(const struct decision_reviews_row *row)
{
    return row && str_eq(row->verdict.v, S("return"));
}

struct approval_answer approval_state(const struct approval *ap)
{
    const struct decision_reviews_row *last = said_by(ap, S(APPROVAL_SIGN));
    if (returns(last))
        return (struct approval_answer){ .no = APPROVAL_RETURNED, .said = last };
    for (size_t i = 0; i < ap->n; i++) {
        const struct decision_reviews_row *said = said_by(ap, ap->levels[i]->name);
        if (!said)
            return (struct approval_answer){ .no = APPROVAL_WAITS, .level = ap->levels[i] };
        if (returns(said))
            return (struct approval_answer){ .no = APPROVAL_RETURNED, .level = ap->levels[i],
                                             .said = said };
    }
    return (struct approval_answer){ .no = APPROVAL_OK };
}

instant approval_made(const struct approval *ap)
{
    instant last = 0;
    for (size_t i = 0; i < ap->n_rows; i++) {
        const struct decision_reviews_row *r = &ap->rows[i];
        if (r->n == ap->version && r->made > last)
            last = r->made;
        if (r->n == ap->version && r->at.has && r->at.v > last)
            last = r->at.v;
    }
    return last;
}

/* One person holds one place of the chain alone. */
static enum approval_no alone(const struct approval *ap, account_id who)
{
    if (ap->drafter.v == who.v)
        return APPROVAL_OWN;
    for (size_t i = 0; i < ap->n_rows; i++)
        if (ap->rows[i].n == ap->version && ap->rows[i].account.has
            && ap->rows[i].account.v.v == who.v)
            return APPROVAL_TWICE;
    return APPROVAL_OK;
}

struct approval_answer approval_review_may(const struct approval *ap, account_id who,
                                           unsigned roles)
{
    struct approval_answer a = approval_state(ap);
    if (a.no == APPROVAL_RETURNED)
        return a;
    const unsigned wanted = a.level ? (unsigned)a.level->role : ap->signers;
    a.no = roles & wanted ? alone(ap, who) : APPROVAL_OTHER_ROLE;
    return a;
}

struct approval_answer approval_sign_may(const struct approval *ap, account_id who)
{
    struct approval_answer a = approval_state(ap);
    if (a.no == APPROVAL_OK)
        a.no = alone(ap, who);
    return a;
}

static str level_name(const struct cx *cx, const struct flow_level *level)
{
    return level ? flow_words(cx->lang, level->title)
                 : str_from(tr(TR("người có thẩm quyền ký")));
}

str approval_words(struct cx *cx, const struct approval *ap, const struct approval_answer *why)
{
    const str args[] = { level_name(cx, why->level),
                         str_fmt(cx->a, "%lld", (long long)ap->version),
                         why->said ? why->said->comment.v : S(""), str_from(tr(ap->page)) };
    switch (why->no) {
    case APPROVAL_WAITS:
    case APPROVAL_OTHER_ROLE:
        return tr_args(cx->a, TR("Bản dự thảo {1} đang chờ ý kiến của: {0}. Người đó mở trang "
                                 "{3} của vụ việc để đồng ý hoặc trả lại."), args, COUNT(args));
    case APPROVAL_RETURNED:
        return tr_args(cx->a, TR("Bản dự thảo {1} đã bị trả lại ({0}): {2} Hãy soạn lại; bản mới "
                                 "được duyệt lại từ đầu."), args, COUNT(args));
    case APPROVAL_OWN:
        return str_from(tr(TR("Bạn là người soạn bản này nên không duyệt, không ký nó. Hãy để "
                              "người khác soạn, hoặc người khác có thẩm quyền ký.")));
    case APPROVAL_TWICE:
        return str_from(tr(TR("Bạn đã có ý kiến về bản này ở một bước khác; mỗi người chỉ giữ một "
                              "bước. Hãy chờ người tiếp theo.")));
    case APPROVAL_NONE:
        return tr_args(cx->a, TR("Ở cơ quan này, nội dung phải được người khác soạn và duyệt trước "
                                 "khi ký. Hãy để người soạn gửi dự thảo ở trang {3} của vụ "
                                 "việc."), args, COUNT(args));
    case APPROVAL_OK:
        break;
    }
    return S("");
}

void approval_levels(struct arena *a, const struct flow *flow, unsigned held,
                     struct approval *out)
{
    const struct flow_level **levels = NEWS(a, const struct flow_level *, flow->n_approval);
    for (size_t i = 0; i < flow->n_approval; i++)
        if (held & (unsigned)flow->approval[i].role)
            levels[out->n++] = &flow->approval[i];
    out->levels = levels;
}

str approval_level_name(const struct cx *cx, const struct flow *flow, str level)
{
    for (size_t i = 0; i < flow->n_approval; i++)
        if (str_eq(flow->approval[i].name, level))
            return flow_words(cx->lang, flow->approval[i].title);
    return str_from(tr(TR("Người có thẩm quyền ký")));
}

enum err approval_load(struct cx *cx, const struct flow *flow, unit_id unit,
                       const struct decision_of_case_row *d, struct approval *out)
{
    struct decision_reviews_row *rows;
    unsigned held = 0;
    *out = (struct approval){ .version = d->version, .drafter = d->drafter,
                              .unit = unit, .signers = ROLE_SIGNER,
                              .page = TR("Duyệt dự thảo") };
    TRY(decision_reviews(cx, (struct decision_reviews_in){
        .decision = d->id, .unit = unit, .drafter = d->drafter, .today = cx->today }, &rows,
        &out->n_rows));
    for (; out->n_rows > 0 && rows[out->n_rows - 1].n == 0; out->n_rows--)
        held |= user_role(rows[out->n_rows - 1].level.v);
    approval_levels(cx->a, flow, held, out);
    out->rows = rows;
    return OK;
}

struct saying {
    const struct user *who;
    str code;
    const struct approval_say *in;
    str *why;
};

/* Whoever comes next is told; a returned draft goes back to those who draft. */
static enum err tell_next(struct cx *cx, const struct saying *j, const struct case_held *c,
                          struct approval *ap, const struct approval_answer *now)
{
    const bool back = j->in->verdict == APPROVAL_RETURN;
    size_t next = 0;
    while (next < ap->n && ap->levels[next] != now->level)
        next++;
    if (back)
        return notice_add(cx, (struct notice_add_in){
            .account = ap->drafter, .cid = c->id, .code = S("decision_return"), .now = cx->now });
    const str role = next + 1 < ap->n ? flow_role_word(ap->levels[next + 1]->role) : S("signer");
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = c->unit, .role = role, .cid = c->id, .code = S("decision_pass"), .now = cx->now,
        .today = cx->today });
}

static enum err review_tx(struct cx *cx, void *arg)
{
    const struct saying *j = arg;
    const bool back = j->in->verdict == APPROVAL_RETURN;
    struct case_held c;
    struct decision_of_case_row d;
    struct approval ap;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    TRY(decision_of_case(cx, (struct decision_of_case_in){ .cid = c.id }, &d));
    if (!str_eq(d.state, S("draft")) || d.version != j->in->version)
        return ERR_CONFLICT;
    TRY(approval_load(cx, c.flow, c.unit, &d, &ap));
    const struct approval_answer may =
        approval_review_may(&ap, j->who->id, user_roles_in(j->who, c.unit));
    *j->why = approval_words(cx, &ap, &may);
    if (may.no != APPROVAL_OK)
        return ERR_FORBIDDEN;
    if (back ? str_empty(j->in->comment) : !may.level)
        return ERR_INVALID; /* the person with the power passes it by signing */
    TRY(decision_review_add(cx, (struct decision_review_add_in){
        .decision = d.id, .version = d.version,
        .level = may.level ? may.level->name : S(APPROVAL_SIGN),
        .verdict = back ? S("return") : S("pass"), .comment = j->in->comment,
        .unit = c.unit, .account = j->who->id, .now = cx->now }));
    TRY(tell_next(cx, j, &c, &ap, &may));
    const str pairs[] = { S("version"), str_fmt(cx->a, "%lld", (long long)d.version),
                          S("level"), may.level ? may.level->name : S(APPROVAL_SIGN),
                          S("comment"), j->in->comment };
    return audit_add(cx, j->who, c.id, back ? S("decision_return") : S("decision_pass"),
                     audit_data(cx->a, pairs, 3));
}

enum err approval_review(struct cx *cx, const struct user *who, str code,
                         const struct approval_say *in, str *why)
{
    const enum err e = db_tx(cx, review_tx, &(struct saying){
        .who = who, .code = code, .in = in, .why = why });
    return e == ERR_DUPLICATE ? ERR_CONFLICT : e;
}
