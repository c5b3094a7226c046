/* Reasons in words: why a position may not sign, how a fine was reached. */
#include "law/internal.h"

static str limit_words(struct arena *a, enum lang lang, const struct law_assessment *as,
                       const struct law_signer *s)
{
    if (!s->act)
        return S("");
    const bool org = as->file.subject == LAW_ORGANIZATION, vi = lang == LANG_VI;
    const int64_t power =
        org ? s->position->power_organization : s->position->power_individual;
    return str_fmt(a,
                   vi ? "mức tối đa của khung tiền phạt là %.*s đồng, vượt thẩm quyền %.*s đồng "
                        "đối với %s"
                      : "the top of the frame is %.*s đồng, above the power of %.*s đồng "
                        "over %s",
                   STR_ARG(vnd_words(a, lang, s->act->power_tested)),
                   STR_ARG(vnd_words(a, lang, power)),
                   vi ? (org ? "tổ chức" : "cá nhân") : (org ? "organizations" : "individuals"));
}

static str lacks_words(struct arena *a, enum lang lang, const struct law_signer *s)
{
    const bool vi = lang == LANG_VI;
    return str_fmt(a,
                   vi ? "không có quyền áp dụng: %.*s"
                      : "has no power to impose: %.*s",
                   STR_ARG(vi ? s->measure->name_vi : s->measure->name));
}

static const char *undelegated(enum lang lang, enum law_refusal r)
{
    const bool vi = lang == LANG_VI;
    if (r == LAW_DELEGATED_OTHERWISE)
        return vi ? "văn bản giao quyền có nội dung khác" : "the delegation is of other content";
    if (r == LAW_DELEGATED_LATER)
        return vi ? "văn bản giao quyền chưa có hiệu lực" : "the delegation does not count yet";
    if (r == LAW_DELEGATION_OVER)
        return vi ? "đã hết thời hạn giao quyền" : "the term of the delegation is over";
    if (r == LAW_DELEGATION_ENDED)
        return vi ? "việc giao quyền đã chấm dứt" : "the delegation was ended";
    if (r == LAW_DELEGATED_OTHER_FIELD)
        return vi ? "hành vi ngoài phạm vi giao quyền" : "the act is outside the delegation";
    if (r == LAW_DELEGATED_LESS)
        return vi ? "khung phạt cao hơn mức được giao" : "the frame is above the sum delegated";
    return vi ? "cấp phó chưa được giao quyền bằng văn bản"
              : "the deputy has no delegation in writing";
}

static void add_document(struct buf *b, enum lang lang, const struct law_delegation *g)
{
    buf_fmt(b, lang == LANG_VI ? "%.*s ngày %02d/%02d/%04d" : "%.*s of %02d/%02d/%04d",
            STR_ARG(g->number), g->signed_on.d, g->signed_on.m, g->signed_on.y);
}

static str undelegated_words(struct arena *a, enum lang lang, const struct law_signer *s)
{
    struct buf b = { .a = a, .max = 400 };
    buf_add(&b, str_from(undelegated(lang, s->refusal)));
    if (s->delegation) {
        buf_add(&b, S(" ("));
        add_document(&b, lang, s->delegation);
        buf_byte(&b, ')');
    }
    return buf_str(&b);
}

static str reason(struct arena *a, enum lang lang, const struct law_assessment *as,
                  const struct law_signer *s)
{
    const bool vi = lang == LANG_VI;
    switch (s->refusal) {
    case LAW_MAY_SIGN:
        return vi ? S("có thẩm quyền ký") : S("may sign");
    case LAW_NO_POWER:
        return vi ? S("chức danh không có thẩm quyền xử phạt")
                  : S("the position has no power to sanction");
    case LAW_OTHER_FIELD:
        return vi ? S("hành vi thuộc lĩnh vực khác") : S("the act is of another field");
    case LAW_ACTS_UNKNOWN:
        return vi ? S("thẩm quyền chỉ áp dụng với một số hành vi, chưa có danh mục")
                  : S("its power is limited to acts whose list is not known");
    case LAW_FINE_TOO_HIGH:
        return limit_words(a, lang, as, s);
    case LAW_NO_SUSPENSION:
    case LAW_NO_REMEDY:
    case LAW_NOT_CONFISCATE:
        return lacks_words(a, lang, s);
    case LAW_NOT_DELEGATED:
    case LAW_DELEGATED_OTHERWISE:
    case LAW_DELEGATED_LATER:
    case LAW_DELEGATION_OVER:
    case LAW_DELEGATION_ENDED:
    case LAW_DELEGATED_OTHER_FIELD:
    case LAW_DELEGATED_LESS:
        return undelegated_words(a, lang, s);
    }
    return S("");
}

