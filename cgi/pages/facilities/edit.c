/* The entry's own data: a new facility, or a change of one. */
#include "base/lang.h"
#include "domain/facilities/edit.h"
#include "domain/cases/people.h"
#include "domain/violations/record.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "pages/frame.h"
#include "tpl/facility_edit.h"

static void fields_of(struct basics_view *v, const struct form *f)
{
    v->kind = field_of(f, (struct field){
        .name = "kind", .label = TR("Đối tượng"), .required = true });
    v->name = field_of(f, (struct field){
        .name = "name", .label = TR("Tên cơ sở"), .max = FACILITY_NAME_MAX, .required = !v->sealed,
        .hint = v->sealed ? TR("Đã niêm phong. Để trống: giữ nguyên.")
                          : TR("Tên của cá nhân, hộ gia đình được niêm phong khi lưu.") });
    v->name_since = field_of(f, (struct field){
        .name = "name_since", .label = TR("Tên này có từ ngày"),
        .hint = TR("Đổi tên: tên cũ vẫn được giữ cùng thời gian của nó.") });
    v->name_basis = field_of(f, (struct field){
        .name = "name_basis", .label = TR("Căn cứ của tên"), .max = 300 });
    v->tax = field_of(f, (struct field){
        .name = "tax", .label = TR("Mã số thuế hoặc số định danh"), .max = TAX_TYPED_MAX,
        .inputmode = "numeric", .autocomplete = "off",
        .hint = v->sealed ? TR("Đã niêm phong. Để trống: giữ nguyên.")
                          : TR("10 chữ số; chi nhánh 13; cá nhân 12 (được niêm phong).") });
    v->business = field_of(f, (struct field){
        .name = "business", .label = TR("Mã số doanh nghiệp"), .max = 14,
        .hint = TR("Chỉ ghi khi khác mã số thuế.") });
    v->sector = field_of(f, (struct field){
        .name = "sector", .label = TR("Ngành"), .required = true });
    v->unit = field_of(f, (struct field){
        .name = "unit", .label = TR("Địa bàn xã, phường"), .required = true });
    v->representative = field_of(f, (struct field){
        .name = "representative", .label = TR("Người đại diện"), .max = 200,
        .hint = TR("Chỉ của tổ chức, hộ kinh doanh.") });
    v->phone = field_of(f, (struct field){
        .name = "phone", .label = TR("Điện thoại của cơ sở"), .type = "tel", .max = 40 });
    v->state = field_of(f, (struct field){
        .name = "state", .label = TR("Tình trạng"), .required = true });
    v->state_on = field_of(f, (struct field){ .name = "state_on", .label = TR("Từ ngày") });
    v->address = field_of(f, (struct field){
        .name = "address", .label = TR("Địa chỉ nơi hoạt động"), .max = 300 });
    v->lat = field_of(f, (struct field){
        .name = "lat", .label = TR("Vĩ độ"), .inputmode = "decimal",
        .hint = TR("Ví dụ 20,95") });
    v->lon = field_of(f, (struct field){
        .name = "lon", .label = TR("Kinh độ"), .inputmode = "decimal",
        .hint = TR("Ví dụ 107,03") });
}

static enum err units_of(struct req *r, struct basics_view *v)
{
    struct area_unit *units;
    TRY(facility_area(r->cx, r->who, &units, &v->n_units));
    struct choice *out = NEWS(r->cx->a, struct choice, v->n_units);
    for (size_t i = 0; i < v->n_units; i++) {
        const str id = str_fmt(r->cx->a, "%lld", (long long)units[i].id.v);
        out[i] = (struct choice){
            .value = id, .on = str_eq(id, v->unit.value) || v->n_units == 1,
            .label = str_empty(units[i].kind) ? units[i].name
                : unit_place_words(r->cx->a, r->cx->lang, units[i].kind, units[i].name) };
    }
    v->units = out;
    return OK;
}

static enum err edit_page(struct req *r, struct resp *w, struct basics_view *v,
                          struct form *f, int status)
{
    struct cx *cx = r->cx;
    const int64_t base = v->draft.base; /* of a POST: as it was settled */
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &v->f.page, &v->draft));
    v->draft.base = r->method == POST ? base : v->draft.base;
    fields_of(v, f);
    v->kinds = word_choices(cx, facility_kinds, v->kind.value, &v->n_kinds);
    v->sectors = word_choices(cx, facility_sectors, v->sector.value, &v->n_sectors);
    v->states = word_choices(cx, facility_states, v->state.value, &v->n_states);
    TRY(units_of(r, v));
    v->f.problems = form_problems(f, &v->f.n_problems);
    v->f.page.has_problems = v->f.n_problems > 0;
    tpl_facility_edit(resp_html(w, status), v);
    return OK;
}

