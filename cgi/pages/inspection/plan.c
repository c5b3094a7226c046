#include "pages/inspection/plan.h"
#include "base/lang.h"
#include "domain/facilities/facility.h"
#include "domain/inspection/plan.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/inspection/plan_view.h"
#include "tpl/plan.h"

static const struct overlap_line *overlaps_of(const struct page_drafts *d,
                                              const struct plan_show *s, visit_id mine, size_t *n)
{
    struct req *r = d->r;
    struct overlap_line *out = NEWS(r->cx->a, struct overlap_line, s->n_overlaps);
    *n = 0;
    for (size_t i = 0; i < s->n_overlaps; i++) {
        const struct plan_overlaps_row *o = &s->overlaps[i];
        if (o->mine.v != mine.v)
            continue;
        struct overlap_line *l = &out[(*n)++];
        *l = (struct overlap_line){
            .body = unit_body_words(r->cx->a, r->cx->lang, o->level, o->unit_kind, o->unit_name),
            .focus = o->focus, .month = o->month, .final = o->final, .mine = o->my_words.v,
            .other = o->other_words.v, .mine_id = o->mine.v, .other_id = o->other.v,
            .may = !o->my_words.has && plan_may_sign(r->who, user_home(r->who)) };
        l->words = form_raw(page_draft_line(d, str_fmt(r->cx->a, "agree-%lld",
                                                       (long long)o->mine.v).p, o->other.v,
                                            &l->draft), "words");
    }
    return out;
}

static void visits_of(const struct page_drafts *d, const struct plan_show *s, struct plan_view *v)
{
    struct cx *cx = d->r->cx;
    struct visit_line *out = NEWS(cx->a, struct visit_line, s->n_visits);
    for (size_t i = 0; i < s->n_visits; i++) {
        const struct plan_visits_row *row = &s->visits[i];
        out[i] = (struct visit_line){
            .id = row->id.v, .month = row->month, .score = row->score, .focus = row->focus,
            .name = facility_label(cx->a, row->kind, row->name, row->facility),
            .place = unit_place_words(cx->a, cx->lang, row->unit_kind, row->unit_name),
            .why = row->why, .writer = row->writer };
        out[i].overlaps = overlaps_of(d, s, row->id, &out[i].n_overlaps);
        out[i].drop = form_raw(page_draft_line(d, "drop", row->id.v, &out[i].draft), "why");
    }
    v->visits = out;
    v->n_visits = s->n_visits;
    v->n_open = (int64_t)s->n_open;
    v->final = s->exists && s->row.final.has;
    v->number = s->row.number.v;
    v->signer = s->row.signer.v;
    v->signed_on = s->row.signed_on.v;
}

static enum err candidates_of(struct req *r, struct plan_view *v)
{
    struct plan_candidate *c;
    size_t seen;
    TRY(plan_candidates(r->cx, user_home(r->who), (int)v->year, PLAN_CANDIDATES_SHOWN, &c,
                        &v->n_candidates, &seen));
    struct candidate_line *out = NEWS(r->cx->a, struct candidate_line, v->n_candidates);
    struct choice *choices = NEWS(r->cx->a, struct choice, v->n_candidates);
    for (size_t i = 0; i < v->n_candidates; i++) {
        out[i] = (struct candidate_line){ .id = c[i].id.v, .score = c[i].score, .name = c[i].name,
                                          .place = c[i].place, .why = c[i].why,
                                          .planned = c[i].planned };
        const str value = str_fmt(r->cx->a, "%lld", (long long)c[i].id.v);
        choices[i] = (struct choice){
            .value = value, .on = str_eq(value, v->facility.value),
            .label = str_fmt(r->cx->a, "%lld · %.*s (%.*s)", (long long)c[i].score,
                             STR_ARG(c[i].name), STR_ARG(c[i].place)) };
    }
    v->candidates = out;
    v->choices = choices;
    v->n_choices = v->n_candidates;
    v->seen = (int64_t)seen;
    v->shown = (int64_t)v->n_candidates;
    v->not_all = seen == PLAN_WEIGHED_MAX;
    return OK;
}

