#include "base/lang.h"
#include "pages/answer.h"
#include "pages/facilities/facilities.h"
#include "pages/facilities/lines.h"
#include "pages/frame.h"
#include "tpl/facilities.h"

static enum err late_of(struct req *r, const struct office *o, struct facilities_view *v)
{
    struct cx *cx = r->cx;
    struct facility_late_row *rows;
    TRY(facility_late_load(cx, o, &rows, &v->n_late));
    struct late_line *out = NEWS(cx->a, struct late_line, v->n_late);
    for (size_t i = 0; i < v->n_late; i++)
        out[i] = (struct late_line){
            .href = facility_url(cx->a, rows[i].id, NULL),
            .name = facility_label(cx->a, rows[i].kind, rows[i].name, rows[i].id),
            .unit = unit_place_words(cx->a, cx->lang, rows[i].unit_kind, rows[i].unit_name),
            .kind = facility_word(duty_kinds, rows[i].duty), .what = rows[i].what,
            .due = rows[i].due.v };
    v->late = out;
    return OK;
}

static enum err rows_of(struct req *r, const struct office *o, struct facilities_view *v)
{
    struct facility_hit *hits;
    int64_t after = 0;
    if (v->searched) {
        TRY(facility_find(r->cx, o, v->query.value, &hits, &v->n));
        v->rows = facility_lines(r->cx, hits, v->n);
        return OK;
    }
    if (str_i64(req_query(r, "after", 20), &after) != OK || after < 0)
        after = 0;
    facility_id next;
    TRY(facility_list(r->cx, o, (facility_id){ after }, &hits, &v->n, &next));
    v->rows = facility_lines(r->cx, hits, v->n);
    if (next.v)
        v->next = url_with(r->cx->a, url_own(S("/staff/facilities")), S("after"),
                           str_fmt(r->cx->a, "%lld", (long long)next.v));
    return after ? OK : late_of(r, o, v);
}

enum err facilities_get(struct req *r, struct resp *w)
{
    const struct office *home = user_home(r->who);
    const str q = req_query(r, "q", 200);
    struct facilities_view v = {
        .page = page_staff(r, str_from(tr(TR("Sổ cơ sở")))), .unit = home->unit_name,
        .query = { .name = "q", .label = TR("Tìm theo tên, địa chỉ hoặc mã số thuế"),
                   .type = "search", .quiet = true, .max = 200, .value = q.p ? q : S("") },
        .searched = !str_empty(str_trim(q)),
        .may_add = r->who->roles & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD),
    };
    TRY(rows_of(r, home, &v));
    tpl_facilities(resp_html(w, 200), &v);
    return OK;
}
