/* The words of a submission as documents have them: Vietnamese, from the data of the file. */
#include "domain/violations/submission.h"

static void act_line(struct cx *cx, struct buf *b, const struct record_whole_row *r)
{
    const struct date day = r->ended.has ? r->ended.v : r->going_on.v;
    const struct law_act *act = law_act(cx->law, r->act, day);
    buf_fmt(b, "%lld. %.*s", (long long)r->n, STR_ARG(r->described));
    if (act)
        buf_fmt(b, " (%.*s; %.*s)", STR_ARG(act->name_vi), STR_ARG(act->basis_vi));
    buf_add(b, S("\n"));
}

static void why_lines(struct cx *cx, struct buf *b, const struct submission_why *why)
{
    if (why->beyond)
        buf_fmt(b, "- Vượt thẩm quyền: không người nào của cơ quan được xử phạt hành vi quy "
                   "định tại %.*s, khung phạt đến %lld đồng (Điều 52 Luật 15/2012/QH13).\n",
                STR_ARG(why->beyond->act->basis_vi), (long long)why->beyond->power_tested);
    if (why->repeat)
        buf_fmt(b, "- Tái phạm: đã bị xử phạt theo Quyết định số %.*s ngày %.*s (khoản 5 Điều "
                   "2; khoản 1 Điều 7 Luật 15/2012/QH13).\n", STR_ARG(why->repeat->number),
                STR_ARG(date_vi(cx->a, why->repeat->signed_on.v)));
    if (why->grounds & GROUND_POLLUTER)
        buf_add(b, S("- Cơ sở thuộc danh sách gây ô nhiễm môi trường nghiêm trọng.\n"));
    if (why->suspends)
        buf_fmt(b, "- Hành vi quy định tại %.*s có hình thức đình chỉ hoạt động hoặc tước "
                   "quyền sử dụng giấy phép (Điều 25 Luật 15/2012/QH13).\n",
                STR_ARG(why->suspends->act->basis_vi));
}

str submission_text(struct cx *cx, str body, const struct violation *v,
                    const struct submission_why *why)
{
    const struct record_whole_row *r = &v->rows[0];
    struct buf b = { .a = cx->a, .max = SUBMISSION_BODY_MAX };
    buf_fmt(&b, "Kính gửi: Chủ tịch %.*s\n\n", STR_ARG(why->province));
    buf_fmt(&b, "Ngày %.*s, %.*s đã lập biên bản vi phạm hành chính số %.*s đối với %.*s, địa "
                "chỉ: %.*s, về các hành vi:\n", STR_ARG(date_vi(cx->a, r->made)), STR_ARG(body),
            STR_ARG(r->number), STR_ARG(r->name), STR_ARG(r->address));
    for (size_t i = 0; i < v->n; i++)
        act_line(cx, &b, &v->rows[i]);
    buf_add(&b, S("\nLý do trình:\n"));
    why_lines(cx, &b, why);
    buf_fmt(&b, "\n%.*s kính trình Chủ tịch %.*s xem xét, quyết định theo thẩm quyền.",
            STR_ARG(body), STR_ARG(why->province));
    return buf_str(&b);
}
