#include "domain/cases/join.h"
#include "base/buf.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/cases/join_clocks.h"
#include "domain/cases/join_parts.h"
#include "sql/cases.h"
#include "sql/hands.h"
#include "sql/joins.h"
#include "store/db.h"

#define LIST_BYTES ((size_t)128 * 1024)

struct joining {
    const struct user *who;
    const struct case_join *in;
    struct join_fault *fault;
    struct case_held *from; /* of in->from */
    struct case_held into;
};

static enum err refuse(struct join_fault *fault, str code, const char *why)
{
    *fault = (struct join_fault){ .code = code, .why = why };
    return ERR_CONFLICT;
}

static enum err hold(struct cx *cx, struct joining *j, str code, struct case_held *c)
{
    j->fault->code = code;
    TRY(case_hold(cx, code, c));
    const enum err e = case_may_work(cx, j->who, c);
    return e == ERR_CONFLICT
        ? refuse(j->fault, code, TR("Vụ việc đã được ghép vào vụ việc khác.")) : e;
}

/* In the order of their codes, so that two people who join the same cases do not wait in a ring. */
static enum err hold_all(struct cx *cx, struct joining *j)
{
    const struct case_join *in = j->in;
    for (size_t done = 0; done <= in->n; done++) {
        size_t next = SIZE_MAX;
        if (!j->into.id.v)
            next = in->n;
        for (size_t i = 0; i < in->n; i++)
            if (!j->from[i].id.v
                && (next == SIZE_MAX
                    || str_cmp(in->from[i], next == in->n ? in->into : in->from[next]) < 0))
                next = i;
        if (next == in->n)
            TRY(hold(cx, j, in->into, &j->into));
        else
            TRY(hold(cx, j, in->from[next], &j->from[next]));
    }
    return OK;
}

static enum err may_join(struct cx *cx, struct joining *j, const struct case_held *s)
{
    const struct case_held *t = &j->into;
    struct join_conflict_row c;
    if (s->id.v == t->id.v)
        return refuse(j->fault, s->code, TR("Không thể ghép vụ việc vào chính nó."));
    if (s->ended || t->ended)
        return refuse(j->fault, s->ended ? s->code : t->code,
                      TR("Vụ việc đã kết thúc nên không ghép được."));
    if (s->parent.has || t->parent.has || !str_eq(s->flow->name, t->flow->name))
        return refuse(j->fault, s->code, TR("Chỉ ghép được các vụ việc phản ánh với nhau."));
    if (s->to_unit.has)
        return refuse(j->fault, s->code,
                      TR("Vụ việc đang chuyển cho đơn vị khác; hãy rút lại việc chuyển trước."));
    TRY(join_conflict(cx, (struct join_conflict_in){ .source = s->id, .target = t->id }, &c));
    if (c.unit)
        return refuse(j->fault, s->code,
                      TR("Có đơn vị không được biết vụ việc này, do người phản ánh yêu cầu hoặc do "
                         "xung đột lợi ích, nên không ghép được."));
    if (c.person)
        return refuse(j->fault, s->code,
                      TR("Người đang xử lý đã khai báo xung đột lợi ích trong vụ việc kia; hãy "
                         "phân công lại trước khi ghép."));
    if (c.files)
        return refuse(j->fault, s->code,
                      TR("Vụ việc đã có hồ sơ khác mở từ nó; hãy ghép theo chiều ngược lại."));
    return OK;
}

static enum err lend(struct cx *cx, struct joining *j, const struct case_held *s)
{
    const enum err e = join_clocks_lend(cx, s, &j->into);
    return e == ERR_CONFLICT ? refuse(j->fault, j->into.code,
                                      TR("Thời hạn của vụ việc này đang tạm dừng.")) : e;
}

static enum err join_one(struct cx *cx, struct joining *j, struct case_held *s, struct buf *refs)
{
    const struct case_join *in = j->in;
    struct join_reports_row *rows;
    struct reports_left_row left;
    size_t n;
    TRY(may_join(cx, j, s));
    TRY(join_reports(cx, (struct join_reports_in){ .cid = s->id, .report = in->report }, &rows,
                     &n));
    if (n == 0)
        return ERR_NOT_FOUND;
    TRY(lend(cx, j, s));
    TRY(recusals_copy(cx, (struct recusals_copy_in){ .parent = s->id, .child = j->into.id }));
    TRY(reports_enter(cx, (struct reports_enter_in){
        .source = s->id, .target = j->into.id, .report = in->report, .now = cx->now }));
    TRY(reports_leave(cx, (struct reports_leave_in){
        .cid = s->id, .report = in->report, .now = cx->now }));
    TRY(reports_left(cx, (struct reports_left_in){ .cid = s->id }, &left));
    if (left.n == 0) {
        TRY(clocks_halt(cx, (struct clocks_halt_in){ .cid = s->id, .now = cx->now }));
        TRY(case_set_joined(cx, (struct case_set_joined_in){
            .id = s->id, .target = j->into.id, .now = cx->now }));
    }
    struct buf own = { .a = cx->a, .max = LIST_BYTES };
    for (size_t i = 0; i < n; i++) {
        join_word(&own, rows[i].ref);
        join_word(refs, rows[i].ref);
    }
    const str pairs[] = { S("case"), j->into.code, S("refs"), buf_str(&own),
                          S("reason"), in->reason };
    TRY(audit_add(cx, j->who, s->id, S("joined"), audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    return join_tell(cx, j->who, s, j->into.id, S("joined"));
}

static enum err join_tx(struct cx *cx, void *arg)
{
    struct joining *j = arg;
    struct buf refs = { .a = cx->a, .max = LIST_BYTES };
    struct buf codes = { .a = cx->a, .max = LIST_BYTES };
    *j->fault = (struct join_fault){ 0 };
    j->into = (struct case_held){ 0 };
    j->from = NEWS(cx->a, struct case_held, j->in->n);
    TRY(hold_all(cx, j));
    for (size_t i = 0; i < j->in->n; i++) {
        TRY(join_one(cx, j, &j->from[i], &refs));
        join_word(&codes, j->from[i].code);
    }
    const str pairs[] = { S("case"), buf_str(&codes), S("refs"), buf_str(&refs),
                          S("reason"), j->in->reason };
    TRY(audit_add(cx, j->who, j->into.id, S("join"),
                  audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    TRY(case_set_due(cx, (struct case_set_due_in){ .id = j->into.id }));
    TRY(join_show_reporters(cx, &j->into,
        TR("Phản ánh của bạn được xử lý chung với những phản ánh khác về cùng một việc. Bạn vẫn "
           "nhận được trả lời tại đây. Nếu việc của bạn là việc khác, hãy nhắn cho cơ quan xử lý "
           "ngay trên trang này.")));
    return join_tell(cx, j->who, &j->into, j->into.id, S("join"));
}

enum err case_join(struct cx *cx, const struct user *who, const struct case_join *in,
                   struct join_fault *fault)
{
    struct joining j = { .who = who, .in = in, .fault = fault };
    *fault = (struct join_fault){ 0 };
    if (in->n == 0 || in->n > JOIN_CASES_MAX || (in->report.has && in->n != 1))
        return ERR_INVALID;
    for (size_t i = 0; i < in->n; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(in->from[i], in->from[k]))
                return ERR_INVALID;
    return db_tx(cx, join_tx, &j);
}
