/* What execution asks before it goes on: nothing seized is forgotten, nothing too much taken. */
#include "base/lang.h"
#include "domain/violations/asks_internal.h"

/* {0} counts. */
static enum err still_kept(struct cx *cx, const struct asking *q, const char *words, int64_t n)
{
    const str args[] = { str_fmt(cx->a, "%lld", (long long)n) };
    if (n == 0)
        return OK;
    q->fault->power = tr_args(cx->a, words, args, 1);
    return ERR_CONFLICT;
}

enum err ask_exhibits(struct cx *cx, const struct asking *q)
{
    struct beside_of_case_row row;
    TRY(beside_of_case(cx, (struct beside_of_case_in){ .cid = q->file }, &row));
    return still_kept(cx, q, TR("Danh mục tạm giữ còn {0} mục tang vật, phương tiện, giấy tờ chưa "
                                "xử lý hết: hãy ghi việc trả lại, tịch thu, tiêu hủy hoặc chuyển "
                                "giao trước."), row.kept);
}

enum err ask_papers(struct cx *cx, const struct asking *q)
{
    struct beside_of_case_row row;
    TRY(beside_of_case(cx, (struct beside_of_case_in){ .cid = q->file }, &row));
    return still_kept(cx, q, TR("Danh mục tạm giữ còn {0} giấy tờ chưa ghi trả lại."), row.papers);
}

enum err ask_missed(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct owing o;
    TRY(fine_state_load(cx, q->file, &s));
    TRY(fine_owed(cx, &s, q->clocks, q->n_clocks, cx->today, &o));
    return o.late > 0 ? OK
        : asking_says(q, TR("Chưa có kỳ nộp nào quá hạn trong kế hoạch nộp nhiều lần."), 0);
}

/* The fine with its interest, and the costs that the polluter has not paid. */
enum err ask_coerced(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct owing o = { 0 };
    struct beside_of_case_row beside;
    const enum err e = fine_state_load(cx, q->file, &s);
    if (e != OK)
        return e == ERR_CONFLICT ? OK : e; /* remedies alone: no sum of a decision */
    TRY(fine_owed(cx, &s, q->clocks, q->n_clocks, cx->today, &o));
    TRY(beside_of_case(cx, (struct beside_of_case_in){ .cid = q->file }, &beside));
    const int64_t most = o.rest + (beside.unpaid > 0 ? beside.unpaid : 0);
    const int64_t amount = asking_money(q, "amount");
    return amount > 0 && amount <= most ? OK
        : asking_says(q, TR("Số tiền cưỡng chế phải từ 1 đến {0} đồng: tiền phạt, tiền chậm nộp và "
                            "chi phí chưa nộp đến hôm nay."), most);
}
