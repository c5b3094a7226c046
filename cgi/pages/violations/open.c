#include "pages/violations/open.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/flows/today.h"
#include "domain/inspection/sample.h"
#include "domain/violations/open.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/view.h"
#include "tpl/sanction_open.h"

/* The workflow's terms for the record: the field of the sanction flow of today. */
static enum err term_field(struct cx *cx, const struct flow_field **term)
{
    const struct flow *flow;
    TRY(flow_today(cx, S("sanction"), &flow));
    *term = flow_field(flow, S("record_term"));
    return *term ? OK : ERR_INTERNAL;
}

static enum err load(struct req *r, struct case_show *s, const struct flow_field **term)
{
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), s));
    TRY(term_field(r->cx, term));
    return sanction_may_open(r->who, s->held.flow, s->held.unit) ? OK : ERR_FORBIDDEN;
}

static enum err page(struct req *r, struct resp *w, const struct case_show *s,
                     const struct flow_field *term, struct form *f, int status)
{
    struct page page = page_staff(r, str_from(tr(TR("Lập hồ sơ xử phạt"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, s->held.id, S(""), f, &page, &draft));
    struct sanction_open_view v = {
        .page = page, .draft = draft,
        .code = s->held.code, .title = s->c.title,
        .violator = field_of(f, (struct field){
            .name = "violator", .label = TR("Người bị nghi vi phạm"), .required = true,
            .hint = TR("Tên cơ sở hoặc người; chưa biết thì tả ngắn, ví dụ: người đổ trộm phế "
                       "thải.") }),
        .detected = field_of(f, (struct field){
            .name = "detected_on", .label = TR("Ngày phát hiện vi phạm"), .required = true,
            .hint = TR("Thời hạn lập biên bản tính từ ngày này.") }),
        .term = field_of(f, (struct field){
            .name = "record_term", .label = TR("Trường hợp lập biên bản"), .required = true }),
        .result = field_of(f, (struct field){
            .name = "result_on", .label = TR("Ngày nhận kết quả giám định, kiểm nghiệm"),
            .hint = TR("Chỉ khi lập biên bản sau khi có kết quả: thời hạn tính từ ngày này.") }),
    };
    v.terms = flow_choices(r->cx, term, v.term.value, &v.n_terms);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_sanction_open(resp_html(w, status), &v);
    return OK;
}

enum err sanction_open_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    opt_date result;
    const struct flow_field *term;
    TRY(load(r, &s, &term));
    form_empty(r, &f);
    const str seen = case_show_value(&s, S("inspected_on"));
    form_fill(&f, "detected_on", str_empty(seen) ? date_iso(r->cx->a, r->cx->today) : seen);
    TRY(sample_first_result(r->cx, s.held.id, &result));
    form_fill(&f, "record_term", result.has ? S("after_test") : S("normal"));
    if (result.has)
        form_fill(&f, "result_on", date_iso(r->cx->a, result.v));
    return page(r, w, &s, term, &f, 200);
}

/* The term after a test counts from the day its result came (Decree 118/2021 art. 12.2). */
static opt_date read_result(struct req *r, struct form *f, str term, struct date detected)
{
    opt_date d = { 0 };
    if (!str_eq(term, S("after_test")))
        return d;
    d = (opt_date){ .has = true, .v = form_day(f, "result_on") };
    if (date_valid(d.v) && date_cmp(d.v, r->cx->today) > 0)
        form_problem(f, "result_on", str_from(tr(TR("Ngày này ở tương lai."))));
    else if (date_valid(d.v) && date_valid(detected) && date_cmp(d.v, detected) < 0)
        form_problem(f, "result_on", str_from(tr(TR("Ngày này trước ngày phát hiện vi phạm."))));
    return d;
}

enum err sanction_open_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    str code;
    const struct flow_field *term;
    TRY(load(r, &s, &term));
    TRY(form_read(r, &f));
    const char **values = NEWS(r->cx->a, const char *, term->n_choices);
    for (size_t i = 0; i < term->n_choices; i++)
        values[i] = str_c(r->cx->a, term->choices[i].value);
    struct sanction_new in = {
        .violator = form_str(&f, "violator", 150),
        .detected = form_day(&f, "detected_on"),
        .record_term = form_one_of(&f, "record_term", values, term->n_choices),
    };
    in.result = read_result(r, &f, in.record_term, in.detected);
    if (date_cmp(in.detected, r->cx->today) > 0)
        form_problem(&f, "detected_on", str_from(tr(TR("Ngày này ở tương lai."))));
    if (form_ok(&f) != OK)
        return page(r, w, &s, term, &f, 422);
    TRY(sanction_open(r->cx, r->who, s.held.code, &in, &code));
    draft_sent(r, &f);
    return resp_redirect(w, case_path(r->cx->a, code));
}
