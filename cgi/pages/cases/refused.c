#include "pages/cases/refused.h"
#include "base/lang.h"
#include "domain/cases/coop.h"
#include "domain/intake/kinds.h"
#include "law/law.h"
#include "pages/cases/lines.h"

str step_waits_words(struct cx *cx, const struct step_fault *fault)
{
    const str args[] = { law_term_name(cx->law, cx->lang, fault->waits_for),
                         instant_vi(cx->a, fault->waits_until) };
    if (fault->waits_paused)
        return tr_args(cx->a, TR("Chưa thực hiện được: thời hạn của bên kia ({0}) đang tạm "
                                 "dừng. Làm lại bước này khi thời hạn đã chạy tiếp và hết, "
                                 "hoặc khi đã ghi nhận bên kia không dùng quyền ấy."),
                       args, COUNT(args));
    return tr_args(cx->a, TR("Chưa thực hiện được: thời hạn của bên kia ({0}) còn chạy đến "
                             "{1}. Làm lại bước này sau lúc đó, hoặc khi đã ghi nhận bên "
                             "kia không dùng quyền ấy."),
                   args, COUNT(args));
}

static str late_words(struct cx *cx, const struct step_fault *fault)
{
    const struct law_term *t = law_term(cx->law, fault->too_late, cx->today);
    const bool en = cx->lang == LANG_EN;
    const str args[] = { law_term_name(cx->law, cx->lang, fault->too_late),
                         instant_vi(cx->a, fault->too_late_since),
                         !t ? S("") : en ? t->basis : t->basis_vi };
    return tr_args(cx->a, TR("Không thực hiện được: thời hạn \"{0}\" đã hết lúc {1}. Căn cứ: "
                             "{2}. Mở vụ việc và chọn bước khác còn làm được."),
                   args, COUNT(args));
}

static str order_words(struct cx *cx, const struct step_fault *fault)
{
    const str args[] = {
        flow_words(cx->lang, fault->early->label), date_vi(cx->a, fault->early_day),
        flow_words(cx->lang, fault->first->label), date_vi(cx->a, fault->first_day),
    };
    return tr_args(cx->a, TR("{0} ({1}) không được trước {2} ({3}). Kiểm tra rồi sửa ngày "
                             "ghi sai."), args, COUNT(args));
}

/* The fine is below the sum from which it may be put off or paid in parts. */
static str small_words(struct cx *cx, const struct step_fault *fault)
{
    const struct law_number *least = fault->least;
    const bool en = cx->lang == LANG_EN;
    const str args[] = {
        money_words(cx->a, fault->fine), en ? least->name : least->name_vi,
        money_words(cx->a, law_number_whole(least)), en ? least->basis : least->basis_vi,
        least->sure == LAW_TEXT ? S("") : str_from(tr(TR(" (theo nguồn tóm tắt)"))),
    };
    return tr_args(cx->a, TR("Không đủ điều kiện: quyết định phạt {0} đồng; {1} là {2} đồng. Căn "
                             "cứ: {3}{4}."), args, COUNT(args));
}

/* What is wrong with the file or the number of a paper; empty: nothing. */
static str paper_words(struct cx *cx, const struct step_fault *fault)
{
    if (fault->paper.p)
        return tr_args(cx->a, TR("Văn bản số {0} chưa có hiệu lực: tệp đã ký chưa có chữ ký số hợp "
                                 "lệ và chưa được người thứ hai đối chiếu với bản gốc có đóng dấu. "
                                 "Người khác trong cơ quan mở trang Văn bản đã ký của vụ việc để "
                                 "đối chiếu."), &fault->paper, 1);
    if (fault->file_of.p)
        return tr_args(cx->a, TR("Tệp này đã là bản ký của văn bản số {0}; mỗi văn bản có một "
                                 "bản ký riêng. Hãy chọn đúng tệp của văn bản này."),
                       &fault->file_of, 1);
    if (fault->number_shape)
        return str_from(tr(TR("Số văn bản có dạng số thứ tự, gạch chéo, ký hiệu: ví dụ "
                              "12/QĐ-XPHC.")));
    if (fault->number_taken)
        return str_from(tr(TR("Số này trong sổ văn bản của cơ quan đã là của một văn bản khác "
                              "trong năm. Hãy dùng số tiếp theo của sổ.")));
    if (fault->number_not_given)
        return str_from(tr(TR("Văn thư chưa cấp số này cho vụ việc với ngày ấy. Văn thư cấp số ở "
                              "trang Sổ văn bản; hãy ghi đúng số và ngày đã cấp.")));
    return S("");
}