static struct facility_basics read_basics(struct form *f, bool sealed)
{
    struct tax_code tax = { .text = S("") }, business = { .text = S("") };
    struct facility_basics in = {
        .kind = subject_of(form_word(f, "kind", facility_kinds)),
        .name = form_opt(f, "name", FACILITY_NAME_MAX),
        .name_since = form_date(f, "name_since"), .name_basis = form_opt(f, "name_basis", 300),
        .sector = form_word(f, "sector", facility_sectors),
        .unit = { form_i64(f, "unit", 1, INT64_MAX) },
        .representative = form_opt(f, "representative", 200),
        .phone = form_opt(f, "phone", 40),
        .state = form_word(f, "state", facility_states), .state_on = form_date(f, "state_on"),
    };
    const str typed = form_opt(f, "tax", TAX_TYPED_MAX);
    const str code = form_opt(f, "business", 14);
    if (!str_empty(typed)) {
        const enum tax_fault fault = tax_read(f->a, typed, &tax);
        if (fault != TAX_FINE)
            form_problem(f, "tax", str_from(tr(tax_fault_text(fault))));
    }
    if (!str_empty(code)) {
        const enum tax_fault fault = tax_read(f->a, code, &business);
        if (fault != TAX_FINE || business.kind == TAX_PERSON)
            form_problem(f, "business", str_from(tr(TR("Mã số doanh nghiệp có 10 chữ số và chữ số "
                                                       "kiểm tra, như mã số thuế."))));
    }
    if (str_empty(in.name) && !sealed)
        form_problem(f, "name", str_from(tr(TR("Hãy ghi tên cơ sở."))));
    in.tax = tax.text;
    in.business = business.text;
    return in;
}

static void say(struct form *f, enum facility_fault fault)
{
    static const struct { enum facility_fault fault; const char *field, *text; } faults[] = {
        { FACILITY_NO_NAME, "name", TR("Hãy ghi tên cơ sở.") },
        { FACILITY_AREA, "unit", TR("Hãy chọn xã, phường thuộc địa bàn của bạn.") },
        { FACILITY_TAX_TAKEN, "tax", TR("Số này đã là của một cơ sở khác trong địa bàn. Mở cơ sở "
                                        "đó, hoặc sửa số.") },
        { FACILITY_TAX_KIND, "tax", TR("Tổ chức không dùng số định danh cá nhân. Hãy ghi mã số "
                                       "thuế 10 hoặc 13 chữ số, hoặc chọn đối tượng khác.") },
        { FACILITY_KIND, "kind", TR("Không đổi được giữa tổ chức và cá nhân, hộ gia đình: dữ liệu "
                                    "đã niêm phong phải ở lại niêm phong. Hãy nhập cơ sở mới rồi "
                                    "nhờ cấp tỉnh gộp.") },
        { FACILITY_NAME_DAY, "name_since", TR("Tên mới phải bắt đầu sau ngày bắt đầu của tên "
                                              "cũ.") },
        { FACILITY_STATE_DAY, "state_on", TR("Ngày này ở tương lai.") },
    };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (faults[i].fault == fault)
            form_problem(f, faults[i].field, str_from(tr(faults[i].text)));
}

enum err facility_new_get(struct req *r, struct resp *w)
{
    struct form f;
    struct basics_view v = { .fresh = true, .action = url_own(S("/staff/facilities/new")),
                             .f.page = page_staff(r, str_from(tr(TR("Nhập cơ sở mới")))) };
    form_empty(r, &f);
    form_fill(&f, "kind", S("organization"));
    form_fill(&f, "state", S("active"));
    return edit_page(r, w, &v, &f, 200);
}