static void fields(const struct page_drafts *d, struct plan_view *v)
{
    const int64_t year = v->year;
    const struct form *f = page_draft_line(d, "add", year, &v->add_draft);
    const struct form *final = page_draft_line(d, "final", year, &v->final_draft);
    v->facility = field_of(f, (struct field){
        .name = "facility", .label = TR("Cơ sở"), .required = true });
    v->month = field_of(f, (struct field){
        .name = "month", .label = TR("Tháng"), .required = true, .inputmode = "numeric",
        .hint = TR("Một số từ 1 đến 12.") });
    v->focus = field_of(f, (struct field){
        .name = "focus", .label = TR("Nội dung kiểm tra"), .rows = 2, .max = 500 });
    v->paper = field_of(final, (struct field){
        .name = "number", .label = TR("Số quyết định phê duyệt kế hoạch"), .required = true });
    v->day = field_of(final, (struct field){
        .name = "signed_on", .label = TR("Ngày ký"), .required = true });
    v->by = field_of(final, (struct field){
        .name = "signer", .label = TR("Người ký, chức vụ"), .required = true });
    v->problems = form_problems(d->typed, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static enum err page(struct req *r, struct resp *w, struct form *f, int year, int status)
{
    struct page_drafts drafts;
    const struct office *o = user_home(r->who);
    struct plan_show s;
    struct plan_view v = {
        .page = page_staff(r, str_from(tr(TR("Kế hoạch kiểm tra năm")))), .year = year,
        .next = year == r->cx->today.y ? year + 1 : year - 1, .unit = o->unit_name,
        .may_edit = plan_may_edit(o), .may_sign = plan_may_sign(r->who, o),
    };
    TRY(plan_load(r->cx, o, year, &s));
    TRY(page_drafts_open(r, (case_id){ 0 }, S("plan"), f, &v.page, &drafts));
    visits_of(&drafts, &s, &v);
    fields(&drafts, &v);
    TRY(candidates_of(r, &v));
    tpl_plan(resp_html(w, status), &v);
    return OK;
}

enum err plan_get(struct req *r, struct resp *w)
{
    struct form f;
    const int now = r->cx->today.y;
    form_empty(r, &f);
    return page(r, w, &f, (int)req_query_i64(r, "year", now, now + 1, now), 200);
}

static int year_of(struct req *r, struct form *f)
{
    return (int)form_i64(f, "year", r->cx->today.y, r->cx->today.y + 1);
}

static enum err back(struct req *r, struct resp *w, int year)
{
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/plan?year=%d", year));
}

/* A year out of range comes from no page of ours. */
static enum err again(struct req *r, struct resp *w, struct form *f, int year)
{
    return page(r, w, f, year ? year : r->cx->today.y, 422);
}

enum err plan_add_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const struct visit_new in = {
        .year = year_of(r, &f), .month = (int)form_i64(&f, "month", 1, 12),
        .facility = { form_i64(&f, "facility", 1, INT64_MAX) },
        .focus = form_opt(&f, "focus", 500),
    };
    if (form_ok(&f) != OK)
        return again(r, w, &f, in.year);
    const enum err e = plan_add(r->cx, r->who, user_home(r->who), &in);
    if (e == ERR_DUPLICATE)
        form_problem(&f, "facility", str_from(tr(TR("Cơ sở này đã có trong kế hoạch của năm."))));
    if (e == ERR_CONFLICT)
        form_problem(&f, "facility", str_from(tr(TR("Kế hoạch đã ban hành. Khi có dấu hiệu vi "
            "phạm, hãy kiểm tra đột xuất từ vụ việc."))));
    if (e == ERR_DUPLICATE || e == ERR_CONFLICT)
        return again(r, w, &f, in.year);
    TRY(e);
    draft_sent(r, &f);
    return back(r, w, in.year);
}

enum err plan_drop_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const int year = year_of(r, &f);
    const visit_id id = { form_i64(&f, "visit", 1, INT64_MAX) };
    const str why = form_str(&f, "why", 500);
    if (form_ok(&f) != OK)
        return again(r, w, &f, year);
    TRY(plan_drop(r->cx, r->who, user_home(r->who), year, id, why));
    draft_sent(r, &f);
    return back(r, w, year);
}

enum err plan_agree_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const int year = year_of(r, &f);
    const visit_id mine = { form_i64(&f, "mine", 1, INT64_MAX) };
    const visit_id other = { form_i64(&f, "other", 1, INT64_MAX) };
    const str words = form_str(&f, "words", 500);
    if (form_ok(&f) != OK)
        return again(r, w, &f, year);
    TRY(plan_agree(r->cx, r->who, user_home(r->who), year, mine, other, words));
    draft_sent(r, &f);
    return back(r, w, year);
}

enum err plan_final_post(struct req *r, struct resp *w)
{
    struct form f;
    size_t open;
    TRY(form_read(r, &f));
    const struct plan_final in = {
        .year = year_of(r, &f), .number = form_str(&f, "number", 60),
        .signed_on = form_day(&f, "signed_on"), .signer = form_str(&f, "signer", 200),
    };
    if (date_valid(in.signed_on) && date_cmp(in.signed_on, r->cx->today) > 0)
        form_problem(&f, "signed_on", str_from(tr(TR("Ngày này ở tương lai."))));
    if (form_ok(&f) != OK)
        return again(r, w, &f, in.year);
    const enum err e = plan_finish(r->cx, r->who, user_home(r->who), &in, &open);
    if (e == ERR_INVALID && open > 0) {
        const str n = str_fmt(r->cx->a, "%zu", open);
        form_problem(&f, "number", tr_args(r->cx->a, TR("Còn {0} lần trùng với cơ quan khác chưa "
            "được cả hai bên thống nhất. Hãy thống nhất ở từng cơ sở trước khi ban hành."), &n, 1));
        return again(r, w, &f, in.year);
    }
    TRY(e);
    draft_sent(r, &f);
    return back(r, w, in.year);
}
