#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "pages/answer.h"
#include "pages/desk/desk.h"
#include "pages/desk/view.h"
#include "pages/duty/duty.h"
#include "pages/frame.h"
#include "pages/intake/kinds.h"
#include "pages/intake/report_form.h"
#include "tpl/desk.h"

static void what_fields(struct desk_view *v, const struct form *f, int64_t text_bytes)
{
    v->commune = field_of(f, (struct field){
        .name = "commune", .label = TR("Chọn đúng nơi"), .required = true });
    v->commune_name = field_of(f, (struct field){
        .name = "commune_name", .label = TR("Xã, phường nào?"), .max = 120, .required = true,
        .autocomplete = "off", .hint = TR("Gõ vài chữ, không dấu; tên cũ cũng được.") });
    v->place = field_of(f, (struct field){
        .name = "place", .label = TR("Chỗ nào ở đó?"), .max = PLACE_MAX, .required = true,
        .autocomplete = "off" });
    v->what = field_of(f, (struct field){
        .name = "what", .label = TR("Người gọi kể gì?"), .rows = 4, .max = text_bytes,
        .required = true });
    v->pollution = field_of(f, (struct field){
        .name = "pollution", .label = TR("Ô nhiễm gì?"), .required = true });
    v->polluter = field_of(f, (struct field){
        .name = "polluter", .label = TR("Ai gây ra, nếu biết"), .max = POLLUTER_MAX,
        .quiet = true, .autocomplete = "off" });
    v->urgent = field_of(f, (struct field){
        .name = "urgent", .label = TR("Khẩn: đang nguy hiểm, người trực phải nhận tin ngay") });
    v->for_other = field_of(f, (struct field){
        .name = "for_other", .label = TR("Nghe hộ: người gọi nói thay người khác") });
}

static void search_fields(struct desk_view *v, const struct form *f)
{
    v->q = field_of(f, (struct field){
        .name = "q", .label = TR("Tìm vụ việc: số phản ánh, nơi, cơ sở"), .quiet = true,
        .type = "search", .max = 200, .autocomplete = "off" });
}

static void caller_fields(struct desk_view *v, const struct form *f)
{
    v->phone = field_of(f, (struct field){
        .name = "phone", .label = TR("Số của người gọi"), .quiet = true, .max = PHONE_MAX,
        .type = "tel", .autocomplete = "off" });
    v->sms = field_of(f, (struct field){
        .name = "sms", .label = TR("Nhắn tin cho số này khi có tin mới") });
    v->name = field_of(f, (struct field){
        .name = "name", .label = TR("Tên người gọi"), .quiet = true, .max = NAME_MAX,
        .autocomplete = "off" });
    v->address = field_of(f, (struct field){
        .name = "address", .label = TR("Địa chỉ người gọi"), .quiet = true, .max = ADDRESS_MAX,
        .autocomplete = "off" });
    v->email = field_of(f, (struct field){
        .name = "email", .label = TR("Thư điện tử"), .quiet = true, .max = EMAIL_MAX,
        .type = "email", .autocomplete = "off" });
}

static void more_fields(struct desk_view *v, const struct form *f)
{
    v->day = field_of(f, (struct field){
        .name = "day", .label = TR("Xảy ra ngày nào?"), .quiet = true, .autocomplete = "off" });
    v->nature = field_of(f, (struct field){
        .name = "nature", .label = TR("Có hay xảy ra không?"), .quiet = true });
    v->point = field_of(f, (struct field){
        .name = "point", .label = TR("Vĩ độ, kinh độ"), .max = 60, .quiet = true,
        .autocomplete = "off" });
    v->avoid = field_of(f, (struct field){
        .name = "avoid", .label = TR("Người gọi không muốn xã, phường này xử lý") });
    v->avoid_why = field_of(f, (struct field){
        .name = "avoid_why", .label = TR("Vì sao?"), .quiet = true, .max = AVOID_WHY_MAX,
        .rows = 2 });
}

enum err desk_page(struct req *r, struct resp *w, int status, const struct form *f, str token,
                   const struct places *places, const struct commune *chosen)
{
    struct arena *a = r->cx->a;
    struct desk_view v = { .page = page_staff(r, str_from(tr(TR("Trực điện thoại")))),
                           .token = token };
    what_fields(&v, f, r->cx->conf->limits.text_bytes);
    search_fields(&v, f);
    caller_fields(&v, f);
    more_fields(&v, f);
    const str nature = form_raw(f, "nature");
    v.pollutions = kind_choices(a, pollution_kinds, n_pollution_kinds, v.pollution.value,
                                &v.n_pollutions);
    v.natures = kind_choices(a, natures, n_natures, str_empty(nature) ? S("unknown") : nature,
                             &v.n_natures);
    v.pick = places && (chosen || !str_empty(v.commune.problem));
    if (v.pick) {
        v.communes = commune_choices(a, places, chosen ? chosen->code : v.commune.value);
        v.n_communes = places->n;
    }
    v.above = !str_eq(user_home(r->who)->level, S("commune"));
    TRY(duty_strip(r, &v.duty));
    if (!str_empty(v.q.value))
        TRY(desk_found(r, v.q.value, form_raw(f, "same"), &v.found));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    v.page.script = "desk";
    tpl_desk(resp_html(w, status), &v);
    return OK;
}
