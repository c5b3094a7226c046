#include "pages/violations/record_view.h"
#include "base/lang.h"
#include "domain/violations/record.h"
#include "pages/frame.h"
#include "pages/violations/acts_view.h"
#include "pages/violations/sheet_form.h"

void record_fields(struct cx *cx, const struct form *f, struct record_view *v)
{
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số biên bản"), .required = true,
        .hint = TR("Ví dụ 05/BB-VPHC") });
    v->made = field_of(f, (struct field){
        .name = "made", .label = TR("Ngày lập biên bản"), .required = true });
    v->detected = field_of(f, (struct field){
        .name = "detected", .label = TR("Ngày phát hiện vi phạm"), .required = true });
    v->place = field_of(f, (struct field){
        .name = "place", .label = TR("Nơi lập biên bản"), .required = true });
    v->subject = field_of(f, (struct field){
        .name = "subject", .label = TR("Người vi phạm là"), .required = true });
    v->name = field_of(f, (struct field){
        .name = "name", .label = TR("Họ tên hoặc tên tổ chức"), .quiet = true });
    v->address = field_of(f, (struct field){
        .name = "address", .label = TR("Địa chỉ, trụ sở"), .quiet = true });
    v->id_number = field_of(f, (struct field){
        .name = "id_number", .label = TR("Số định danh cá nhân hoặc mã số thuế"),
        .hint = TR("Được niêm phong khi lưu."), .autocomplete = "off", .quiet = true });
    v->representative = field_of(f, (struct field){
        .name = "representative", .label = TR("Người đại diện theo pháp luật"),
        .quiet = true });
    v->statement = field_of(f, (struct field){
        .name = "statement", .label = TR("Ý kiến của người vi phạm"), .rows = 3,
        .quiet = true });
    v->stop = field_of(f, (struct field){
        .name = "stop", .label = TR("Đã buộc chấm dứt hành vi (Điều 55 Luật 15/2012/QH13)") });
    v->has_signed = field_of(f, (struct field){
        .name = "has_signed", .label = TR("Người vi phạm ký biên bản"), .required = true });
    v->witness = field_of(f, (struct field){
        .name = "witness", .label = TR("Người ký thay: họ tên, địa chỉ"),
        .hint = TR("Người chứng kiến hoặc đại diện UBND cấp xã, khi người vi phạm không ký."),
        .quiet = true });
    v->sheet = sheet_fields(cx, f);
}

void record_choices(struct cx *cx, const struct form *f, struct record_view *v)
{
    struct choice *signs = NEWS(cx->a, struct choice, 2);
    signs[0] = (struct choice){ .value = S("yes"), .label = str_from(tr(TR("Có ký"))) };
    signs[1] = (struct choice){ .value = S("no"),
                                .label = str_from(tr(TR("Không ký hoặc vắng mặt"))) };
    for (size_t i = 0; i < 2; i++)
        signs[i].on = str_eq(form_raw(f, "has_signed"), signs[i].value);
    v->subjects = subject_list(cx, form_raw(f, "subject"), &v->n_subjects);
    v->signs = signs;
    v->n_signs = 2;
}

const str *age_notes(struct cx *cx, enum sheet_age age, size_t *n)
{
    static const struct { enum sheet_age age; const char *says; } all[] = {
        { SHEET_AGE_UNCLEAR, TR("Chưa rõ tuổi của người vi phạm: áp dụng hình thức có lợi hơn "
                                "(Điều 25 Nghị định 118/2021/NĐ-CP).") },
        { SHEET_AGE_CHILD, TR("Dưới tuổi bị xử phạt theo bảng pháp luật đang dùng. Cần đối "
                              "chiếu văn bản (Điều 5, Điều 11 Luật 15/2012/QH13) trước khi "
                              "làm tiếp.") },
        { SHEET_AGE_UNDER_16, TR("Chưa đủ tuổi bị phạt tiền theo bảng pháp luật đang dùng. "
                                 "Cần đối chiếu văn bản (Điều 135 Luật 15/2012/QH13).") },
        { SHEET_AGE_UNDER_18, TR("Người chưa thành niên: xem xét nhắc nhở hoặc hình thức nhẹ "
                                 "hơn trước (Điều 134 Luật 15/2012/QH13). Cần đối chiếu văn "
                                 "bản.") },
        { SHEET_AGE_CHILD, TR("Một bản biên bản được gửi cho cha, mẹ hoặc người giám hộ.") },
        { SHEET_AGE_UNDER_16, TR("Một bản biên bản được gửi cho cha, mẹ hoặc người giám hộ.") },
        { SHEET_AGE_UNDER_18, TR("Một bản biên bản được gửi cho cha, mẹ hoặc người giám hộ.") },
    };
    str *out = NEWS(cx->a, str, COUNT(all));
    *n = 0;
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].age == age)
            out[(*n)++] = str_from(tr(all[i].says));
    return out;
}

void record_act_blocks(struct cx *cx, const struct form *f, struct record_view *v)
{
    struct date day;
    if (date_parse_vi(form_raw(f, "detected"), &day) != OK)
        day = cx->today;
    v->acts = acts_view(cx, f, ACTS_OF_RECORD, day);
}