str law_signer_words(struct arena *a, enum lang lang, const struct law_assessment *as,
                     const struct law_signer *s)
{
    const bool vi = lang == LANG_VI;
    if (!s->position)
        return vi ? S("không có chức danh này vào ngày xử lý")
                  : S("there is no such position on the day of handling");
    struct buf b = { .a = a, .max = 4000 };
    if (s->refusal != LAW_MAY_SIGN)
        buf_add(&b, vi ? S("Không được ký: ") : S("Refused: "));
    if (s->act) {
        buf_add(&b, s->act->act->code);
        buf_add(&b, S(": "));
    }
    buf_add(&b, reason(a, lang, as, s));
    buf_add(&b, S("; "));
    if (s->refusal >= LAW_NOT_DELEGATED) {
        buf_add(&b, vi ? s->deputy->basis_vi : s->deputy->basis);
        return buf_str(&b);
    }
    if (s->delegation) {
        buf_add(&b, vi ? S("theo văn bản giao quyền ") : S("by the delegation "));
        add_document(&b, lang, s->delegation);
        buf_add(&b, S("; "));
        buf_add(&b, vi ? s->deputy->basis_vi : s->deputy->basis);
        buf_add(&b, S("; "));
    }
    buf_add(&b, vi ? s->position->basis_vi : s->position->basis);
    if (s->position->sure == LAW_UNVERIFIED)
        buf_add(&b, vi ? S(" (chưa kiểm chứng)") : S(" (not verified)"));
    else if (s->position->sure == LAW_SECONDARY)
        buf_add(&b, vi ? S(" (theo nguồn tóm tắt)") : S(" (from a summary)"));
    if (s->refusal == LAW_MAY_SIGN && s->position->team)
        buf_add(&b, vi ? S("; chỉ đối với vụ việc của đoàn mình")
                       : S("; for the case of its own team only"));
    return buf_str(&b);
}

static void add_line(struct buf *b, str text)
{
    if (b->n)
        buf_byte(b, '\n');
    buf_add(b, text);
}

static void add_money_line(struct arena *a, struct buf *b, const char *fmt_vi, const char *fmt_en,
                           enum lang lang, int64_t from, int64_t to)
{
    const str f = vnd_words(a, lang, from), t = vnd_words(a, lang, to);
    const str range = from == to ? f : str_fmt(a, "%.*s – %.*s", STR_ARG(f), STR_ARG(t));
    buf_byte(b, '\n');
    buf_add(b, str_from(lang == LANG_VI ? fmt_vi : fmt_en));
    buf_add(b, S(" "));
    buf_add(b, range);
    buf_add(b, S(" đồng"));
}

/* The frame, and what changes it before circumstances are weighed. */
static void add_frame(struct arena *a, struct buf *b, enum lang lang,
                      const struct law_assessment *as, const struct law_act_out *o)
{
    const bool vi = lang == LANG_VI, org = as->file.subject == LAW_ORGANIZATION;
    add_money_line(a, b, "Khung tiền phạt đối với cá nhân:", "Frame for an individual:", lang,
                   o->frame_of->fine_min, o->frame_of->fine_max);
    if (o->frame_of != o->act)
        add_line(b, str_fmt(a, vi ? "Vi phạm nhiều lần: khung cao nhất trong các lần, %.*s "
                                    "(Điều 8 Nghị định 118/2021/NĐ-CP, được sửa đổi bởi Nghị "
                                    "định 68/2025/NĐ-CP, theo nguồn tóm tắt)"
                                  : "Several times: the highest frame among them, %.*s (Decree "
                                    "118/2021/NĐ-CP art. 8 as amended by Decree 68/2025/NĐ-CP, "
                                    "from a summary)",
                            STR_ARG(o->frame_of->code)));
    if (o->local)
        add_line(b, str_fmt(a, vi ? "Mức phạt của địa phương: %lld%% khung chung (%.*s)"
                                  : "Local fines: %lld%% of the common frame (%.*s)",
                            (long long)o->local_percent,
                            STR_ARG(vi ? o->local->resolution_vi : o->local->resolution)));
    if (o->local && !org)
        add_money_line(a, b, "Khung áp dụng tại địa phương:", "Frame that applies there:", lang,
                       o->frame_min, o->frame_max);
    if (org)
        add_money_line(a, b, "Khung đối với tổ chức (gấp 02 lần, khoản 2 Điều 6 Nghị định "
                             "45/2022/NĐ-CP hoặc quy định của nghị định áp dụng):",
                       "Frame for an organization (Decree 45/2022/NĐ-CP art. 6.2, or the decree "
                       "that applies):", lang, o->frame_min, o->frame_max);
}

