#include "pages/documents/papers.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/documents/typed.h"
#include "pages/answer.h"
#include "pages/documents/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
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
            .numbered = paper_has_code(f),
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

/* What stands there now, to be typed over. */
static void fill_asks(struct form *f, const struct paper *p)
{
    for (size_t i = 0; i < p->form->n_fields; i++) {
        const struct paper_field *field = &p->form->fields[i];
        const str lines = paper_value(p->data, str_fmt(f->a, "%.*s.typed", STR_ARG(field->key)));
        const bool list = str_eq(str_sub(field->key, 0, 6), S("goods."));
        if (field->typed)
            form_fill(f, str_c(f->a, field->key),
                      list ? lines : paper_value(p->data, field->key));
    }
}

/* What nothing in the file knows. */
static void asks_of(struct req *r, const struct paper *p, const struct form *f,
                    struct paper_view *v)
{
    struct field *out = NEWS(r->cx->a, struct field, p->form->n_fields);
    for (size_t i = 0; i < p->form->n_fields && p->asks; i++) {
        const struct paper_field *field = &p->form->fields[i];
        if (!field->typed)
            continue;
        out[v->n_asks] = field_of(f, (struct field){
            .name = str_c(r->cx->a, field->key), .label = str_c(r->cx->a, field->label),
            .rows = 2, .max = PAPER_WORD_MAX,
            .hint = str_starts(field->key, S("goods."))
                ? TR("Mỗi dòng một tang vật, theo thứ tự của danh sách.") : NULL });
        v->n_asks++;
    }
    v->asks = out;
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static enum err field_page(struct req *r, struct resp *w, const struct paper *p,
                           const struct form *f, struct paper_view *v, int status)
{
    v->form = p->form->code;
    v->name = p->form->name;
    v->basis = p->form->basis;
    v->draft = p->around.draft;
    v->ready = p->ready;
    v->confirmed = p->around.confirmed;
    fields_of(r->cx, p, v);
    if (f)
        asks_of(r, p, f, v);
    tpl_paper(resp_html(w, status), v);
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

/* What stands there and what people call it; as: a form for its words. */
static struct form_version stands(struct req *r, const struct paper *p, struct form *as,
                                  struct form_parts *parts)
{
    struct form_label *labels = NEWS(r->cx->a, struct form_label, p->form->n_fields);
    *parts = *form_parts(S("papers"));
    for (size_t i = 0; i < p->form->n_fields; i++)
        if (p->form->fields[i].typed)
            labels[parts->n_labels++] = (struct form_label){
                str_c(r->cx->a, p->form->fields[i].key),
                str_c(r->cx->a, p->form->fields[i].label) };
    parts->labels = labels;
    form_empty(r, as);
    fill_asks(as, p);
    return (struct form_version){ parts, as, p->writer, p->written, p->version };
}

/*
 * "?turn=next", "?turn=next12", "?turn=12": one more paper of the form, one more for this order of
 * seizure, or the one that this step made.
 */
static int64_t turn_wanted(const struct req *r)
{
    const str turn = req_query(r, "turn", 24), next = S("next");
    int64_t order;
    if (str_starts(turn, next)
        && str_i64(str_sub(turn, next.n, turn.n), &order) == OK && order > 0)
        return PAPER_NEXT_OF(order);
    return str_eq(turn, next) ? PAPER_NEXT
        : req_query_i64(r, "turn", 1, INT64_MAX, PAPER_LAST);
}

/* The page of the form, or what stands behind it, of the same paper. */
static struct url turn_url(struct req *r, const char *tail, int64_t turn)
{
    struct arena *a = r->cx->a;
    const str args[] = { req_path(r, "code"), req_path(r, "form") };
    const struct url u = url_path(a, str_fmt(a, "/staff/cases/%%s/papers/%%s%s", tail).p, args,
                                  COUNT(args));
    return turn == PAPER_LAST ? u
        : turn == PAPER_NEXT ? url_own(str_fmt(a, "%.*s?turn=next", STR_ARG(u.checked)))
        : turn < PAPER_NEXT ? url_own(str_fmt(a, "%.*s?turn=next%lld", STR_ARG(u.checked),
                                              (long long)PAPER_NEXT_OF(turn)))
        : url_own(str_fmt(a, "%.*s?turn=%lld", STR_ARG(u.checked), (long long)turn));
}

/* What is typed for an order of seizure stays with it, whichever is the newest meanwhile. */
static int64_t turn_kept(const struct paper *p)
{
    const struct paper_turns *t = &p->turns;
    return t->about == 0 || t->want > 0 ? t->want
        : t->no_next ? t->about : t->at == t->n ? PAPER_NEXT_OF(t->about) : t->want;
}

/* The longer terms that may still be ordered, of each order of seizure. */
static void orders_of(struct req *r, const struct paper *p, struct paper_view *v)
{
    const struct paper_turns *t = &p->turns;
    struct paper_turn_view *out = NEWS(r->cx->a, struct paper_turn_view, t->n_orders);
    if (!str_eq(p->form->numbered, S("longer")))
        return;
    for (size_t i = 0; i < t->n_orders; i++)
        out[i] = (struct paper_turn_view){
            .href = turn_url(r, "", PAPER_NEXT_OF(t->orders[i].seq)),
            .number = t->orders[i].number, .day = t->orders[i].day,
            .current = t->at == t->n && t->about == t->orders[i].seq };
    v->orders = out;
    v->n_orders = t->n_orders;
}

static void turns_of(struct req *r, const struct paper *p, struct paper_view *v)
{
    const struct paper_turns *t = &p->turns;
    struct paper_turn_view *out = NEWS(r->cx->a, struct paper_turn_view, t->n);
    for (size_t i = 0; i < t->n; i++)
        out[i] = (struct paper_turn_view){
            .href = turn_url(r, "", i == 0 ? PAPER_LAST : t->v[i].seq),
            .number = t->v[i].number, .day = t->v[i].day, .current = i == t->at };
    v->turns = out;
    v->n_turns = t->n;
    if (!t->no_next && v->n_orders == 0)
        v->next = turn_url(r, "", PAPER_NEXT);
}

/* bar: as it was settled, or what stands where the page is opened. */
static enum err case_paper(struct req *r, struct resp *w, const struct paper *p, struct form *f,
                           const struct draft_bar *bar, int status)
{
    struct cx *cx = r->cx;
    const str args[] = { req_path(r, "code") };
    struct paper_view v = {
        .page = page_staff(r, p->form->name), .bar = *bar,
        .of = args[0], .home = url_path(cx->a, "/staff/cases/%s", args, 1),
        .pdf = turn_url(r, "/pdf", turn_kept(p)), .action = turn_url(r, "", turn_kept(p)),
        .back = url_path(cx->a, "/staff/cases/%s/papers", args, 1) };
    orders_of(r, p, &v);
    turns_of(r, p, &v);
    v.may_type = p->asks;
    if (p->asks)
        TRY(draft_here(r, p->c.id, S(""), f, &v.page, &v.bar));
    v.bar.base = r->method == POST ? bar->base : v.bar.base;
    return field_page(r, w, p, f, &v, status);
}

enum err paper_get(struct req *r, struct resp *w)
{
    struct paper p;
    struct form f;
    TRY(paper_make(r->cx, r->who, req_path(r, "code"), req_path(r, "form"),
                   turn_wanted(r), &p));
    form_empty(r, &f);
    fill_asks(&f, &p);
    return case_paper(r, w, &p, &f, &(struct draft_bar){ .base = p.version }, 200);
}

enum err paper_post(struct req *r, struct resp *w)
{
    struct paper p;
    struct form f, as;
    struct form_parts parts;
    struct draft_bar bar = { 0 };
    const str code = req_path(r, "code"), slug = req_path(r, "form");
    TRY(form_read(r, &f));
    TRY(paper_make(r->cx, r->who, code, slug, turn_wanted(r), &p));
    if (!p.asks)
        return p.theirs ? ERR_CONFLICT : ERR_FORBIDDEN;
    bar.base = form_i64(&f, "draft_base", 0, INT64_MAX);
    struct form_version v = stands(r, &p, &as, &parts);
    if (form_ok(&f) == OK && version_settle(&v, &f, &bar) == ERR_CONFLICT)
        return case_paper(r, w, &p, &f, &bar, 409);
    str *words = NEWS(r->cx->a, str, p.form->n_fields);
    for (size_t i = 0; i < p.form->n_fields; i++)
        words[i] = p.form->fields[i].typed
            ? form_opt(&f, str_c(r->cx->a, p.form->fields[i].key), PAPER_WORD_MAX) : S("");
    if (form_ok(&f) != OK)
        return case_paper(r, w, &p, &f, &bar, 422);
    const enum err e = paper_words_keep(r->cx, r->who, &(struct paper_typed){
        code, slug, p.turns.want, bar.base, words, p.form->n_fields });
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(paper_make(r->cx, r->who, code, slug, turn_wanted(r), &p));
        v = stands(r, &p, &as, &parts);
        if (p.asks && bar.base != v.version && version_collide(&v, &f, &bar) == ERR_CONFLICT)
            return case_paper(r, w, &p, &f, &bar, 409);
    }
    TRY(e);
    draft_here_done(r, S(""));
    return resp_redirect(w, turn_url(r, "", p.turns.want).checked);
}

enum err paper_pdf_get(struct req *r, struct resp *w)
{
    struct paper p;
    const str code = req_path(r, "code");
    TRY(paper_make(r->cx, r->who, code, req_path(r, "form"), turn_wanted(r), &p));
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
        .page = page_staff(r, p.form->name),
        .of = paper_value(p.data, S("delegation.number")),
        .home = url_path(cx->a, "/staff/delegations/%s", args, 1),
        .pdf = url_path(cx->a, "/staff/delegations/%s/papers/%s/pdf", args, COUNT(args)),
        .back = url_own(S("/staff/delegations")) };
    return field_page(r, w, &p, NULL, &v, 200);
}

enum err delegation_paper_pdf_get(struct req *r, struct resp *w)
{
    struct paper p;
    TRY(of_delegation(r, &p));
    return paper_send(r, w, &p, req_path(r, "id"));
}
