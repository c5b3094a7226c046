/* Which fines may be put off or paid in parts, how long and how: arts. 76 and 79. */
#include "base/lang.h"
#include "domain/violations/asks_internal.h"
#include "law/relief.h"

static enum err relief_on(struct cx *cx, const struct asking *q, enum law_relief_kind kind,
                          struct fine_state *s, struct law_relief *r)
{
    struct violation v;
    TRY(fine_state_load(cx, q->file, s));
    TRY(violation_load(cx, q->file, &v));
    if (law_relief(cx->law, kind, subject_of(v.rows[0].subject), q->day, r) == OK)
        return OK;
    return asking_says(q, TR("Chưa nhập mức tiền của Điều 76, Điều 79 Luật 15/2012/QH13 cho "
                             "ngày này nên chưa xét được."), 0);
}

/* Only a fine of a certain size is put off or paid in parts. */
static enum err large_enough(const struct asking *q, const struct fine_state *s,
                             const struct law_relief *r)
{
    if (law_relief_reached(r, s->decision.total))
        return OK;
    q->fault->fine = s->decision.total;
    q->fault->least = r->from;
    return ERR_CONFLICT;
}

/* A day typed in the step is not after the end of a term that began on another day. */
static enum err no_later(struct cx *cx, const struct asking *q, const char *field,
                         const char *term, struct date from)
{
    struct law_due due;
    struct date day;
    const str typed = asking_typed(q, str_from(field));
    if (str_empty(typed))
        return OK;
    TRY(date_parse(typed, &day));
    const enum err e = law_due(cx->a, cx->law, str_from(term), (struct moment){ from, 0, 0 }, &due);
    if (e != OK)
        return asking_says(q, TR("Chưa nhập mức luật định cho ngày này nên chưa xét được."), 0);
    if (date_cmp(day, due.due.day) <= 0)
        return OK;
    const str args[] = { date_vi(cx->a, day), date_vi(cx->a, due.due.day),
                         law_due_words(cx->a, cx->lang, cx->law, &due) };
    q->fault->power = tr_args(cx->a, TR("Ngày {0} quá ngày cuối cùng được phép: {1} ({2})."), args,
                              COUNT(args));
    return ERR_CONFLICT;
}

enum err ask_postpone(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct law_relief r;
    TRY(relief_on(cx, q, LAW_POSTPONE, &s, &r));
    TRY(large_enough(q, &s, &r));
    return no_later(cx, q, "postponed_until", "POSTPONE_MAX", q->day);
}

enum err ask_instalments(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct law_relief r;
    TRY(relief_on(cx, q, LAW_INSTALMENTS, &s, &r));
    return large_enough(q, &s, &r);
}

enum err ask_shares(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct law_relief r;
    const int64_t sums[] = { asking_money(q, "first_sum"), asking_money(q, "second_sum"),
                             asking_money(q, "third_sum") };
    TRY(relief_on(cx, q, LAW_INSTALMENTS, &s, &r));
    const int64_t paid = fine_paid(&s);
    const int64_t unpaid = s.decision.total > paid ? s.decision.total - paid : 0;
    const int64_t first = law_relief_first(&r, s.decision.total);
    if (sums[0] + paid < first)
        return asking_says(q, TR("Lần thứ nhất phải nộp ít nhất {0} đồng (Điều 79 Luật "
                                 "15/2012/QH13)."), first - paid);
    if (sums[1] <= 0 || sums[2] < 0 || sums[0] + sums[1] + sums[2] != unpaid)
        return asking_says(q, TR("Các lần nộp cộng lại phải đúng {0} đồng."), unpaid);
    if ((sums[2] > 0) != !str_empty(asking_typed(q, S("third_until"))))
        return asking_says(q, TR("Lần thứ ba phải có cả số tiền và ngày nộp, hoặc bỏ trống cả "
                                 "hai."), 0);
    if (law_number_whole(r.count) < (sums[2] > 0 ? 3 : 2))
        return asking_says(q, TR("Chỉ được nộp tối đa {0} lần (Điều 79 Luật 15/2012/QH13)."),
                           law_number_whole(r.count));
    return no_later(cx, q, sums[2] > 0 ? "third_until" : "second_until", "INSTALMENT_MAX",
                    s.decision.signed_on.v);
}
