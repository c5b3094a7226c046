#include "pages/drafts/several.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/parts.h"
#include "pages/frame.h"

enum err page_drafts_open(struct req *r, case_id cid, str name, struct form *f, struct page *page,
                          struct page_drafts *out)
{
    *out = (struct page_drafts){ .r = r, .code = draft_case(r), .typed = f,
                                 .page = str_empty(name) ? draft_page_here(r) : name };
    page->drafts = true;
    TRY(draft_case_id(r, &cid));
    return draft_load_page(r->cx, r->who, cid, out->page, &out->list, &out->n);
}

static const struct page_draft_one *kept(const struct page_drafts *d, str name)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->list[i].form, name))
            return &d->list[i];
    return NULL;
}

/* What the page begins with; of what was sent nothing belongs to another form. */
static struct form *begun(const struct page_drafts *d)
{
    struct form *f = NEW(d->r->cx->a, struct form);
    form_empty(d->r, f);
    for (size_t i = 0; d->r->method != POST && i < d->typed->fields.n; i++)
        form_fill(f, str_c(f->a, d->typed->fields.v[i].name), d->typed->fields.v[i].value);
    return f;
}

const struct form *page_draft(const struct page_drafts *d, const char *tail,
                              struct draft_bar *bar)
{
    struct arena *a = d->r->cx->a;
    const str name = *tail ? str_fmt(a, "%.*s" DRAFT_TAIL "%s", STR_ARG(d->page), tail) : d->page;
    const str sent = form_raw(d->typed, "draft_form");
    *bar = (struct draft_bar){ 0 };
    draft_bar_typed(d->r, d->code, name, d->typed, bar);
    if (d->r->method == POST && (str_empty(sent) || str_eq(sent, name)))
        return d->typed;
    const struct page_draft_one *one = kept(d, name);
    struct form *f = begun(d);
    bar->base = 0;
    if (!one)
        return f;
    bar->has = true;
    bar->saved = one->draft.saved;
    bar->base = one->draft.base;
    parts_fill(form_parts(name), one->draft.parts, one->draft.n_parts, f);
    return f;
}

const struct form *page_draft_line(const struct page_drafts *d, const char *tail, int64_t id,
                                   struct draft_bar *bar)
{
    return page_draft(d, str_fmt(d->r->cx->a, "%s-%lld", tail, (long long)id).p, bar);
}
