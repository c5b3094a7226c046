#include "pages/inspection/inspection.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/inspection/inspection.h"
#include "domain/inspection/order.h"
#include "domain/inspection/sample.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/preview.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/inspection/view.h"
#include "pages/onsite/onsite.h"
#include "tpl/inspection.h"

static void fields(const struct form *f, struct inspection_view *v)
{
    v->visited = field_of(f, (struct field){
        .name = "visited", .label = TR("Ngày kiểm tra"), .required = true });
    v->visited_time = field_of(f, (struct field){
        .name = "visited_time", .label = TR("Giờ kiểm tra"), .required = true,
        .hint = TR("Giờ:phút, ví dụ 14:30"), .inputmode = "numeric" });
    v->place = field_of(f, (struct field){
        .name = "place", .label = TR("Nơi kiểm tra"), .required = true });
    v->people = field_of(f, (struct field){
        .name = "people", .label = TR("Đoàn kiểm tra và người được gặp"), .rows = 4,
        .required = true, .hint = TR("Họ tên, chức vụ, cơ quan hoặc cơ sở của từng người.") });
    v->seen = field_of(f, (struct field){
        .name = "seen", .label = TR("Những gì đã thấy"), .rows = 8, .required = true });
    v->samples = field_of(f, (struct field){
        .name = "samples", .label = TR("Mẫu đã lấy"), .rows = 3,
        .hint = TR("Loại mẫu, số lượng, vị trí, nơi thử nghiệm.") });
    v->finding = field_of(f, (struct field){
        .name = "finding", .label = TR("Kết luận kiểm tra"), .required = true });
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct form *f, const struct draft_bar *draft, int status)
{
    const struct flow_field *finding = flow_field(c->show.held.flow, S("finding"));
    if (!finding)
        return ERR_INTERNAL;
    const str heading = flow_words(r->cx->lang, c->step->title);
    struct inspection_view v = {
        .page = page_staff(r, heading), .code = c->show.held.code, .title = c->show.c.title,
        .heading = heading, .basis = c->step->basis, .action = url_own(r->path),
        .draft = *draft,
    };
    v.page.drafts = true;
    fields(f, &v);
    v.findings = flow_choices(r->cx, finding, v.finding.value, &v.n_findings);
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_inspection(resp_html(w, status), &v);
    return OK;
}

/* The team of the decision, one a line; samples with point and seal: nobody types them twice. */
static enum err known(struct cx *cx, case_id cid, str *people, str *samples)
{
    struct visit_order_of_row *team;
    struct samples_of_case_row *rows;
    struct buf b = { .a = cx->a, .max = 4000 }, s = { .a = cx->a, .max = 4000 };
    size_t n_team, n;
    TRY(visit_order_of(cx, (struct visit_order_of_in){ .cid = cid }, &team, &n_team));
    TRY(samples_of_case(cx, (struct samples_of_case_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n_team; i++)
        buf_fmt(&b, "%s%.*s, %.*s", i ? "\n" : "", STR_ARG(team[i].name), STR_ARG(team[i].post));
    for (size_t i = 0; i < n; i++) {
        const str words[] = { rows[i].code, rows[i].point, rows[i].seal };
        if (rows[i].void_why.has)
            continue;
        buf_add(&s, s.n ? S("\n") : S(""));
        buf_add(&s, tr_args(cx->a, TR("{0}: {1}, niêm phong số {2}"), words, 3));
    }
    *people = text_cut(buf_str(&b), 4000);
    *samples = text_cut(buf_str(&s), 4000);
    return OK;
}

static str draft_name(struct req *r, const struct write_case *c)
{
    return str_fmt(r->cx->a, "write/%.*s", STR_ARG(c->step->name));
}

enum err inspection_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    str people, samples;
    struct draft_bar draft = { 0 };
    TRY(known(r->cx, c->show.held.id, &people, &samples));
    form_empty(r, &f);
    TRY(onsite_fill(r, c->show.held.id, &f));
    if (str_empty(form_raw(&f, "visited")))
        form_fill(&f, "visited", date_iso(r->cx->a, r->cx->today));
    if (str_empty(form_raw(&f, "place")))
        form_fill(&f, "place", c->show.c.place);
    form_fill(&f, "people", people);
    form_fill(&f, "samples", samples);
    TRY(draft_bar_open(r, c->show.held.id, c->show.held.code, draft_name(r, c), &f, &draft));
    return page(r, w, c, &f, &draft, 200);
}

static struct inspection_new read_form(struct req *r, struct form *f, const struct write_case *c)
{
    const struct flow_field *finding = flow_field(c->show.held.flow, S("finding"));
    const size_t n = finding ? finding->n_choices : 0;
    const char **values = NEWS(r->cx->a, const char *, n);
    for (size_t i = 0; i < n; i++)
        values[i] = str_c(r->cx->a, finding->choices[i].value);
    const struct inspection_new in = {
        .visited = form_moment(f, "visited"),
        .place = form_str(f, "place", 300),
        .people = form_str(f, "people", 4000),
        .seen = form_str(f, "seen", 8000),
        .samples = form_opt(f, "samples", 4000),
        .finding = form_one_of(f, "finding", values, n),
    };
    if (date_valid(in.visited.day) && instant_of(in.visited) > r->cx->now)
        form_problem(f, "visited", str_from(tr(TR("Thời điểm kiểm tra ở tương lai."))));
    return in;
}

enum err inspection_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct draft_bar draft = { 0 };
    struct step_fault fault = { 0 };
    TRY(form_read(r, &f));
    draft_bar_typed(r, c->show.held.code, draft_name(r, c), &f, &draft);
    const struct inspection_new in = read_form(r, &f, c);
    if (form_ok(&f) != OK)
        return page(r, w, c, &f, &draft, 422);
    TRY(inspection_write(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault));
    draft_done(r, c->show.held.id, draft_name(r, c));
    return resp_redirect(w, case_path(r->cx->a, c->show.held.code));
}