enum err facility_new_post(struct req *r, struct resp *w)
{
    struct form f;
    enum facility_fault fault = FACILITY_FINE;
    facility_id id, other = { 0 };
    struct basics_view v = { .fresh = true, .action = url_own(S("/staff/facilities/new")),
                             .f.page = page_staff(r, str_from(tr(TR("Nhập cơ sở mới")))) };
    TRY(form_read(r, &f));
    const struct facility_basics in = read_basics(&f, false);
    const struct facility_site site = { .address = form_opt(&f, "address", 300),
                                        .lat = form_f64(&f, "lat", 8, 24),
                                        .lon = form_f64(&f, "lon", 102, 118) };
    if (site.lat.has != site.lon.has)
        form_problem(&f, site.lat.has ? "lon" : "lat",
                     str_from(tr(TR("Hãy ghi cả vĩ độ và kinh độ, hoặc bỏ trống cả hai."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = facility_make(r->cx, r->who, &in, &site, &id, &fault, &other);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, facility_url(r->cx->a, id, NULL).checked);
    }
    if (e != ERR_INVALID)
        return e;
    say(&f, fault);
    if (other.v)
        v.twin = facility_url(r->cx->a, other, NULL);
    return edit_page(r, w, &v, &f, 422);
}

/* The form as the entry stands now. */
static void fill(struct req *r, const struct facility *f, struct form *out)
{
    const struct facility_by_id_row *row = &f->row;
    form_fill(out, "kind", row->kind);
    form_fill(out, "name", row->name);
    form_fill(out, "tax", row->tax.has ? row->tax.v : S(""));
    form_fill(out, "business", row->business.has ? row->business.v : S(""));
    form_fill(out, "sector", row->sector);
    form_fill(out, "unit", str_fmt(r->cx->a, "%lld", (long long)row->unit.v));
    form_fill(out, "representative", row->representative);
    form_fill(out, "phone", row->phone);
    form_fill(out, "state", row->state);
    if (row->state_on.has)
        form_fill(out, "state_on", date_iso(r->cx->a, row->state_on.v));
}

static struct basics_view view_of(struct req *r, const struct facility *f)
{
    struct basics_view v = { .action = facility_url(r->cx->a, f->row.id, "edit"),
                             .draft.base = f->row.version,
                             .sealed = facility_sealed(f->kind) };
    facility_head(r, f, TR("Sửa thông tin cơ sở"), &v.f);
    return v;
}

enum err facility_edit_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(facility_of_path(r, &fac));
    if (!facility_may(r->who, &fac, FACILITY_BASICS))
        return ERR_FORBIDDEN;
    struct basics_view v = view_of(r, &fac);
    form_empty(r, &f);
    fill(r, &fac, &f);
    return edit_page(r, w, &v, &f, 200);
}

/* Units of the area by their names, as choices of the field. */
static enum err unit_words(struct req *r, const struct facility_word **out)
{
    struct area_unit *units;
    size_t n;
    TRY(facility_area(r->cx, r->who, &units, &n));
    struct facility_word *words = NEWS(r->cx->a, struct facility_word, n + 1);
    for (size_t i = 0; i < n; i++)
        words[i] = (struct facility_word){
            str_fmt(r->cx->a, "%lld", (long long)units[i].id.v).p,
            str_c(r->cx->a, units[i].name) };
    *out = words;
    return OK;
}

/* Two who edit: ERR_CONFLICT with both in bar. */
static enum err settle(struct req *r, const struct facility *fac, struct form *f,
                       struct draft_bar *bar)
{
    const struct facility_word *units;
    TRY(unit_words(r, &units));
    const struct facility_field fields[] = {
        { "kind", TR("Đối tượng"), facility_kinds },
        { "name", TR("Tên cơ sở"), NULL },
        { "tax", TR("Mã số thuế hoặc số định danh"), NULL },
        { "business", TR("Mã số doanh nghiệp"), NULL },
        { "sector", TR("Ngành"), facility_sectors },
        { "unit", TR("Địa bàn xã, phường"), units },
        { "representative", TR("Người đại diện"), NULL },
        { "phone", TR("Điện thoại của cơ sở"), NULL },
        { "state", TR("Tình trạng"), facility_states },
        { "state_on", TR("Từ ngày"), NULL },
        { "name_since", TR("Tên này có từ ngày"), NULL },
        { "name_basis", TR("Căn cứ của tên"), NULL },
    };
    struct form theirs;
    form_empty(r, &theirs);
    fill(r, fac, &theirs);
    struct form_version v;
    TRY(facility_version(r->cx, fac, &theirs, fields, COUNT(fields), &v));
    return version_settle(&v, f, bar);
}

enum err facility_edit_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    enum facility_fault fault = FACILITY_FINE;
    facility_id other = { 0 };
    TRY(facility_of_path(r, &fac));
    TRY(form_read(r, &f));
    struct basics_view v = view_of(r, &fac);
    if (!facility_may(r->who, &fac, FACILITY_BASICS))
        return ERR_FORBIDDEN;
    v.draft = facility_typed(&f);
    enum err e = settle(r, &fac, &f, &v.draft);
    if (e == ERR_CONFLICT)
        return edit_page(r, w, &v, &f, 409);
    TRY(e);
    const struct facility_basics in = read_basics(&f, v.sealed);
    e = form_ok(&f);
    if (e == OK)
        e = facility_change(r->cx, r->who, fac.row.id, v.draft.base, &in, &fault, &other);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, v.f.base.checked);
    }
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(facility_of_path(r, &fac));
        if (v.draft.base != fac.row.version && settle(r, &fac, &f, &v.draft) == ERR_CONFLICT)
            return edit_page(r, w, &v, &f, 409);
    }
    if (e != ERR_INVALID)
        return e;
    say(&f, fault);
    if (other.v)
        v.twin = facility_url(r->cx->a, other, NULL);
    return edit_page(r, w, &v, &f, 422);
}
