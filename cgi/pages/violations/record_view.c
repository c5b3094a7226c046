#include "pages/violations/record_view.h"
#include "base/lang.h"
#include "domain/violations/record.h"
#include "pages/frame.h"
#include "pages/violations/acts_view.h"

void record_fields(const struct form *f, struct record_view *v)
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
        .name = "name", .label = TR("Họ tên hoặc tên tổ chức"), .required = true });
    v->address = field_of(f, (struct field){
        .name = "address", .label = TR("Địa chỉ"), .required = true });
    v->id_number = field_of(f, (struct field){
        .name = "id_number", .label = TR("Số định danh cá nhân hoặc mã số thuế"),
        .hint = TR("Được niêm phong khi lưu."), .autocomplete = "off" });
    v->representative = field_of(f, (struct field){
        .name = "representative", .label = TR("Người đại diện theo pháp luật") });
    v->statement = field_of(f, (struct field){
        .name = "statement", .label = TR("Ý kiến của người vi phạm"), .rows = 3 });
    v->stop = field_of(f, (struct field){
        .name = "stop", .label = TR("Đã buộc chấm dứt hành vi (Luật 15/2012/QH13, điều 55)") });
    v->has_signed = field_of(f, (struct field){
        .name = "has_signed", .label = TR("Người vi phạm ký biên bản"), .required = true });
    v->witness = field_of(f, (struct field){
        .name = "witness", .label = TR("Người chứng kiến ký thay"),
        .hint = TR("Bắt buộc khi người vi phạm không ký.") });
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

void record_act_blocks(struct cx *cx, const struct form *f, struct record_view *v)
{
    struct date day;
    if (date_parse_vi(form_raw(f, "detected"), &day) != OK)
        day = cx->today;
    v->acts = acts_view(cx, f, ACTS_OF_RECORD, day);
}
