#include "pages/duty/duty.h"
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/cases/people.h"
#include "domain/duty/shift.h"
#include "law/law.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/duty/lines.h"
#include "pages/frame.h"
#include "tpl/duty.h"

#define DAYS_SHOWN 7
#define DAY_US (24 * 3600 * US_PER_S)
#define PHONE_MAX 40

static unit_id unit_of(const struct req *r)
{
    return user_home(r->who)->unit;
}

static bool is_head(const struct req *r)
{
    return user_roles_in(r->who, unit_of(r)) & ROLE_HEAD;
}

const struct alarm_line *alarm_lines(struct cx *cx, const struct alarms_open_row *rows, size_t n,
                                     bool unset)
{
    static const char *const rungs[] = {
        TR("đang báo"), TR("đã báo người trực"), TR("đã báo người trực cấp trên"),
        TR("đã báo lãnh đạo"),
    };
    struct alarm_line *out = NEWS(cx->a, struct alarm_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct alarm_line){
            .code = rows[i].code, .title = rows[i].title, .place = rows[i].place,
            .unit = unit_body_words(cx->a, cx->lang, rows[i].level, rows[i].unit_kind,
                                    rows[i].unit_name),
            .raised = rows[i].raised, .rung = rungs[rows[i].rung],
            .next = rows[i].next.has ? rows[i].next.v : 0,
            .unset = unset && !rows[i].next.has && rows[i].rung < RUNG_LEADER };
    return out;
}

static void fields_of(struct duty_view *v, const struct form *f)
{
    v->person = field_of(f, (struct field){
        .name = "person", .label = TR("Người trực"), .required = true });
    v->phone = field_of(f, (struct field){
        .name = "phone", .label = TR("Điện thoại trong ca"), .max = PHONE_MAX, .type = "tel",
        .autocomplete = "off" });
    v->day = field_of(f, (struct field){ .name = "day", .label = TR("Ngày bắt đầu ca"),
                                         .required = true });
    v->from = field_of(f, (struct field){
        .name = "from", .label = TR("Từ giờ"), .required = true, .type = "time" });
    v->until = field_of(f, (struct field){
        .name = "until", .label = TR("Đến giờ"), .required = true, .type = "time",
        .hint = TR("Bằng hoặc sớm hơn giờ bắt đầu: sang ngày hôm sau.") });
    v->days = field_of(f, (struct field){
        .name = "days", .label = TR("Mấy ngày liền"), .required = true, .type = "number",
        .hint = TR("1 đến 31, mỗi ngày một ca như trên.") });
}

static enum err rota_lines(struct req *r, struct duty_view *v)
{
    struct cx *cx = r->cx;
    struct shifts_of_unit_row *rows;
    struct span *gaps, *laps;
    TRY(rota_load(cx, unit_of(r), cx->now, cx->now + DAYS_SHOWN * DAY_US, &rows, &v->n_shifts));
    struct shift_line *lines = NEWS(cx->a, struct shift_line, v->n_shifts);
    for (size_t i = 0; i < v->n_shifts; i++)
        lines[i] = (struct shift_line){
            .id = rows[i].id.v, .name = rows[i].name, .since = rows[i].since,
            .until = rows[i].until, .phone = rows[i].phone.has ? rows[i].phone.v : S(""),
            .now = rows[i].since <= cx->now, .may_end = v->head };
    v->shifts = lines;
    rota_gaps(cx->a, rows, v->n_shifts, cx->now, cx->now + DAYS_SHOWN * DAY_US, &gaps, &v->n_gaps);
    rota_overlaps(cx->a, rows, v->n_shifts, &laps, &v->n_laps);
    struct gap_line *g = NEWS(cx->a, struct gap_line, v->n_gaps + v->n_laps);
    for (size_t i = 0; i < v->n_gaps; i++)
        g[i] = (struct gap_line){ gaps[i].since, gaps[i].until };
    for (size_t i = 0; i < v->n_laps; i++)
        g[v->n_gaps + i] = (struct gap_line){ laps[i].since, laps[i].until };
    v->gaps = g;
    v->laps = g + v->n_gaps;
    return OK;
}

static enum err persons_of(struct req *r, struct duty_view *v)
{
    struct person *people;
    TRY(people_of_unit(r->cx, unit_of(r), &people, &v->n_persons));
    struct choice *out = NEWS(r->cx->a, struct choice, v->n_persons);
    for (size_t i = 0; i < v->n_persons; i++) {
        const str id = str_fmt(r->cx->a, "%lld", (long long)people[i].id.v);
        out[i] = (struct choice){ .value = id, .label = people[i].name,
                                  .on = str_eq(v->person.value, id) };
    }
    v->persons = out;
    return OK;
}

