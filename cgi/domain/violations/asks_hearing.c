/* Who asked to explain in person is heard before the decision (art. 61.3). */
#include "base/lang.h"
#include "domain/cases/effects.h"
#include "domain/violations/asks_internal.h"
#include "sql/minutes.h"

static bool called(const struct asking *q)
{
    for (size_t i = 0; i < q->n_clocks; i++)
        if (!q->clocks[i].stopped.has && str_eq(q->clocks[i].code, S("EXPLAIN_HEARING_NOTICE")))
            return false;
    return true;
}

enum err ask_hearing_asked(struct cx *cx, const struct asking *q)
{
    struct moment at;
    struct date noticed;
    struct hearing_of_row h;
    const enum err e = hearing_of(cx, (struct hearing_of_in){ q->file }, &h);
    if (e == ERR_NOT_FOUND)
        return asking_says(q, TR("Người vi phạm không yêu cầu giải trình trực tiếp: không có "
                                 "phiên nào để thông báo (khoản 3 Điều 61 Luật 15/2012/QH13)."), 0);
    TRY(e);
    if (moment_parse(asking_typed(q, S("hearing_at")), &at) == OK
        && date_parse(asking_typed(q, S("hearing_notice_on")), &noticed) == OK
        && date_cmp(at.day, noticed) < 0)
        return asking_says(q, TR("Phiên giải trình không được trước ngày thông báo. Kiểm tra rồi "
                                 "sửa ngày ghi sai."), 0);
    return OK;
}

/* Not before the hour that was announced did anybody stay away. */
static enum err over(struct cx *cx, const struct asking *q)
{
    struct moment at;
    str text;
    TRY(effects_typed(cx, q->c, q->in, S("hearing_at"), &text));
    if (moment_parse(text, &at) == OK && instant_of(at) <= cx->now)
        return OK;
    return asking_says(q, TR("Chưa đến giờ của phiên giải trình đã thông báo nên chưa ghi được là "
                             "vắng mặt."), 0);
}

static enum err ended(struct cx *cx, const struct asking *q, str end,
                      const struct hearing_of_row *h)
{
    if (str_eq(end, S("written")))
        return asking_says(q, TR("Người vi phạm đã yêu cầu giải trình trực tiếp: hãy chọn "
                                 "phiên giải trình đã kết thúc thế nào (khoản 3 Điều 61 Luật "
                                 "15/2012/QH13)."), 0);
    if (str_eq(end, S("withdrawn")))
        return OK;
    if (!called(q))
        return asking_says(q, TR("Chưa ghi nhận thông báo thời gian, địa điểm phiên giải "
                                 "trình. Hãy làm bước “Thông báo phiên giải trình trực tiếp” "
                                 "trước (khoản 3 Điều 61 Luật 15/2012/QH13)."), 0);
    if (str_eq(end, S("absent")))
        return over(cx, q);
    if (h->minutes == 0)
        return asking_says(q, TR("Chưa có biên bản phiên giải trình trực tiếp (MBB03) lập sau "
                                 "yêu cầu này. Hãy lập biên bản, hoặc ghi người vi phạm vắng "
                                 "mặt hay rút yêu cầu (khoản 3 Điều 61 Luật 15/2012/QH13)."), 0);
    return OK;
}

enum err ask_hearing(struct cx *cx, const struct asking *q)
{
    struct hearing_of_row h;
    const enum err e = hearing_of(cx, (struct hearing_of_in){ q->file }, &h);
    const str end = asking_typed(q, S("hearing_end"));
    if (e == ERR_NOT_FOUND)
        return str_empty(end) || str_eq(end, S("written")) ? OK
            : asking_says(q, TR("Lần này người vi phạm giải trình bằng văn bản, không có phiên "
                                "giải trình trực tiếp: hãy chọn đúng cách kết thúc."), 0);
    TRY(e);
    if (!str_empty(end))
        return ended(cx, q, end, &h);
    if (h.ended.has && h.ended.v >= h.asked)
        return OK;
    return asking_says(q, TR("Người vi phạm đã yêu cầu giải trình trực tiếp mà chưa được "
                             "nghe: chưa ra quyết định được. Hãy ghi lại bước nhận giải "
                             "trình, rồi tổ chức phiên giải trình, hoặc ghi việc vắng mặt hay "
                             "rút yêu cầu (khoản 3 Điều 61 Luật 15/2012/QH13)."), 0);
}
