#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/preview.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "pages/publication/head.h"
#include "tpl/publication.h"

struct publication_view publication_head(struct req *r, const struct write_case *c)
{
    const str title = flow_words(r->cx->lang, c->step->title);
    return (struct publication_view){
        .page = page_staff(r, title), .code = c->show.held.code, .title = c->show.c.title,
        .heading = title, .basis = c->step->basis, .action = url_own(r->path),
    };
}

const char *publication_number_problem(void)
{
    return tr(TR("Có dãy số giống số định danh hoặc số điện thoại; hãy bỏ đi: không được đăng."));
}

static const struct flow_field *ground_field(const struct flow_step *s)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (str_eq(s->needs[i]->name, S("publish_basis")))
            return s->needs[i];
    return NULL;
}

/* Only the grounds that fit what the decision says. */
static void grounds(struct req *r, const struct form *f, const struct flow_step *s,
                    enum publication_call call, struct publication_view *v)
{
    const struct flow_field *field = ground_field(s);
    const size_t n = field ? field->n_choices : 0;
    struct choice *out = NEWS(r->cx->a, struct choice, n);
    const str typed = form_raw(f, "ground");
    for (size_t i = 0; i < n; i++)
        if (publication_ground_ok(call, field->choices[i].value))
            out[v->n_grounds++] = (struct choice){
                .value = field->choices[i].value,
                .label = flow_words(r->cx->lang, field->choices[i].label),
                .on = str_eq(typed, field->choices[i].value) || call == PUBLICATION_CHOSEN };
    v->grounds = out;
}

static struct field area(const struct form *f, const char *name, const char *label, bool required)
{
    return field_of(f, (struct field){ .name = name, .label = label, .rows = 5,
                                       .required = required });
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct publication_plan *plan, struct form *f,
                     const struct looks *looks, int status)
{
    struct publication_view v = publication_head(r, c);
    if (plan->call == PUBLICATION_NO || plan->gate.verdict == GATE_MUST_NOT) {
        v.why_not = str_from(tr(TR("Quyết định này chỉ được thống kê, không được nêu tên: "
                                   "không thuộc trường hợp của Điều 72 Nghị định "
                                   "45/2022/NĐ-CP và người ra quyết định không chọn công bố, "
                                   "hoặc có lý do khác để không nêu tên.")));
        tpl_publication(resp_html(w, status), &v);
        return OK;
    }
    v.note = tr_args(r->cx->a, plan->call == PUBLICATION_CHOSEN
                     ? TR("Người ra quyết định chọn công bố. Căn cứ: {0}")
                     : TR("Luật buộc công bố quyết định này. Căn cứ: {0}"),
                     &plan->text.basis, 1);
    TRY(draft_here(r, c->show.held.id, S(""), f, &v.page, &v.draft));
    v.act = area(f, "act", TR("Hành vi vi phạm"), true);
    v.sanction = area(f, "sanction", TR("Hình thức xử phạt"), true);
    v.remedy = area(f, "remedy", TR("Biện pháp khắc phục và thời hạn"), false);
    v.words = field_of(f, (struct field){ .name = "ground", .label = TR("Căn cứ công bố"),
                                          .required = true });
    v.act.hint = TR("Không ghi số định danh, ngày sinh, số điện thoại hay tên người khác.");
    grounds(r, f, c->step, plan->call, &v);
    struct violator shown = plan->text;
    shown.act = form_raw(f, "act");
    shown.sanction = form_raw(f, "sanction");
    shown.remedy = form_raw(f, "remedy");
    TRY(publication_preview(r->cx, &shown, &v));
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    v.looks = looks;
    v.button = TR("Gửi người thứ hai duyệt");
    tpl_publication(resp_html(w, status), &v);
    return OK;
}

enum err prepare_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct publication_plan plan;
    struct form f;
    TRY(publication_propose(r->cx, c->show.c.id, &plan));
    form_empty(r, &f);
    form_fill(&f, "act", plan.text.act);
    form_fill(&f, "sanction", plan.text.sanction);
    form_fill(&f, "remedy", plan.text.remedy);
    form_fill(&f, "ground", case_show_value(&c->show, S("publish_basis")));
    return page(r, w, c, &plan, &f, &(struct looks){ 0 }, 200);
}

static void no_number(struct form *f, const char *field, str text)
{
    if (publication_has_number(text))
        form_problem(f, field, str_from(publication_number_problem()));
}

enum err prepare_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct publication_plan plan;
    struct step_fault fault = { 0 };
    struct looks looks = { 0 };
    struct form f;
    TRY(publication_propose(r->cx, c->show.c.id, &plan));
    TRY(form_read(r, &f));
    if (plan.call == PUBLICATION_NO || plan.gate.verdict == GATE_MUST_NOT)
        return page(r, w, c, &plan, &f, &looks, 422);
    const bool sends = !str_eq(form_opt(&f, "do", 10), S("preview"));
    const struct publication_text in = {
        .ground = sends ? form_str(&f, "ground", 40) : S(""),
        .act = form_str(&f, "act", PUBLICATION_ACT_MAX),
        .sanction = form_str(&f, "sanction", PUBLICATION_SANCTION_MAX),
        .remedy = form_opt(&f, "remedy", PUBLICATION_REMEDY_MAX),
    };
    if (sends && !str_empty(in.ground) && !publication_ground_ok(plan.call, in.ground))
        form_problem(&f, "ground", str_from(tr(TR("Căn cứ này không phù hợp với quyết định."))));
    no_number(&f, "act", in.act);
    no_number(&f, "sanction", in.sanction);
    no_number(&f, "remedy", in.remedy);
    if (sends) {
        look_at(r, &f, "act", in.act, S(""), &looks);
        look_at(r, &f, "sanction", in.sanction, S(""), &looks);
        look_at(r, &f, "remedy", in.remedy, S(""), &looks);
    }
    const bool wrong = form_ok(&f) != OK;
    if (wrong || !sends)
        return page(r, w, c, &plan, &f, &looks, wrong ? 422 : 200);
    TRY(publication_prepare(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault));
    draft_here_done(r, S(""));
    return resp_redirect(w, S("/staff/publications"));
}
