#include "pages/violations/record.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/acts_form.h"
#include "pages/violations/record_form.h"
#include "pages/violations/record_view.h"
#include "tpl/record.h"

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct form *f, const struct draft_bar *draft, int status)
{
    struct record_view v = {
        .page = page_staff(r, str_from(tr(TR("Biên bản vi phạm hành chính")))), .draft = *draft,
        .code = c->show.held.code, .title = c->show.c.title, .basis = c->step->basis,
        .action = url_own(r->path),
    };
    v.page.script = "form_draft";
    record_fields(f, &v);
    record_choices(r->cx, f, &v);
    record_act_blocks(r->cx, f, &v);
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_record(resp_html(w, status), &v);
    return OK;
}

static str draft_name(struct req *r, const struct write_case *c)
{
    return str_fmt(r->cx->a, "write/%.*s", STR_ARG(c->step->name));
}

/* The name that stands in the title of the file: "Xử phạt: ...". */
static str suspect(str title)
{
    const str lead = S("Xử phạt: ");
    return str_starts(title, lead) ? str_sub(title, lead.n, title.n) : S("");
}

enum err record_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct draft_bar draft = { 0 };
    form_empty(r, &f);
    form_fill(&f, "made", date_iso(r->cx->a, r->cx->today));
    form_fill(&f, "detected", case_show_value(&c->show, S("detected_on")));
    form_fill(&f, "place", c->show.c.place);
    form_fill(&f, "name", suspect(c->show.c.title));
    TRY(draft_bar_open(r, c->show.held.id, c->show.held.code, draft_name(r, c), &f, &draft));
    return page(r, w, c, &f, &draft, 200);
}

enum err record_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct draft_bar draft = { 0 };
    struct step_fault fault = { 0 };
    struct law_assessment as;
    struct buf why = { .a = r->cx->a, .max = 2000 };
    TRY(form_read(r, &f));
    draft_bar_typed(r, c->show.held.code, draft_name(r, c), &f, &draft);
    TRY(acts_change(r->cx, &f));
    if (!str_eq(form_raw(&f, "do"), S("save")))
        return page(r, w, c, &f, &draft, form_ok(&f) == OK ? 200 : 422);
    const struct record_new in = record_read(r->cx, &f);
    if (form_ok(&f) == OK && record_assess(r->cx, &in, &as, &why) != OK) {
        const str args[] = { buf_str(&why) };
        form_problem(&f, "q", tr_args(r->cx->a, TR("Chưa tính được theo luật: {0}"), args, 1));
    }
    if (form_ok(&f) != OK)
        return page(r, w, c, &f, &draft, 422);
    const enum err e = record_write(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault);
    if (fault.early) {
        form_problem(&f, "made", step_refused_words(r->cx, &fault));
        return page(r, w, c, &f, &draft, 422);
    }
    TRY(e);
    draft_done(r, c->show.held.id, draft_name(r, c));
    return resp_redirect(w, case_path(r->cx->a, c->show.held.code));
}
