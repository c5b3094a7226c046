/* What a facility must do by a day, and how far it is. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "tpl/facility_duties.h"
#include "tpl/facility_duty.h"

static enum err duties_page(struct req *r, struct resp *w, const struct facility *fac,
                            struct form *f, int status)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Nghĩa vụ và cam kết"), "duties", f, NULL, &v));
    v.a[0] = field_of(f, (struct field){ .name = "kind", .label = TR("Loại nghĩa vụ"),
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "source", .label = TR("Nguồn"),
                                         .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "what", .label = TR("Phải làm gì"), .max = 1000,
                                         .rows = 3, .required = true });
    v.a[3] = field_of(f, (struct field){ .name = "basis", .label = TR("Số, ngày văn bản căn cứ"),
                                         .max = 500, .required = true });
    v.a[4] = field_of(f, (struct field){ .name = "due", .label = TR("Hạn"),
                                         .hint = TR("Để trống: phải làm thường xuyên.") });
    v.c[0] = word_choices(r->cx, duty_kinds, v.a[0].value, &v.n[0]);
    v.c[1] = word_choices(r->cx, duty_sources, v.a[1].value, &v.n[1]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_duties(resp_html(w, status), &v);
    return OK;
}

enum err facility_duties_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_DUTIES, &fac));
    form_empty(r, &f);
    return duties_page(r, w, &fac, &f, 200);
}

enum err facility_duties_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_DUTIES, &fac));
    TRY(form_read(r, &f));
    const struct duty_new in = {
        .kind = form_word(&f, "kind", duty_kinds), .source = form_word(&f, "source", duty_sources),
        .what = form_str(&f, "what", 1000), .basis = form_str(&f, "basis", 500),
        .due = form_date(&f, "due") };
    const bool serious = str_eq(in.kind, S("serious"));
    if (serious && !in.due.has && str_empty(form_problem_of(&f, "due")))
        form_problem(&f, "due", str_from(tr(TR("Danh sách gây ô nhiễm nghiêm trọng có thời hạn "
                                               "xử lý: hãy ghi hạn."))));
    if (serious && !facility_may(r->who, &fac, FACILITY_RATING))
        form_problem(&f, "kind", str_from(tr(TR("Chỉ cấp tỉnh đưa cơ sở vào danh sách này."))));
    if (form_ok(&f) != OK)
        return duties_page(r, w, &fac, &f, 422);
    TRY(facility_add_duty(r->cx, r->who, fac.row.id, &in));
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, fac.row.id, NULL).checked);
}

struct one_duty {
    struct facility fac;
    int64_t id;
    struct facility_duty_get_row row;
};

static enum err duty_begin(struct req *r, struct one_duty *d)
{
    TRY(facility_of_path(r, &d->fac));
    TRY(req_id(r, "duty", &d->id));
    TRY(facility_duty_get(r->cx, (struct facility_duty_get_in){ d->id }, &d->row));
    if (d->row.root.v != d->fac.row.root.v)
        return ERR_NOT_FOUND;
    return facility_may(r->who, &d->fac, str_eq(d->row.kind, S("serious")) ? FACILITY_RATING
                                                                           : FACILITY_DUTIES)
        ? OK : ERR_FORBIDDEN;
}

static enum err duty_page(struct req *r, struct resp *w, const struct one_duty *d,
                          struct form *f, int status)
{
    struct part_view v;
    TRY(part_view(r, &d->fac, TR("Cập nhật nghĩa vụ"),
              str_fmt(r->cx->a, "duties/%lld", (long long)d->id).p, f, NULL, &v));
    struct duty_line *line = NEW(r->cx->a, struct duty_line);
    *line = (struct duty_line){ .kind = facility_word(duty_kinds, d->row.kind),
                                .what = d->row.what, .told = d->row.told.has };
    v.f.duties = line;
    v.a[0] = field_of(f, (struct field){ .name = "state", .label = TR("Tình trạng"),
                                         .required = true });
    v.a[1] = field_of(f, (struct field){ .name = "on", .label = TR("Từ ngày"),
                                         .required = true });
    v.a[2] = field_of(f, (struct field){ .name = "note", .label = TR("Căn cứ, kết quả kiểm tra"),
                                         .max = 1000, .rows = 3, .required = true });
    v.c[0] = word_choices(r->cx, duty_states + 1, v.a[0].value, &v.n[0]);
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_duty(resp_html(w, status), &v);
    return OK;
}

enum err facility_duty_page_get(struct req *r, struct resp *w)
{
    struct one_duty d;
    struct form f;
    TRY(duty_begin(r, &d));
    form_empty(r, &f);
    form_fill(&f, "on", date_iso(r->cx->a, r->cx->today));
    return duty_page(r, w, &d, &f, 200);
}

enum err facility_duty_post(struct req *r, struct resp *w)
{
    struct one_duty d;
    struct form f;
    TRY(duty_begin(r, &d));
    TRY(form_read(r, &f));
    const str what = form_raw(&f, "do");
    if (str_eq(what, S("tell")) || str_eq(what, S("hide"))) {
        TRY(facility_tell_duty(r->cx, r->who, d.fac.row.id, d.id,
                               str_eq(what, S("tell")) ? DUTY_TELL : DUTY_HIDE));
        return resp_redirect(w, facility_url(r->cx->a, d.fac.row.id, NULL).checked);
    }
    const str state = form_word(&f, "state", duty_states + 1);
    const struct date day = form_day(&f, "on");
    const str note = form_str(&f, "note", 1000);
    if (date_valid(day) && date_cmp(day, r->cx->today) > 0)
        form_problem(&f, "on", str_from(tr(TR("Ngày này ở tương lai."))));
    if (form_ok(&f) != OK)
        return duty_page(r, w, &d, &f, 422);
    TRY(facility_set_duty(r->cx, r->who, d.fac.row.id, d.id, state, day, note));
    draft_here_done(r, S(""));
    return resp_redirect(w, facility_url(r->cx->a, d.fac.row.id, NULL).checked);
}
