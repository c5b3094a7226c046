#include "pages/drafts/shared.h"
#include "domain/drafts/copy.h"
#include "pages/drafts/collision.h"
#include "pages/drafts/form_draft.h"

static void as_form(const struct form_parts *p, const struct form_copy *c, struct form *out)
{
    parts_fill(p, c->parts, c->n_parts, out);
}

enum err shared_open(struct req *r, const struct shared_form *s, struct form *f,
                     struct draft_bar *bar)
{
    struct form_copy c;
    TRY(copy_load(r->cx, s->cid, s->form, &c));
    as_form(form_parts(s->form), &c, f);
    bar->base = c.version;
    TRY(draft_bar_open(r, s->cid, s->code, s->form, f, bar));
    bar->copy_by = c.name;
    bar->copy_at = c.made;
    bar->shared = true;
    return OK;
}

/* Both versions for a person to choose; the same words need no choice. */
static enum err show(const struct shared_form *s, const struct form_copy *theirs, struct form *f,
                     struct draft_bar *bar)
{
    const struct form_parts *p = form_parts(s->form);
    struct form other = { .a = f->a, .lang = f->lang };
    as_form(p, theirs, &other);
    collision_show(p, f, &other, theirs->name, theirs->made, theirs->version, bar);
    return bar->collision.n ? ERR_CONFLICT : OK;
}

enum err shared_settle(struct req *r, const struct shared_form *s, struct form *f,
                       struct draft_bar *bar)
{
    const struct form_parts *p = form_parts(s->form);
    struct form other = { .a = f->a, .lang = f->lang };
    struct form_copy c;
    draft_bar_typed(r, s->code, s->form, f, bar);
    bar->shared = true;
    TRY(copy_load(r->cx, s->cid, s->form, &c));
    if (c.version != bar->base)
        return show(s, &c, f, bar);
    if (!collision_chosen(p, f))
        return OK;
    as_form(p, &c, &other);
    collision_take(p, f, &other);
    return form_ok(f) == OK ? OK : show(s, &c, f, bar);
}

enum err shared_keep(struct req *r, const struct shared_form *s, struct form *f,
                     struct draft_bar *bar)
{
    struct form_copy theirs;
    const struct form_parts *p = form_parts(s->form);
    const enum err e = copy_keep(r->cx, r->who, s->code, s->form, bar->base,
                                 parts_typed(r->cx->a, p, f), p->n, &theirs);
    return e == ERR_CONFLICT && theirs.version > 0 && show(s, &theirs, f, bar) == OK ? OK : e;
}
