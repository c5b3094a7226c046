/* What execution asks before it goes on: nothing seized is forgotten, nothing too much taken. */
#include "base/lang.h"
#include "domain/cases/effects.h"
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

/* The cases of article 11 that the record can speak against: a body has no age and is always
 * answerable, and nobody is too young whose age the record does not show. */
static enum err ask_article_11(const struct asking *q, const struct violation *v)
{
    const str which = asking_typed(q, S("ground_case"));
    const bool organization = str_eq(v->rows[0].subject, S("organization"));
    const bool young = str_eq(which, S("under_age"));
    if (organization && (young || str_eq(which, S("no_capacity"))))
        return asking_says(q, TR("Người vi phạm là tổ chức: không chọn trường hợp chưa đủ "
                                 "tuổi, không có năng lực trách nhiệm (Điều 11 Luật "
                                 "15/2012/QH13)."), 0);
    if (young && !violation_young(v))
        return asking_says(q, TR("Biên bản không cho thấy người vi phạm chưa đủ tuổi bị xử "
                                 "phạt: ghi ngày sinh vào biên bản, hoặc chọn trường hợp khác "
                                 "(điểm a khoản 1 Điều 5; Điều 11 Luật 15/2012/QH13)."), 0);
    if (!young && violation_child(v))
        return asking_says(q, TR("Biên bản ghi người vi phạm chưa đủ tuổi bị xử phạt: hãy "
                                 "chọn trường hợp đó (Điều 11 Luật 15/2012/QH13)."), 0);
    return OK;
}

/* A ground that the record speaks against is none: art. 65.1 lists them, and no others. */
enum err ask_ground(struct cx *cx, const struct asking *q)
{
    struct violation v;
    const str ground = asking_typed(q, S("no_sanction"));
    const enum err none = violation_load(cx, q->file, &v);
    if (none != OK)
        return none == ERR_NOT_FOUND ? OK : none;
    if (str_eq(ground, S("unknown")) && !v.rows[0].unknown)
        return asking_says(q, TR("Biên bản ghi rõ người vi phạm nên không được chọn căn cứ "
                                 "không xác định được người vi phạm (khoản 1 Điều 65 Luật "
                                 "15/2012/QH13)."), 0);
    if (str_eq(ground, S("gone")) && v.rows[0].unknown)
        return asking_says(q, TR("Biên bản chưa xác định được người vi phạm nên không thể ghi "
                                 "là đã chết, mất tích, giải thể, phá sản (khoản 1 Điều 65 "
                                 "Luật 15/2012/QH13)."), 0);
    if (!str_eq(ground, S("article_11")) && violation_child(&v))
        return asking_says(q, TR("Người vi phạm chưa đủ tuổi bị xử phạt: chọn căn cứ các "
                                 "trường hợp không xử phạt (Điều 11; khoản 1 Điều 65 Luật "
                                 "15/2012/QH13)."), 0);
    return str_eq(ground, S("article_11")) ? ask_article_11(q, &v) : OK;
}

/* Remedies are coerced when their own term has passed, not before. */
enum err ask_remedy_due(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct date until;
    str text;
    TRY(effects_typed(cx, q->c, &(struct step_in){ 0 }, S("remedy_until"), &text));
    const enum err none = fine_state_load(cx, q->file, &s);
    if (none != OK && none != ERR_CONFLICT)
        return none;
    if (date_parse(text, &until) != OK) {
        if (none != OK || !s.decision.remedy_due.has)
            return OK; /* confiscation alone has no term of its own */
        until = s.decision.remedy_due.v;
    }
    return date_cmp(until, q->day) < 0 ? OK
        : asking_says(q, TR("Thời hạn thực hiện biện pháp khắc phục chưa hết nên chưa cưỡng "
                            "chế (Điều 86 Luật 15/2012/QH13)."), 0);
}

enum err ask_evidence(struct cx *cx, const struct asking *q)
{
    str file;
    TRY(effects_typed(cx, q->c, q->in, S("evidence"), &file));
    return !str_empty(file) ? OK
        : asking_says(q, TR("Chưa có ảnh, tài liệu hoặc biên bản chứng minh đã khắc phục: hãy "
                            "gửi kèm tệp (Điều 70 Nghị định 45/2022/NĐ-CP)."), 0);
}

enum err complaint_followed(struct cx *cx, const struct asking *q)
{
    struct complaint_unfollowed_row row;
    const enum err e =
        complaint_unfollowed(cx, (struct complaint_unfollowed_in){ .cid = q->file }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    const str args[] = { row.code };
    q->fault->power = tr_args(cx->a, TR("Kết quả giải quyết khiếu nại (hồ sơ {0}) yêu cầu sửa "
                                        "đổi hoặc hủy bỏ quyết định: ra quyết định đó ở hồ sơ "
                                        "xử phạt trước (Điều 13, Điều 14 Nghị định "
                                        "118/2021/NĐ-CP)."), args, COUNT(args));
    return ERR_CONFLICT;
}

/* Postponed, being weighed or stayed: the decision is not executed meanwhile (arts. 15.3, 76). */
static bool stands_still(const struct fine_state *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (str_eq(s->rows[i].kind, S("held")) && !s->rows[i].until.has)
            return true;
    return false;
}

/* What was cancelled, is over or stands still is not coerced, whatever was opened before. */
enum err ask_standing(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    const enum err none = fine_state_load(cx, q->file, &s);
    if (q->file.v != q->c->id.v && !q->in_force)
        return asking_says(q, TR("Hồ sơ xử phạt đã kết thúc, hoặc quyết định đã bị hủy bỏ: "
                                 "không còn gì để cưỡng chế. Hãy chấm dứt cưỡng chế; việc đã "
                                 "làm trước đó thì ghi ở bước kết thúc (Điều 86 Luật "
                                 "15/2012/QH13; Điều 13 Nghị định 118/2021/NĐ-CP)."), 0);
    if (none == OK && stands_still(&s))
        return asking_says(q, TR("Quyết định đang được hoãn, đang xét hoặc đang tạm đình chỉ "
                                 "nên không cưỡng chế. Chấm dứt việc đó ở hồ sơ xử phạt trước "
                                 "(khoản 3 Điều 15; Điều 76 Luật 15/2012/QH13)."), 0);
    return none == ERR_CONFLICT || none == OK ? complaint_followed(cx, q) : none;
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
