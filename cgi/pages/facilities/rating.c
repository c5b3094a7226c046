/* Risk group, automatic monitoring: what the province decides about a facility. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/monitoring.h"
#include "pages/facilities/part.h"
#include "tpl/facility_monitoring.h"
#include "tpl/facility_rating.h"

static const struct facility_word risk_groups[] = {
    { "0", TR("Chưa phân nhóm") }, { "1", TR("Nhóm I") }, { "2", TR("Nhóm II") },
    { "3", TR("Nhóm III") },       { "4", TR("Nhóm IV") }, { NULL, NULL },
};

static enum err rating_page(struct req *r, struct resp *w, const struct facility *fac,
                            struct form *f, const struct draft_bar *bar, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Phân nhóm nguy cơ"), "rating", f, bar, &v));
    v.a[0] = field_of(f, (struct field){ .name = "risk", .required = true,
                                         .label = TR("Nhóm theo nguy cơ môi trường") });
    v.a[1] = field_of(f, (struct field){
        .name = "basis", .label = TR("Căn cứ phân nhóm"), .max = 500, .rows = 2,
        .hint = TR("Tiêu chí, phụ lục hoặc quyết định đã áp dụng (Điều 28 Luật 72/2020/QH14).") });
    v.c[0] = word_choices(r->cx, risk_groups, v.a[0].value, &v.n[0]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_rating(resp_html(w, status), &v);
    return OK;
}

/* The group that stands, with its basis. */
static void fill(struct arena *a, const struct facility *fac, struct form *f)
{
    form_fill(f, "risk", str_fmt(a, "%lld", fac->row.risk.has ? (long long)fac->row.risk.v : 0LL));
    form_fill(f, "basis", fac->row.risk_basis);
}

enum err facility_rating_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    form_empty(r, &f);
    fill(r->cx->a, &fac, &f);
    return rating_page(r, w, &fac, &f, NULL, 200);
}

/* Two who rate: ERR_CONFLICT with both in bar. */
static enum err settle(struct req *r, const struct facility *fac, struct form *f,
                       struct draft_bar *bar)
{
    static const struct facility_field fields[] = {
        { "risk", TR("Nhóm theo nguy cơ môi trường"), risk_groups },
        { "basis", TR("Căn cứ phân nhóm"), NULL },
    };
    struct form theirs;
    form_empty(r, &theirs);
    fill(r->cx->a, fac, &theirs);
    struct form_version v;
    TRY(facility_version(r->cx, fac, &theirs, fields, COUNT(fields), &v));
    return version_settle(&v, f, bar);
}

enum err facility_rating_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    int64_t group = 0;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    TRY(form_read(r, &f));
    struct draft_bar bar = facility_typed(&f);
    if (settle(r, &fac, &f, &bar) == ERR_CONFLICT)
        return rating_page(r, w, &fac, &f, &bar, 409);
    const str chosen = form_word(&f, "risk", risk_groups);
    const str basis = form_opt(&f, "basis", 500);
    if (str_i64(chosen, &group) == OK && group > 0 && str_empty(basis))
        form_problem(&f, "basis", str_from(tr(TR("Hãy ghi căn cứ của nhóm."))));
    if (form_ok(&f) != OK)
        return rating_page(r, w, &fac, &f, &bar, 422);
    const enum err e = facility_rate(r->cx, r->who, fac.row.id, bar.base,
                                     (opt_i64){ group > 0, group }, basis);
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(part_begin(r, FACILITY_RATING, &fac));
        if (bar.base != fac.row.version && settle(r, &fac, &f, &bar) == ERR_CONFLICT)
            return rating_page(r, w, &fac, &f, &bar, 409);
    }
    TRY(e);
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, NULL).checked);
}

static enum err monitoring_page(struct req *r, struct resp *w, const struct facility *fac,
                                struct form *f, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Quan trắc tự động"), "monitoring", f, NULL, &v));
    TRY(places_of_facility(r, fac, &v.f));
    TRY(monitors_of_facility(r, fac, &v.f));
    v.a[0] = field_of(f, (struct field){ .name = "place", .label = TR("Điểm xả"),
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "must", .label = TR("Nghĩa vụ quan trắc"),
                                         .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "basis", .label = TR("Căn cứ"), .max = 500,
                                         .required = true });
    v.a[3] = field_of(f, (struct field){ .name = "link", .label = TR("Tình trạng kết nối"),
                                         .required = true });
    v.a[4] = field_of(f, (struct field){ .name = "link_on", .label = TR("Từ ngày") });
    v.a[5] = field_of(f, (struct field){
        .name = "station", .label = TR("Mã trạm"), .max = 60,
        .hint = TR("Như ghi trong thông báo vượt ngưỡng của trạm.") });
    v.c[0] = point_choices(r->cx, &v.f, v.a[0].value, &v.n[0]);
    v.c[1] = word_choices(r->cx, monitor_musts, v.a[1].value, &v.n[1]);
    v.c[2] = word_choices(r->cx, monitor_links, v.a[3].value, &v.n[2]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_monitoring(resp_html(w, status), &v);
    return OK;
}

enum err facility_monitoring_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    form_empty(r, &f);
    return monitoring_page(r, w, &fac, &f, 200);
}

enum err facility_monitoring_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_RATING, &fac));
    TRY(form_read(r, &f));
    const struct monitor_new in = {
        .place = { form_i64(&f, "place", 1, INT64_MAX) },
        .must = form_word(&f, "must", monitor_musts), .basis = form_str(&f, "basis", 500),
        .link = form_word(&f, "link", monitor_links), .link_on = form_date(&f, "link_on"),
        .station = form_opt(&f, "station", 60) };
    enum err e = form_ok(&f);
    if (e == OK)
        e = facility_set_monitor(r->cx, r->who, fac.row.id, &in);
    if (e == ERR_DUPLICATE) {
        form_problem(&f, "station", str_from(tr(TR("Mã trạm này đã là của một điểm xả khác."))));
        e = ERR_INVALID;
    }
    if (e == ERR_INVALID)
        return monitoring_page(r, w, &fac, &f, 422);
    TRY(e);
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, NULL).checked);
}
