/* Sites and discharge points. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "tpl/facility_places.h"

static enum err places_page(struct req *r, struct resp *w, const struct facility *fac,
                            struct form *f, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Địa điểm và điểm xả"), "places", f, NULL, &v));
    TRY(places_of_facility(r, fac, &v.f));
    v.a[0] = field_of(f, (struct field){ .name = "kind", .label = TR("Loại địa điểm"),
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "name", .label = TR("Tên, ký hiệu"), .max = 120,
                                         .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "address", .label = TR("Địa chỉ, vị trí"),
                                         .max = 300 });
    v.a[3] = field_of(f, (struct field){ .name = "lat", .label = TR("Vĩ độ"),
                                         .inputmode = "decimal" });
    v.a[4] = field_of(f, (struct field){ .name = "lon", .label = TR("Kinh độ"),
                                         .inputmode = "decimal" });
    v.a[5] = field_of(f, (struct field){ .name = "medium",
                                         .label = TR("Dòng thải (của điểm xả)") });
    v.a[6] = field_of(f, (struct field){
        .name = "flow", .label = TR("Lưu lượng lớn nhất"), .inputmode = "decimal",
        .hint = TR("Nước thải: m³/ngày đêm. Khí thải: m³/giờ.") });
    v.a[7] = field_of(f, (struct field){ .name = "receiver", .label = TR("Nơi tiếp nhận"),
                                         .max = 200, .hint = TR("Sông, kênh, cống, không khí") });
    v.a[8] = field_of(f, (struct field){ .name = "since", .label = TR("Dùng từ ngày") });
    v.c[0] = word_choices(r->cx, place_kinds, v.a[0].value, &v.n[0]);
    v.c[1] = word_choices(r->cx, facility_media, v.a[5].value, &v.n[1]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_places(resp_html(w, status), &v);
    return OK;
}

enum err facility_places_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_BASICS, &fac));
    form_empty(r, &f);
    form_fill(&f, "kind", S("discharge"));
    return places_page(r, w, &fac, &f, 200);
}

static struct place_new read_place(struct form *f)
{
    struct place_new in = {
        .kind = form_word(f, "kind", place_kinds), .name = form_str(f, "name", 120),
        .address = form_opt(f, "address", 300), .lat = form_f64(f, "lat", 8, 24),
        .lon = form_f64(f, "lon", 102, 118), .medium = form_opt(f, "medium", 20),
        .receiver = form_opt(f, "receiver", 200), .flow_milli = form_scaled(f, "flow", 1000),
        .since = form_date(f, "since"),
    };
    if (in.lat.has != in.lon.has)
        form_problem(f, in.lat.has ? "lon" : "lat",
                     str_from(tr(TR("Hãy ghi cả vĩ độ và kinh độ, hoặc bỏ trống cả hai."))));
    if (in.flow_milli.has && in.flow_milli.v > FLOW_MILLI_MAX)
        form_problem(f, "flow", str_from(tr(TR("Số này quá lớn."))));
    if (str_eq(in.kind, S("site"))) {
        in.medium = in.receiver = S("");
        in.flow_milli = (opt_i64){ 0 };
    } else if (!facility_word_known(facility_media, in.medium)) {
        form_problem(f, "medium", str_from(tr(TR("Điểm xả cần có dòng thải: nước thải hay khí "
                                                 "thải."))));
    }
    return in;
}

enum err facility_places_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_BASICS, &fac));
    TRY(form_read(r, &f));
    const struct place_new in = read_place(&f);
    if (form_ok(&f) != OK)
        return places_page(r, w, &fac, &f, 422);
    TRY(facility_add_place(r->cx, r->who, fac.row.id, &in));
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, "places").checked);
}

enum err facility_place_end_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    place_id place;
    TRY(part_begin(r, FACILITY_BASICS, &fac));
    TRY(req_id(r, "place", &place.v));
    TRY(form_read(r, &f));
    TRY(facility_end_place(r->cx, r->who, fac.row.id, place, r->cx->today));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, "places").checked);
}
