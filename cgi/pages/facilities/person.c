/* A sealed name is opened with a reason, shown once, and the history says so. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/part.h"
#include "tpl/facility_person.h"

static enum err person_page(struct req *r, struct resp *w, const struct facility *fac,
                            struct form *f, int status, str name, str number)
{
    struct part_view v;
    TRY(part_view(r, fac, TR("Mở tên đã niêm phong"), "person", f, NULL, &v));
    v.a[0] = field_of(f, (struct field){
        .name = "reason", .label = TR("Lý do mở"), .max = 500, .rows = 2, .required = true,
        .hint = TR("Lý do được ghi vào lịch sử của cơ sở.") });
    v.a[1].value = name;
    v.a[2].value = number;
    v.problems = form_problems(f, &v.n_problems);
    tpl_facility_person(resp_html(w, status), &v);
    return OK;
}

enum err facility_person_get(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    TRY(part_begin(r, FACILITY_PERSON, &fac));
    form_empty(r, &f);
    return person_page(r, w, &fac, &f, 200, S(""), S(""));
}

enum err facility_person_post(struct req *r, struct resp *w)
{
    struct facility fac;
    struct form f;
    str name, number;
    TRY(part_begin(r, FACILITY_PERSON, &fac));
    TRY(form_read(r, &f));
    const str reason = form_str(&f, "reason", 500);
    if (form_ok(&f) != OK)
        return person_page(r, w, &fac, &f, 422, S(""), S(""));
    TRY(facility_open_person(r->cx, r->who, fac.row.id, reason, &name, &number));
    draft_sent(r, &f);
    return person_page(r, w, &fac, &f, 200, name, number);
}