static enum err handovers_of(struct req *r, struct duty_view *v)
{
    struct shift_handovers_row *rows;
    TRY(shift_handovers_load(r->cx, unit_of(r), &rows, &v->n_handovers));
    struct shift_row *out = NEWS(r->cx->a, struct shift_row, v->n_handovers);
    for (size_t i = 0; i < v->n_handovers; i++)
        out[i] = (struct shift_row){ .id = rows[i].id.v, .given = rows[i].given_name,
                                     .taken = rows[i].taken_name.has ? rows[i].taken_name.v
                                                                     : S(""),
                                     .at = rows[i].given };
    v->handovers = out;
    return OK;
}

static enum err duty_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct duty_now_row *now;
    struct alarms_open_row *alarms;
    const struct law_term *term = law_term(cx->law, S(ALARM_TERM), cx->today);
    struct duty_view v = { .page = page_staff(r, str_from(tr(TR("Trực ban")))),
                           .unit = user_home(r->who)->unit_name, .head = is_head(r),
                           .wait_set = term && term->set };
    if (v.wait_set)
        v.wait = law_length_words(cx->a, cx->lang, term);
    if (v.head)
        TRY(draft_here(r, (case_id){ 0 }, S(""), f, &v.page, &v.draft));
    fields_of(&v, f);
    TRY(duty_load(cx, unit_of(r), &now, &v.n_people));
    v.people = duty_people(cx->a, now, v.n_people);
    TRY(alarms_load(cx, user_home(r->who), &alarms, &v.n_alarms));
    v.alarms = alarm_lines(cx, alarms, v.n_alarms, !v.wait_set);
    TRY(rota_lines(r, &v));
    TRY(handovers_of(r, &v));
    if (v.head)
        TRY(persons_of(r, &v));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_duty(resp_html(w, status), &v);
    return OK;
}

enum err duty_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "day", date_iso(r->cx->a, r->cx->today));
    form_fill(&f, "days", S("1"));
    return duty_page(r, w, &f, 200);
}

/* "07:30" as minutes after midnight. */
static int minutes_of(struct form *f, const char *name)
{
    const str v = form_str(f, name, 5);
    struct moment m;
    if (str_empty(v))
        return 0;
    if (v.n == 5 && moment_parse(str_fmt(f->a, "2000-01-01T%.*s", STR_ARG(v)), &m) == OK)
        return m.hour * 60 + m.minute;
    form_problem(f, name, str_from(tr(TR("Hãy ghi giờ và phút, ví dụ 07:30."))));
    return 0;
}

static void say_fault(struct form *f, enum shift_fault fault)
{
    static const struct { enum shift_fault fault; const char *field, *text; } faults[] = {
        { SHIFT_PAST, "until", TR("Ca này đã qua. Hãy chọn giờ kết thúc sau lúc này.") },
        { SHIFT_FAR, "day", TR("Chỉ xếp được lịch trong 366 ngày tới.") },
        { SHIFT_STRANGER, "person", TR("Hãy chọn người đang làm việc trong đơn vị.") },
        { SHIFT_CLASH, "from", TR("Người này đã có ca trực trùng giờ đó. Chưa ca nào được ghi.") },
    };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (faults[i].fault == fault)
            form_problem(f, faults[i].field, str_from(tr(faults[i].text)));
}

enum err duty_post(struct req *r, struct resp *w)
{
    struct form f;
    enum shift_fault fault;
    TRY(form_read(r, &f));
    const struct shift_new in = {
        .unit = unit_of(r), .person = { form_i64(&f, "person", 1, INT64_MAX) },
        .phone = form_opt(&f, "phone", PHONE_MAX), .day = form_day(&f, "day"),
        .from = minutes_of(&f, "from"), .until = minutes_of(&f, "until"),
        .days = (int)form_i64(&f, "days", 1, SHIFT_DAYS_MAX),
    };
    if (form_ok(&f) != OK)
        return duty_page(r, w, &f, 422);
    const enum err e = shift_plan(r->cx, r->who, &in, &fault);
    if (e == ERR_INVALID) {
        say_fault(&f, fault);
        return duty_page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/duty"));
}

enum err duty_end_post(struct req *r, struct resp *w)
{
    struct form f;
    int64_t id = 0;
    TRY(form_read(r, &f));
    TRY(req_id(r, "id", &id));
    TRY(shift_cancel(r->cx, r->who, (shift_id){ id }));
    return resp_redirect(w, S("/staff/duty"));
}

enum err alarm_answer_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const enum err e = alarm_answer(r->cx, r->who, req_path(r, "code"));
    if (e != OK && e != ERR_CONFLICT) /* somebody was faster: the page shows it */
        return e;
    return resp_redirect(w, S("/staff/duty"));
}