/* Which fields are not as they were passed on the way of approval. */
static str changed_words(struct cx *cx, const struct step_fault *fault)
{
    struct buf b = { .a = cx->a, .max = 4000 };
    for (size_t i = 0; i < fault->n_changed; i++) {
        buf_add(&b, i ? S(", ") : S(""));
        buf_add(&b, flow_words(cx->lang, fault->changed[i]->label));
    }
    const str fields = buf_str(&b);
    return tr_args(cx->a, TR("Chưa ký: nội dung khác bản đã duyệt ở: {0}. Hãy ký đúng bản đã "
                             "duyệt, hoặc trả lại dự thảo ở trang Dự thảo trình ký của vụ việc "
                             "kèm điều cần sửa; bản mới được duyệt lại từ đầu."), &fields, 1);
}

/* What the law engine answered to the step. */
static str law_words(struct cx *cx, const struct step_fault *fault)
{
    const str owed[] = { money_words(cx->a, fault->owed) };
    const str term[] = { law_term_name(cx->law, cx->lang, fault->in_time_term),
                         instant_vi(cx->a, fault->in_time_until) };
    const str sum[] = { money_words(cx->a, fault->says_sum) };
    if (fault->power.p)
        return fault->power;
    if (fault->says)
        return tr_args(cx->a, fault->says, sum, COUNT(sum));
    const str paper = paper_words(cx, fault);
    if (!str_empty(paper))
        return paper;
    if (fault->chain.p)
        return fault->chain;
    if (fault->n_changed > 0)
        return changed_words(cx, fault);
    if (fault->needs_second)
        return str_from(tr(TR("Chưa ký: mã xác nhận đã dùng hoặc chưa nhập. Hãy chờ mã mới trên "
                              "ứng dụng rồi ký lại.")));
    if (fault->no_position)
        return str_from(tr(TR("Người ký không giữ chức danh có thẩm quyền xử phạt ở cơ quan "
                              "này vào ngày ký (Điều 52 Luật 15/2012/QH13; Nghị định "
                              "189/2025/NĐ-CP). Trình người có thẩm quyền, hoặc nhờ quản trị "
                              "nhập chức vụ.")));
    if (fault->in_time && !str_empty(fault->in_time_term))
        return tr_args(cx->a, TR("Chưa hết thời hiệu xử phạt, và thời hạn \"{0}\" còn đến "
                                 "{1}: không dùng được căn cứ hết thời hiệu, thời hạn (khoản "
                                 "1 Điều 65 Luật 15/2012/QH13). Hãy chọn căn cứ khác."),
                       term, COUNT(term));
    if (fault->in_time)
        return str_from(tr(TR("Chưa hết thời hiệu xử phạt (khoản 1 Điều 6 Luật 15/2012/QH13): "
                              "không dùng được căn cứ hết thời hiệu, thời hạn. Hãy chọn căn "
                              "cứ khác.")));
    if (fault->owed > 0)
        return tr_args(cx->a, TR("Chưa thi hành xong: còn phải nộp {0} đồng (khoản 1 Điều 73 "
                                 "Luật 15/2012/QH13). Ghi nhận khoản nộp trước."),
                       owed, COUNT(owed));
    if (fault->least)
        return small_words(cx, fault);
    if (fault->must_publish)
        return str_from(tr(TR("Quyết định này bắt buộc phải công bố (Điều 72 Nghị định "
                              "45/2022/NĐ-CP). Hãy soạn nội dung công bố.")));
    return S("");
}

str step_refused_words(struct cx *cx, const struct step_fault *fault)
{
    if (fault->ahead)
        return str_from(tr(TR("Ngày này ở tương lai. Nhập ngày từ hôm nay trở về trước.")));
    if (fault->early)
        return order_words(cx, fault);
    if (fault->waits_for.p)
        return step_waits_words(cx, fault);
    if (fault->too_late.p)
        return late_words(cx, fault);
    return law_words(cx, fault);
}

str refused_choice(const struct flow_step *step)
{
    return str_from(tr(coop_asks(step)
        ? TR("Không đề nghị được cơ quan này. Hãy chọn một cơ quan trong danh sách; xã, phường "
             "của tỉnh khác thì đề nghị UBND cấp tỉnh của họ.")
        : TR("Chưa thực hiện được: kiểm tra lại người hoặc cơ quan đã chọn.")));
}

str refused_nameless(struct cx *cx, str text)
{
    return kind_gives_nameless(cx, text)
        ? str_from(tr(TR("Việc người phản ánh không nêu tên không phải là căn cứ để từ chối: "
                         "có nội dung để kiểm tra thì phải xem xét (điểm b khoản 2 Điều 20 "
                         "Nghị định 61/2026/NĐ-CP; khoản 2 Điều 25 Luật Tố cáo 25/2018/QH14). "
                         "Hãy nêu căn cứ khác, hoặc tiếp nhận.")))
        : S("");
}
