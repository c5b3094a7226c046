/* Permits and other papers, and what a permit allows. */
#include "base/lang.h"
#include "domain/inspection/sample.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "tpl/facility_permit.h"
#include "tpl/facility_permits.h"

static enum err permits_page(struct req *r, struct resp *w, const struct facility *fac,
                             struct form *f, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Giấy phép, hồ sơ môi trường"), "permits", f, NULL, &v));
    v.a[0] = field_of(f, (struct field){ .name = "kind", .label = TR("Loại giấy tờ"),
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "number", .label = TR("Số"), .max = 60,
                                         .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "issuer", .label = TR("Cơ quan cấp"), .max = 200,
                                         .required = true });
    v.a[3] = field_of(f, (struct field){ .name = "issued", .label = TR("Ngày cấp"),
                                         .required = true });
    v.a[4] = field_of(f, (struct field){ .name = "until", .label = TR("Có hiệu lực đến hết ngày"),
                                         .hint = TR("Để trống khi giấy không ghi ngày hết.") });
    v.a[5] = field_of(f, (struct field){ .name = "scope", .label = TR("Nội dung chính"),
                                         .max = 1000, .rows = 3 });
    v.a[6] = field_of(f, (struct field){
        .name = "clause", .label = TR("Điều khoản đặt giới hạn xả thải"), .max = 200,
        .hint = TR("Như giấy ghi, ví dụ: mục 2.1 Phụ lục 1. "
                   "Biên bản vượt mức nêu điều khoản này.") });
    v.c[0] = word_choices(r->cx, permit_kinds, v.a[0].value, &v.n[0]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_permits(resp_html(w, status), &v);
    return OK;
}

enum err facility_permits_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_PERMITS, &fac));
    form_empty(r, &f);
    return permits_page(r, w, &fac, &f, 200);
}

