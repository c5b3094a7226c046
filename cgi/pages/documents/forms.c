#include "pages/documents/forms.h"
#include "base/lang.h"
#include "domain/documents/check.h"
#include "domain/drafts/form_draft.h"
#include "pages/answer.h"
#include "pages/documents/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/form_check.h"
#include "tpl/forms.h"

#define WORDS_MAX 500

static void last_check(const struct form_checks_row *rows, size_t n, str digest,
                       struct form_line_view *v)
{
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(rows[i].digest, digest))
            continue;
        v->checked = true;
        v->good = rows[i].good;
        v->compared = rows[i].compared;
        v->who = rows[i].name;
        v->when = rows[i].made;
        return;
    }
}

static struct form_line_view line_of(struct cx *cx, const struct paper_form *f,
                                     const struct form_checks_row *rows, size_t n)
{
    const str args[] = { f->slug, paper_version(cx, f) };
    struct form_line_view v = {
        .code = f->code, .name = f->name, .basis = f->basis, .from = f->from,
        .href = url_path(cx->a, "/staff/forms/%s/%s", args, COUNT(args)) };
    if (f->to.has)
        v.to = f->to.v;
    last_check(rows, n, f->digest, &v);
    return v;
}

enum err forms_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct form_checks_row *rows;
    size_t n;
    struct forms_view v = { .page = page_staff(r, str_from(tr(TR("Đối chiếu biểu mẫu")))) };
    TRY(paper_checks(cx, &rows, &n));
    struct form_line_view *out = NEWS(cx->a, struct form_line_view, cx->forms->n);
    for (size_t i = 0; i < cx->forms->n; i++)
        out[i] = line_of(cx, &cx->forms->v[i], rows, n);
    v.forms = out;
    v.n_forms = cx->forms->n;
    tpl_forms(resp_html(w, 200), &v);
    return OK;
}

static const struct paper_form *asked(struct req *r)
{
    struct cx *cx = r->cx;
    for (size_t i = 0; i < cx->forms->n; i++)
        if (str_eq(cx->forms->v[i].slug, req_path(r, "form"))
            && str_eq(paper_version(cx, &cx->forms->v[i]), req_path(r, "digest")))
            return &cx->forms->v[i];
    return NULL;
}

/* The version by its first bytes: its whole name is longer than that of a draft may be. */
static str draft_of(struct cx *cx, const struct paper_form *form)
{
    return str_fmt(cx->a, "forms" DRAFT_TAIL "%.*s-%.*s", STR_ARG(form->slug),
                   STR_ARG(str_sub(paper_version(cx, form), 0, 16)));
}

static enum err page(struct req *r, struct resp *w, int status, struct form *f)
{
    struct cx *cx = r->cx;
    struct form_checks_row *rows;
    size_t n;
    const struct paper_form *form = asked(r);
    if (!form)
        return ERR_NOT_FOUND;
    TRY(paper_checks(cx, &rows, &n));
    struct page page = page_staff(r, form->name);
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, draft_of(cx, form), f, &page, &draft));
    struct form_check_view v = {
        .page = page, .draft = draft, .line = line_of(cx, form, rows, n),
        .fields = form->fields, .n_fields = form->n_fields,
        .words = field_of(f, (struct field){
            .name = "words", .rows = 3, .required = true, .max = WORDS_MAX,
            .label = TR("Đã đối chiếu với văn bản nào, hoặc vì sao rút lại"),
            .hint = TR("Ghi số, ngày của văn bản và phụ lục đã đọc.") }) };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_form_check(resp_html(w, status), &v);
    return OK;
}

enum err form_check_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, 200, &f);
}

enum err form_check_post(struct req *r, struct resp *w)
{
    static const char *const verbs[] = { "compared", "taken_back" };
    struct form f;
    TRY(form_read(r, &f));
    const struct paper_form *form = asked(r);
    const str words = form_str(&f, "words", WORDS_MAX);
    const str verb = form_one_of(&f, "do", verbs, COUNT(verbs));
    if (!form)
        return ERR_CONFLICT; /* the file was changed since the page was shown */
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f);
    TRY(paper_check_add(r->cx, r->who, form->slug, form->digest,
                        str_eq(verb, S("compared")) ? PAPER_COMPARED : PAPER_TAKEN_BACK, words));
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/forms"));
}
