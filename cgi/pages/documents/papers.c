#include "pages/documents/papers.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/documents/gather.h"
#include "pages/answer.h"
#include "pages/documents/view.h"
#include "pages/frame.h"
#include "print/pdf.h"
#include "tpl/paper.h"
#include "tpl/papers.h"

enum err papers_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct paper_list list;
    TRY(papers_of_case(cx, r->who, req_path(r, "code"), &list));
    struct papers_view v = { .page = page_staff(r, str_from(tr(TR("Văn bản, biểu mẫu")))),
                             .code = req_path(r, "code"), .title = list.title };
    struct paper_line_view *out = NEWS(cx->a, struct paper_line_view, list.n);
    for (size_t i = 0; i < list.n; i++) {
        const struct paper_form *f = list.v[i];
        const str args[] = { v.code, f->slug };
        out[i] = (struct paper_line_view){
            .code = f->code, .name = f->name, .basis = f->basis,
            .href = url_path(cx->a, "/staff/cases/%s/papers/%s", args, COUNT(args)) };
    }
    v.forms = out;
    v.n_forms = list.n;
    tpl_papers(resp_html(w, 200), &v);
    return OK;
}

static void fields_of(struct cx *cx, const struct paper *p, struct paper_view *v)
{
    const struct paper_form *f = p->form;
    struct paper_field_view *out = NEWS(cx->a, struct paper_field_view, f->n_fields);
    str group = S("");
    for (size_t i = 0; i < f->n_fields; i++) {
        const struct paper_field *field = &f->fields[i];
        const str value = paper_value(p->data, field->key);
        out[i] = (struct paper_field_view){
            .group = str_eq(field->group, group) ? S("") : field->group,
            .label = field->label, .value = value,
            .place = !str_empty(value) ? PAPER_FILLED
                   : field->optional   ? PAPER_OPEN : PAPER_MISSING };
        group = field->group;
        v->n_filled += out[i].place == PAPER_FILLED;
        v->n_missing += out[i].place == PAPER_MISSING;
    }
    v->fields = out;
    v->n_fields = f->n_fields;
}

static enum err field_page(struct req *r, struct resp *w, const struct paper *p,
                           struct paper_view *v)
{
    v->page = page_staff(r, p->form->name);
    v->form = p->form->code;
    v->name = p->form->name;
    v->basis = p->form->basis;
    v->draft = p->around.draft;
    v->ready = p->ready;
    v->confirmed = p->around.confirmed;
    fields_of(r->cx, p, v);
    tpl_paper(resp_html(w, 200), v);
    return OK;
}

enum err paper_send(struct req *r, struct resp *w, const struct paper *p, str name)
{
    struct cx *cx = r->cx;
    str described, pdf;
    if (!p->ready)
        return ERR_NOT_FOUND;
    TRY(paper_fill(cx->a, p->form, p->data, &p->around, &described));
    TRY(pdf_make(cx->a, str_c(cx->a, cx->conf->print_program),
                 str_c(cx->a, cx->conf->print_fonts), described, &pdf));
    resp_download(w, str_fmt(cx->a, "%.*s-%.*s.pdf", STR_ARG(name), STR_ARG(p->form->slug)));
    return resp_bytes(w, 200, "application/pdf", pdf);
}

enum err paper_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct paper p;
    const str args[] = { req_path(r, "code"), req_path(r, "form") };
    TRY(paper_make(cx, r->who, args[0], args[1], &p));
    struct paper_view v = {
        .of = args[0], .home = url_path(cx->a, "/staff/cases/%s", args, 1),
        .pdf = url_path(cx->a, "/staff/cases/%s/papers/%s/pdf", args, COUNT(args)),
        .back = url_path(cx->a, "/staff/cases/%s/papers", args, 1) };
    return field_page(r, w, &p, &v);
}

enum err paper_pdf_get(struct req *r, struct resp *w)
{
    struct paper p;
    const str code = req_path(r, "code");
    TRY(paper_make(r->cx, r->who, code, req_path(r, "form"), &p));
    return paper_send(r, w, &p, code);
}

static enum err of_delegation(struct req *r, struct paper *p)
{
    int64_t id = 0;
    TRY(req_id(r, "id", &id));
    return paper_of_delegation(r->cx, r->who, (delegation_id){ id }, req_path(r, "form"), p);
}

enum err delegation_paper_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct paper p;
    const str args[] = { req_path(r, "id"), req_path(r, "form") };
    TRY(of_delegation(r, &p));
    struct paper_view v = {
        .of = paper_value(p.data, S("delegation.number")),
        .home = url_path(cx->a, "/staff/delegations/%s", args, 1),
        .pdf = url_path(cx->a, "/staff/delegations/%s/papers/%s/pdf", args, COUNT(args)),
        .back = url_own(S("/staff/delegations")) };
    return field_page(r, w, &p, &v);
}

enum err delegation_paper_pdf_get(struct req *r, struct resp *w)
{
    struct paper p;
    TRY(of_delegation(r, &p));
    return paper_send(r, w, &p, req_path(r, "id"));
}