static void add_steps(struct arena *a, struct buf *b, enum lang lang,
                      const struct law_assessment *as, const struct law_act_out *o)
{
    const bool vi = lang == LANG_VI;
    add_frame(a, b, lang, as, o);
    if (str_eq(o->act->measure, S("exceed_factor")) && !as->limits_known)
        add_line(b, vi ? S("Số lần vượt do người lập hồ sơ xác định: bảng giới hạn của quy chuẩn "
                           "(QCVN) chưa được nhập")
                       : S("How many times over is for the writer of the file: the limits of the "
                           "technical regulations (QCVN) are not entered"));
    add_line(b, vi ? S("Mức phạt: trung bình của khung; một tình tiết giảm nhẹ hoặc tăng nặng "
                       "còn lại sau khi bù trừ: từ mức đó đến mức tối thiểu hoặc tối đa; hai "
                       "tình tiết trở lên: mức tối thiểu hoặc tối đa (khoản 4 Điều 23 Luật "
                       "15/2012/QH13; khoản 1 Điều 9 Nghị định 118/2021/NĐ-CP)")
                   : S("Fine: the frame's average; one mitigating or aggravating circumstance left "
                       "after cancelling: between it and the minimum or maximum; two or more: the "
                       "minimum or maximum (Law 15/2012/QH13 art. 23.4; Decree 118/2021/NĐ-CP art. "
                       "9.1)"));
    if (o->addition_percent)
        add_line(b, str_fmt(a, vi ? "Phạt tăng thêm do các thông số khác vượt quy chuẩn: "
                                    "%lld%% (khoản 3 Điều 7 Nghị định 45/2022/NĐ-CP)"
                                  : "Addition for other parameters over the limit: %lld%% (Decree "
                                    "45/2022/NĐ-CP art. 7.3)",
                            (long long)o->addition_percent));
    if (o->ambient_max)
        add_line(b, str_fmt(a, vi ? "Phạt tăng thêm do môi trường xung quanh đã bị ô nhiễm: %lld%% "
                                    "đến %lld%%"
                                  : "Addition for surroundings polluted already: %lld%% to %lld%%",
                            (long long)o->ambient_min, (long long)o->ambient_max));
    if (o->in_time)
        add_money_line(a, b, "Mức phạt áp dụng:", "Fine:", lang, o->fine_min, o->fine_max);
    add_money_line(a, b, "Mức dùng để xét thẩm quyền (khoản 3 Điều 6 Nghị định "
                         "45/2022/NĐ-CP):",
                   "Amount that power is tested on (Decree 45/2022/NĐ-CP art. 6.3):", lang,
                   o->power_tested, o->power_tested);
}

str law_fine_words(struct arena *a, enum lang lang, const struct law_assessment *as,
                   const struct law_act_out *o)
{
    const bool vi = lang == LANG_VI;
    struct buf b = { .a = a, .max = 8000 };
    add_line(&b, vi ? o->act->basis_vi : o->act->basis);
    if (o->has_fine)
        add_steps(a, &b, lang, as, o);
    else
        add_line(&b, vi ? S("Hình thức xử phạt: cảnh cáo") : S("Sanction: warning"));
    const struct date last = o->limit.due.day;
    const str until = vi ? date_vi(a, last) : date_iso(a, last);
    add_line(&b, str_fmt(a, vi ? "Thời hiệu xử phạt đến hết ngày %.*s (%.*s)%s"
                               : "Limitation period until the end of %.*s (%.*s)%s",
                         STR_ARG(until),
                         STR_ARG(vi ? o->limit.term->basis_vi : o->limit.term->basis),
                         o->in_time ? "" : vi ? ": đã hết, không phạt tiền" : ": over, no fine"));
    return buf_str(&b);
}
