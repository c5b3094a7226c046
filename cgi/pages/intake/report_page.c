#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/intake/draft.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/kinds.h"
#include "pages/intake/photos.h"
#include "pages/intake/report.h"
#include "pages/intake/report_form.h"
#include "pages/intake/report_more.h"
#include "pages/intake/view.h"
#include "pages/intake/wish.h"
#include "tpl/report.h"

static void place_fields(struct report_view *v, const struct form *f)
{
    v->commune = field_of(f, (struct field){
        .name = "commune", .label = TR("Xã, phường, đặc khu"), .required = true });
    v->commune_name = field_of(f, (struct field){
        .name = "commune_name", .label = TR("Hoặc gõ tên nơi đó"), .max = 120,
        .hint = TR("Không dấu cũng được, tên cũ trước khi sáp nhập cũng được."),
        .autocomplete = "off" });
    v->place = field_of(f, (struct field){
        .name = "place", .label = TR("Chỗ nào trong xã, phường đó?"), .max = PLACE_MAX,
        .hint = TR("Tên đường, thôn, cầu, chợ, nhà máy gần đó."), .required = true,
        .autocomplete = "off" });
    v->point = field_of(f, (struct field){
        .name = "point", .label = TR("Vĩ độ, kinh độ"), .max = 60, .autocomplete = "off",
        .quiet = true, .hint = TR("Ví dụ 20.9583, 107.0489. Không biết thì để trống.") });
}

static void more_fields(struct report_view *v, const struct form *f)
{
    v->day = field_of(f, (struct field){
        .name = "day", .label = TR("Bạn thấy vào ngày nào?"), .autocomplete = "off" });
    v->nature = field_of(f, (struct field){
        .name = "nature", .label = TR("Có hay xảy ra không?") });
    v->polluter = field_of(f, (struct field){
        .name = "polluter", .label = TR("Ai gây ra, nếu bạn biết"), .max = POLLUTER_MAX,
        .hint = TR("Tên công ty, cơ sở, biển số xe."), .autocomplete = "off" });
}

static void avoid_fields(struct report_view *v, const struct form *f)
{
    v->avoid = field_of(f, (struct field){
        .name = "avoid", .label = TR("Tôi không muốn xã, phường này xử lý"),
        .hint = TR("Phản ánh được gửi thẳng cho cơ quan cấp tỉnh. Xã, phường nơi xảy ra không nhận "
                   "và không đọc được.") });
    v->avoid_why = field_of(f, (struct field){
        .name = "avoid_why", .label = TR("Vì sao?"), .max = AVOID_WHY_MAX, .rows = 2,
        .hint = TR("Chỉ cơ quan cấp tỉnh nhận phản ánh đọc được.") });
}

/*
 * "off" and not "name", "tel" ...: what a browser keeps to fill in forms, or brings back with
 * its Back button, is shown to whoever holds the telephone next.
 */
static void sender_fields(struct report_view *v, const struct form *f)
{
    v->name = field_of(f, (struct field){ .name = "name", .label = TR("Họ và tên"), .quiet = true,
                                          .max = NAME_MAX, .autocomplete = "off" });
    v->phone = field_of(f, (struct field){ .name = "phone", .label = TR("Điện thoại"),
                                           .quiet = true, .max = PHONE_MAX, .type = "tel",
                                           .autocomplete = "off" });
    v->email = field_of(f, (struct field){ .name = "email", .label = TR("Thư điện tử"),
                                           .quiet = true, .max = EMAIL_MAX, .type = "email",
                                           .autocomplete = "off" });
    v->address = field_of(f, (struct field){ .name = "address", .label = TR("Địa chỉ"),
                                             .quiet = true, .max = ADDRESS_MAX,
                                             .autocomplete = "off" });
}

/* How many reported the same, once both are known. */
static enum err alike_view(struct cx *cx, const struct places *places, str code,
                           struct report_view *v)
{
    const struct commune *c = places_code(places, code);
    if (!c || str_empty(v->pollution.value))
        return OK;
    return alike_words(cx, c, v->pollution.value, &v->alike);
}

enum err report_page(struct req *r, struct resp *w, int status, const struct form *f, str token,
                     const struct places *places, const struct commune *chosen,
                     enum report_danger danger)
{
    struct arena *a = r->cx->a;
    const struct config *conf = r->cx->conf;
    struct draft draft = { 0 };
    const bool typed = f->fields.n > 0;
    if (typed) { /* a new form has no photos */
        const enum err e = draft_read(r->cx, token, &draft);
        if (e != OK && status != 503) /* what was typed matters more than the count of photos */
            return e;
    }
    struct report_view v = {
        .page = page_public(r, TR("Gửi phản ánh"), typed ? NULL : "/"),
        .token = token, .emergency = emergency_numbers(a), .files = files_view(r->cx, f, &draft),
    };
    v.pollution = field_of(f, (struct field){ .name = "pollution",
                                              .label = TR("Ô nhiễm gì?"), .required = true });
    v.what = field_of(f, (struct field){
        .name = "what", .label = TR("Chuyện gì xảy ra?"), .required = true, .rows = 6,
        .max = conf->limits.text_bytes,
        .hint = TR("Viết như nói chuyện, không dấu cũng được.") });
    place_fields(&v, f);
    more_fields(&v, f);
    avoid_fields(&v, f);
    sender_fields(&v, f);
    wish_view(r->cx, f, &v);
    const str nature = form_raw(f, "nature");
    v.pollutions = kind_choices(a, pollution_kinds, n_pollution_kinds, v.pollution.value,
                                &v.n_pollutions);
    v.natures = kind_choices(a, natures, n_natures, str_empty(nature) ? S("unknown") : nature,
                             &v.n_natures);
    const str commune = chosen ? chosen->code : v.commune.value;
    v.communes = commune_choices(a, places, commune);
    v.n_communes = places->n;
    questions_view(r->cx, f, &v);
    if (typed && status != 503)
        TRY(alike_view(r->cx, places, commune, &v));
    v.avoids = !str_empty(v.avoid.value) || !str_empty(v.avoid_why.value)
        || !str_empty(v.avoid.problem) || !str_empty(v.avoid_why.problem);
    v.danger = danger == DANGER_TOLD;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    v.page.script = "report";
    if (resp_images_from(w, conf->map.tiles)) {
        v.tiles = conf->map.tiles;
        v.attribution = conf->map.attribution;
    }
    tpl_report(resp_html(w, status), &v);
    return OK;
}
