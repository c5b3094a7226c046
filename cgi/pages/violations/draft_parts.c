#include "pages/violations/draft_parts.h"
#include "base/lang.h"
#include "pages/violations/draft_form.h"

static const struct form_part parts[] = {
    { "act0", TR("Hành vi thứ nhất"), (const char *const[]){ "fine0", "repeat0",
        "extra0_*", "months0_*", "remedy0_*", "circ0_*", NULL } },
    { "act1", TR("Hành vi thứ hai"), (const char *const[]){ "fine1", "repeat1",
        "extra1_*", "months1_*", "remedy1_*", "circ1_*", NULL } },
    { "act2", TR("Hành vi thứ ba"), (const char *const[]){ "fine2", "repeat2",
        "extra2_*", "months2_*", "remedy2_*", "circ2_*", NULL } },
    { "act3", TR("Hành vi thứ tư"), (const char *const[]){ "fine3", "repeat3",
        "extra3_*", "months3_*", "remedy3_*", "circ3_*", NULL } },
    { "act4", TR("Hành vi thứ năm"), (const char *const[]){ "fine4", "repeat4",
        "extra4_*", "months4_*", "remedy4_*", "circ4_*", NULL } },
    { "act5", TR("Hành vi thứ sáu"), (const char *const[]){ "fine5", "repeat5",
        "extra5_*", "months5_*", "remedy5_*", "circ5_*", NULL } },
    { "act6", TR("Hành vi thứ bảy"), (const char *const[]){ "fine6", "repeat6",
        "extra6_*", "months6_*", "remedy6_*", "circ6_*", NULL } },
    { "act7", TR("Hành vi thứ tám"), (const char *const[]){ "fine7", "repeat7",
        "extra7_*", "months7_*", "remedy7_*", "circ7_*", NULL } },
    { "common", TR("Chung cho quyết định"), NULL },
};

static const struct form_label labels[] = {
    { "fine#", TR("Mức tiền phạt (đồng)") },
    { "months#_#", TR("Thời hạn (tháng)") },
    { "remedy_due", TR("Hạn thực hiện biện pháp khắc phục") },
    { "remedy_how", DRAFT_HOW_LABEL },
    { "reason", TR("Lý do chọn mức và hình thức này") },
    { "publish", TR("Công bố công khai") },
    { "repeat#", TR("Tái phạm, vi phạm nhiều lần") },
    { "circ#_words", TR("Tình tiết khác do Chính phủ quy định") },
    { "circ#_MIT_*", TR("Tình tiết giảm nhẹ") }, { "circ#_AGG_*", TR("Tình tiết tăng nặng") },
    { "same#_#", TR("Có cùng hành vi với lần này không?") },
    { "repeat_why", TR("Lý do tính khác về tái phạm, vi phạm nhiều lần (nếu có)") },
    { "publish_basis", TR("Căn cứ pháp luật của việc công bố") },
};

static const struct form_label words[] = {
    { "extra#_#=1", TR("Có") }, { "remedy#_#=1", TR("Có") },
    { "repeat#=count", TR("Tính là tăng nặng") },
    { "repeat#=within", TR("Tính là tăng nặng, biên bản đã tính rồi") },
    { "repeat#=drop", TR("Không tính, bỏ ra khỏi số tình tiết của biên bản") },
    { "repeat#=no", TR("Không tính, biên bản cũng không tính") },
    { "same#_#=yes", TR("Cùng hành vi, chỉ khác mức độ hoặc hậu quả") },
    { "same#_#=no", TR("Hành vi khác") },
    { "publish=no", TR("Không công bố tên") },
    { "publish=chosen", TR("Người xử phạt quyết định công bố") },
};

const struct form_parts decision_parts = { .form = "decision", .list = parts, .n = COUNT(parts),
                                           .labels = labels, .n_labels = COUNT(labels),
                                           .words = words, .n_words = COUNT(words) };

struct form_parts decision_parts_of(struct cx *cx, const struct law_assessment *as)
{
    struct form_parts out = decision_parts;
    size_t n = COUNT(labels) + DRAFT_WORDS;
    for (size_t i = 0; i < as->n_acts; i++)
        n += as->acts[i].act->n_extras + as->acts[i].act->n_remedies;
    struct form_label *all = NEWS(cx->a, struct form_label, n);
    out.labels = all;
    for (out.n_labels = 0; out.n_labels < COUNT(labels); out.n_labels++)
        all[out.n_labels] = labels[out.n_labels];
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        all[out.n_labels++] = (struct form_label){ draft_words[i].name, draft_words[i].label };
    for (size_t i = 0; i < as->n_acts; i++) {
        const struct law_act *act = as->acts[i].act;
        for (size_t k = 0; k < act->n_extras; k++)
            all[out.n_labels++] = (struct form_label){
                measure_field(cx->a, "extra", i, k),
                str_c(cx->a, act->extras[k].measure->name_vi) };
        for (size_t k = 0; k < act->n_remedies; k++)
            all[out.n_labels++] = (struct form_label){
                measure_field(cx->a, "remedy", i, k), str_c(cx->a, act->remedies[k]->name_vi) };
    }
    return out;
}
