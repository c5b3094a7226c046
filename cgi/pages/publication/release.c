#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/publication/head.h"
#include "tpl/publication.h"

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct form *f, int status)
{
    struct publication_of_case_row p;
    TRY(publication_load(r->cx, c->show.c.id, &p));
    const struct violator shown = publication_shown(&p);
    const str args[] = { p.maker_name, instant_vi(r->cx->a, p.made) };
    struct publication_view v = publication_head(r, c);
    v.note = tr_args(r->cx->a, TR("Soạn: {0}, {1}. Người duyệt chịu trách nhiệm rằng nội dung "
                                  "đúng với quyết định."), args, COUNT(args));
    TRY(publication_preview(r->cx, &shown, &v));
    v.seen = str_fmt(r->cx->a, "%lld", (long long)p.made);
    v.button = TR("Công bố ngay");
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_publication(resp_html(w, status), &v);
    return OK;
}

enum err release_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, c, &f, 200);
}

enum err release_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct step_fault fault = { 0 };
    struct form f;
    TRY(form_read(r, &f));
    const instant made = form_i64(&f, "seen", 1, INT64_MAX);
    TRY(form_ok(&f));
    const enum err e = publication_release(r->cx, r->who, c->show.held.code, c->step->name, made,
                                           &fault);
    const str words = step_refused_words(r->cx, &fault);
    if (e != ERR_CONFLICT || str_empty(words)) {
        TRY(e);
        return resp_redirect(w, S("/staff/publications"));
    }
    form_problem(&f, "", words);
    return page(r, w, c, &f, 422);
}