enum err facility_permits_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_PERMITS, &fac));
    TRY(form_read(r, &f));
    const struct permit_new in = {
        .kind = form_word(&f, "kind", permit_kinds), .number = form_str(&f, "number", 60),
        .issuer = form_str(&f, "issuer", 200), .issued = form_day(&f, "issued"),
        .until = form_date(&f, "until"), .scope = form_opt(&f, "scope", 1000),
        .clause = form_opt(&f, "clause", 200) };
    if (date_valid(in.issued) && date_cmp(in.issued, r->cx->today) > 0)
        form_problem(&f, "issued", str_from(tr(TR("Ngày này ở tương lai."))));
    if (in.until.has && date_valid(in.issued) && date_cmp(in.until.v, in.issued) < 0)
        form_problem(&f, "until", str_from(tr(TR("Ngày hết hiệu lực ở trước ngày cấp."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = facility_add_permit(r->cx, r->who, fac.row.id, &in);
    if (e == ERR_DUPLICATE) {
        form_problem(&f, "number", str_from(tr(TR("Giấy tờ này đã có trong sổ."))));
        e = ERR_INVALID;
    }
    if (e == ERR_INVALID)
        return permits_page(r, w, &fac, &f, 422);
    TRY(e);
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, NULL).checked);
}

/* "5,5 – 9", "≤ 50", "≥ 2", with the unit. */
static str range_words(struct cx *cx, const struct permit_limits_row *l)
{
    const str unit = str_fmt(cx->a, str_empty(l->unit) ? "%.*s" : " %.*s", STR_ARG(l->unit));
    const str least = l->least.has ? nano_words(cx->a, cx->lang, l->least.v) : S("");
    const str most = l->most.has ? nano_words(cx->a, cx->lang, l->most.v) : S("");
    return l->least.has && l->most.has
        ? str_fmt(cx->a, "%.*s – %.*s%.*s", STR_ARG(least), STR_ARG(most), STR_ARG(unit))
        : str_fmt(cx->a, "%s %.*s%.*s", l->most.has ? "≤" : "≥",
                  STR_ARG(l->most.has ? most : least), STR_ARG(unit));
}

static enum err limits_of(struct req *r, permit_id permit, struct facility_view *v)
{
    struct cx *cx = r->cx;
    struct permit_limits_row *rows;
    TRY(permit_limits(cx, (struct permit_limits_in){ permit }, &rows, &v->n_limits));
    struct limit_line *out = NEWS(cx->a, struct limit_line, v->n_limits);
    for (size_t i = 0; i < v->n_limits; i++)
        out[i] = (struct limit_line){
            .id = rows[i].id, .parameter = rows[i].parameter, .words = range_words(cx, &rows[i]),
            .place = rows[i].place.has ? rows[i].place.v : str_from(tr(TR("Mọi điểm xả"))),
            .standard = rows[i].standard, .clause = rows[i].clause.v,
            .ended = rows[i].ended.v };
    v->limits = out;
    return OK;
}

struct one_permit {
    struct facility fac;
    permit_id id;
    struct permit_get_row row;
};

static enum err permit_begin(struct req *r, struct one_permit *p)
{
    TRY(facility_of_path(r, &p->fac));
    TRY(req_id(r, "permit", &p->id.v));
    TRY(permit_get(r->cx, (struct permit_get_in){ p->id }, &p->row));
    return p->row.root.v == p->fac.row.root.v ? OK : ERR_NOT_FOUND;
}

static enum err permit_page(struct req *r, struct resp *w, const struct one_permit *p,
                            struct form *typed, int status)
{
    struct cx *cx = r->cx;
    struct part_view v;
    TRY(part_view(r, &p->fac, TR("Giấy phép"), str_fmt(cx->a, "permits/%lld", (long long)p->id.v).p,
                  typed, NULL, &v));
    struct permit_line *line = NEW(cx->a, struct permit_line);
    *line = (struct permit_line){
        .kind = facility_word(permit_kinds, p->row.kind), .number = p->row.number,
        .issuer = p->row.issuer, .scope = p->row.scope, .issued = p->row.issued,
        .clause = p->row.clause.v, .until = p->row.until.v, .ended = p->row.ended.v,
        .end_reason = p->row.end_reason.has ? p->row.end_reason.v : S("") };
    v.f.permits = line;
    v.f.may_permits = v.f.may_permits && !p->row.ended.has;
    TRY(limits_of(r, p->id, &v.f));
    if (v.f.may_permits)
        TRY(places_of_facility(r, &p->fac, &v.f));
    struct page_drafts drafts;
    TRY(page_drafts_open(r, (case_id){ 0 }, S(""), typed, &v.f.page, &drafts));
    const struct form *f = page_draft(&drafts, "", &v.draft);
    const struct form *end = page_draft(&drafts, "end", &v.second);
    v.a[0] = field_of(f, (struct field){ .name = "parameter", .label = TR("Thông số"), .max = 60,
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "unit", .label = TR("Đơn vị đo"), .max = 20 });
    v.a[2] = field_of(f, (struct field){ .name = "min", .label = TR("Thấp nhất"),
                                         .inputmode = "decimal" });
    v.a[3] = field_of(f, (struct field){ .name = "max", .label = TR("Cao nhất"),
                                         .inputmode = "decimal" });
    v.a[4] = field_of(f, (struct field){ .name = "place", .label = TR("Điểm xả"),
                                         .hint = TR("Để trống: mọi điểm xả.") });
    v.a[5] = field_of(f, (struct field){
        .name = "standard", .label = TR("Quy chuẩn ghi trong giấy"), .max = 120 });
    v.a[8] = field_of(f, (struct field){
        .name = "clause", .label = TR("Điều khoản của giấy phép"), .max = 200,
        .hint = TR("Để trống khi cùng điều khoản đã ghi cho cả giấy phép.") });
    v.a[6] = field_of(end, (struct field){ .name = "day", .label = TR("Hết hiệu lực từ ngày"),
                                         .required = true });
    v.a[7] = field_of(end, (struct field){ .name = "reason", .label = TR("Lý do, căn cứ"),
                                         .max = 500, .required = true });
    v.c[0] = point_choices(cx, &v.f, v.a[4].value, &v.n[0]);
    v.problems = form_problems(typed, &v.n_problems);
    tpl_facility_permit(resp_html(w, status), &v);
    return OK;
}

enum err facility_permit_get(struct req *r, struct resp *w)
{
    struct one_permit p;
    struct form f;
    TRY(permit_begin(r, &p));
    form_empty(r, &f);
    return permit_page(r, w, &p, &f, 200);
}

static enum err add_limit(struct req *r, const struct one_permit *p, struct form *f)
{
    const struct limit_new in = {
        .parameter = form_str(f, "parameter", 60), .unit = form_opt(f, "unit", 20),
        .standard = form_opt(f, "standard", 120), .clause = form_opt(f, "clause", 200),
        .min_nano = form_scaled(f, "min", LAW_NANO),
        .max_nano = form_scaled(f, "max", LAW_NANO),
        .place = { form_opt_i64(f, "place", 1, INT64_MAX).v } };
    if (!in.min_nano.has && !in.max_nano.has && str_empty(form_problem_of(f, "max")))
        form_problem(f, "max", str_from(tr(TR("Hãy ghi mức cao nhất hoặc thấp nhất."))));
    if (in.min_nano.has && in.max_nano.has && in.min_nano.v > in.max_nano.v)
        form_problem(f, "max", str_from(tr(TR("Mức cao nhất thấp hơn mức thấp nhất."))));
    TRY(form_ok(f));
    return facility_add_limit(r->cx, r->who, p->fac.row.id, p->id, &in);
}

static enum err end_permit(struct req *r, const struct one_permit *p, struct form *f)
{
    const struct date day = form_day(f, "day");
    const str reason = form_str(f, "reason", 500);
    TRY(form_ok(f));
    const enum err e = facility_end_permit(r->cx, r->who, p->fac.row.id, p->id, day, reason);
    if (e == ERR_INVALID)
        form_problem(f, "day", str_from(tr(TR("Ngày này ở trước ngày cấp."))));
    return e;
}

enum err facility_permit_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "limit", "drop", "end" };
    struct one_permit p;
    struct form f;
    TRY(permit_begin(r, &p));
    TRY(form_read(r, &f));
    const str act = form_one_of(&f, "act", acts, COUNT(acts));
    enum err e = ERR_INVALID;
    if (str_eq(act, S("limit")))
        e = add_limit(r, &p, &f);
    else if (str_eq(act, S("end")))
        e = end_permit(r, &p, &f);
    else if (str_eq(act, S("drop")))
        e = facility_end_limit(r->cx, r->who, p.fac.row.id, p.id,
                               form_i64(&f, "limit", 1, INT64_MAX));
    if (e == ERR_INVALID)
        return permit_page(r, w, &p, &f, 422);
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, r->path);
}
