#include "pages/law/fine.h"
#include "base/lang.h"
#include "law/law.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/law/view.h"
#include "pages/violations/acts_form.h"
#include "pages/violations/acts_view.h"
#include "pages/violations/assessed.h"
#include "tpl/law_fine.h"

static struct law_file file_typed(struct cx *cx, struct form *f)
{
    struct law_file in = {
        .handled_on = form_day(f, "handled"),
        .subject = subject_read(f),
        .n_acts = acts_typed(f),
    };
    struct law_act_in *acts = NEWS(cx->a, struct law_act_in, in.n_acts);
    for (size_t i = 0; i < in.n_acts; i++) {
        acts[i] = act_read(cx, f, i, (opt_date){ 0 });
        act_not_after(f, i, &acts[i], in.handled_on, TR("Ngày của hành vi sau ngày xử lý."));
    }
    if (in.n_acts == 0)
        form_problem(f, "q", str_from(tr(TR("Hãy tìm và thêm ít nhất một hành vi."))));
    in.acts = acts;
    return in;
}

static void show(struct cx *cx, const struct law_assessment *as, struct law_fine_view *v)
{
    struct fine_lines *costs = NEWS(cx->a, struct fine_lines, as->n_acts);
    v->sure = true;
    for (size_t i = 0; i < as->n_acts; i++) {
        costs[i] = fine_lines(cx, as, &as->acts[i]);
        v->sure = v->sure && costs[i].sure;
    }
    v->answered = true;
    v->costs = costs;
    v->n_costs = as->n_acts;
    v->total_min = as->total_min;
    v->total_max = as->total_max;
    v->may_explain = as->may_explain;
    v->signers = signer_lists(cx, as);
    v->warnings = cx->lang == LANG_EN ? as->warnings : as->warnings_vi;
    v->n_warnings = as->n_warnings;
}

static void answer(struct cx *cx, struct form *f, struct law_fine_view *v)
{
    struct law_assessment as;
    struct buf why = { .a = cx->a, .max = 2000 };
    const struct law_file in = file_typed(cx, f);
    if (form_ok(f) != OK)
        return;
    if (law_assess(cx->a, cx->law, &in, &as, &why) == OK) {
        show(cx, &as, v);
        return;
    }
    const str args[] = { buf_str(&why) };
    form_problem(f, "handled", tr_args(cx->a, TR("Chưa tính được theo luật: {0}"), args, 1));
}

static enum err page(struct req *r, struct resp *w, struct form *f, struct law_fine_view *v)
{
    struct cx *cx = r->cx;
    struct date day;
    v->page = page_staff(r, str_from(tr(TR("Tính mức phạt"))));
    v->handled = field_of(f, (struct field){
        .name = "handled", .label = TR("Ngày xử lý"), .required = true,
        .hint = TR("Thẩm quyền và thủ tục theo luật của ngày này.") });
    v->subject = field_of(f, (struct field){
        .name = "subject", .label = TR("Người vi phạm là"), .required = true });
    v->subjects = subject_list(cx, v->subject.value, &v->n_subjects);
    if (date_parse_vi(v->handled.value, &day) == OK)
        v->handled.value = date_iso(cx->a, day); /* what a date field shows */
    else
        day = cx->today;
    v->acts = acts_view(cx, f, ACTS_OF_QUESTION, day);
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
    tpl_law_fine(resp_html(w, v->n_problems ? 422 : 200), v);
    return OK;
}

/* Did the button add or remove an act? */
enum change { ACTS_SAME = 1, ACTS_CHANGED };

/* Nothing that a button or an empty field left behind: the address says the question alone. */
static bool belongs(const struct pair *p, enum change change)
{
    const bool passing = str_eq(p->name, S("do")) || str_eq(p->name, S("pick"))
        || str_eq(p->name, S("q")) || str_eq(p->name, S("lang"));
    return !str_empty(p->value) && !(change == ACTS_CHANGED && passing);
}

static bool has_gaps(const struct form *f)
{
    for (size_t i = 0; i < f->fields.n; i++)
        if (!belongs(&f->fields.v[i], ACTS_SAME))
            return true;
    return false;
}

static enum err kept_address(struct req *r, struct resp *w, const struct form *f,
                             enum change change)
{
    struct url to = url_own(S("/staff/law/fine"));
    for (size_t i = 0; i < f->fields.n; i++)
        if (belongs(&f->fields.v[i], change))
            to = url_with(r->cx->a, to, f->fields.v[i].name, f->fields.v[i].value);
    const bool acts = change == ACTS_CHANGED || str_eq(form_raw(f, "do"), S("find"));
    return resp_redirect(w, str_fmt(r->cx->a, "%.*s%s", STR_ARG(to.checked), acts ? "#acts" : ""));
}

enum err law_fine_get(struct req *r, struct resp *w)
{
    struct form f;
    struct law_fine_view v = { 0 };
    form_query(r, &f);
    const str what = form_raw(&f, "do");
    const enum change change = str_eq(what, S("add")) || str_starts(what, S("remove-"))
        ? ACTS_CHANGED : ACTS_SAME;
    TRY(acts_change(r->cx, &f));
    if (form_ok(&f) == OK && (change == ACTS_CHANGED || has_gaps(&f)))
        return kept_address(r, w, &f, change);
    if (f.fields.n == 0)
        form_fill(&f, "handled", date_iso(r->cx->a, r->cx->today));
    if (str_eq(what, S("count")))
        answer(r->cx, &f, &v);
    return page(r, w, &f, &v);
}
