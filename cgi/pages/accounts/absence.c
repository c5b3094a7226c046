#include "pages/accounts/absence.h"
#include "base/lang.h"
#include "domain/accounts/absence.h"
#include "domain/cases/people.h"
#include "pages/accounts/view.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/absence.h"

static unit_id unit_of(const struct req *r)
{
    return user_home(r->who)->unit;
}

static bool is_head(const struct req *r)
{
    return user_roles_in(r->who, unit_of(r)) & ROLE_HEAD;
}

static const struct choice *people_of(struct req *r, const struct form *f, const char *name,
                                      const struct person *people, size_t n)
{
    struct choice *out = NEWS(r->cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++) {
        out[i].value = str_fmt(r->cx->a, "%lld", (long long)people[i].id.v);
        out[i].label = people[i].name;
        out[i].on = str_eq(form_raw(f, name), out[i].value);
    }
    return out;
}

static const struct absence_line *lines_of(struct req *r, const struct absences_of_unit_row *rows,
                                           size_t n)
{
    struct absence_line *out = NEWS(r->cx->a, struct absence_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct absence_line){
            .id = rows[i].id.v, .name = rows[i].name, .cover = rows[i].cover_name,
            .entered_by = rows[i].entered_by, .from = instant_date(rows[i].since),
            .until = instant_date(rows[i].until), .now = rows[i].since <= r->cx->now,
            .may_end = absence_may(r->who, unit_of(r), rows[i].account) };
    return out;
}

static enum err absence_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct absences_of_unit_row *rows;
    struct person *people;
    struct page page = page_staff(r, str_from(tr(TR("Nghỉ phép, làm thay"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct absence_view v = {
        .page = page, .draft = draft, .head = is_head(r),
        .person = field_of(f, (struct field){
            .name = "person", .label = TR("Người nghỉ"), .required = true }),
        .from = field_of(f, (struct field){
            .name = "from", .label = TR("Nghỉ từ ngày"), .required = true }),
        .until = field_of(f, (struct field){
            .name = "until", .label = TR("Đến hết ngày"), .required = true }),
        .cover = field_of(f, (struct field){
            .name = "cover", .label = TR("Người làm thay"), .required = true,
            .hint = TR("Đồng nghiệp trong cùng đơn vị, không nghỉ trong những ngày đó.") }),
    };
    TRY(absence_list(r->cx, unit_of(r), &rows, &v.n_lines));
    TRY(people_of_unit(r->cx, unit_of(r), &people, &v.n_people));
    v.lines = lines_of(r, rows, v.n_lines);
    v.people = people_of(r, f, "person", people, v.n_people);
    v.covers = people_of(r, f, "cover", people, v.n_people);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_absence(resp_html(w, status), &v);
    return OK;
}

enum err absence_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return absence_page(r, w, &f, 200);
}

static void say_fault(struct form *f, enum absence_fault fault)
{
    static const struct { enum absence_fault fault; const char *field, *text; } faults[] = {
        { ABSENCE_ORDER, "until", TR("Ngày cuối phải là ngày đầu hoặc sau đó.") },
        { ABSENCE_PAST, "from", TR("Ngày này đã qua. Hãy chọn hôm nay hoặc sau đó.") },
        { ABSENCE_LONG, "until", TR("Một lần nghỉ không quá 366 ngày. Hãy ghi thành nhiều lần.") },
        { ABSENCE_SELF, "cover", TR("Người làm thay phải là người khác.") },
        { ABSENCE_STRANGER, "cover", TR("Hãy chọn người đang làm việc trong đơn vị.") },
        { ABSENCE_CLASH, "from", TR("Người này đã có lịch nghỉ trong những ngày đó. Hãy kết thúc "
                                    "lịch cũ trước.") },
        { ABSENCE_COVER_AWAY, "cover", TR("Người làm thay cũng nghỉ trong những ngày đó. Hãy chọn "
                                          "người khác.") },
    };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (faults[i].fault == fault)
            form_problem(f, faults[i].field, str_from(tr(faults[i].text)));
}

enum err absence_post(struct req *r, struct resp *w)
{
    struct form f;
    enum absence_fault fault;
    TRY(form_read(r, &f));
    struct absence_new in = {
        .unit = unit_of(r), .person = r->who->id,
        .from = form_day(&f, "from"), .until = form_day(&f, "until"),
        .cover = { form_i64(&f, "cover", 1, INT64_MAX) },
    };
    if (is_head(r) || !str_empty(form_raw(&f, "person")))
        in.person = (account_id){ form_i64(&f, "person", 1, INT64_MAX) };
    if (form_ok(&f) != OK)
        return absence_page(r, w, &f, 422);
    const enum err e = absence_enter(r->cx, r->who, &in, &fault);
    if (e == ERR_INVALID) {
        say_fault(&f, fault);
        return absence_page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/absence"));
}

enum err absence_end_post(struct req *r, struct resp *w)
{
    struct form f;
    int64_t id = 0;
    TRY(form_read(r, &f));
    TRY(req_id(r, "id", &id));
    TRY(absence_stop(r->cx, r->who, (absence_id){ id }));
    return resp_redirect(w, S("/staff/absence"));
}
