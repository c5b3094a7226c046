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

enum err version_collide(const struct form_version *v, struct form *f, struct draft_bar *bar)
{
    collision_show(v->parts, f, v->theirs, v->name, v->made, v->version, bar);
    return bar->collision.n ? ERR_CONFLICT : OK;
}

enum err version_settle(const struct form_version *v, struct form *f, struct draft_bar *bar)
{
    if (bar->base != v->version)
        return version_collide(v, f, bar);
    if (!collision_chosen(v->parts, f))
        return OK;
    collision_take(v->parts, f, v->theirs);
    return form_ok(f) == OK ? OK : version_collide(v, f, bar);
}

/* The shared copy as a version; as: a form for its words. */
static struct form_version version_of(const struct shared_form *s, const struct form_copy *c,
                                      const struct form *f, struct form *as)
{
    const struct form_parts *p = form_parts(s->form);
    *as = (struct form){ .a = f->a, .lang = f->lang };
    as_form(p, c, as);
    return (struct form_version){ p, as, c->name, c->made, c->version };
}

enum err shared_settle(struct req *r, const struct shared_form *s, struct form *f,
                       struct draft_bar *bar)
{
    struct form as;
    struct form_copy c;
    draft_bar_typed(r, s->code, s->form, f, bar);
    bar->shared = true;
    TRY(copy_load(r->cx, s->cid, s->form, &c));
    const struct form_version v = version_of(s, &c, f, &as);
    return version_settle(&v, f, bar);
}

enum err shared_keep(struct req *r, const struct shared_form *s, struct form *f,
                     struct draft_bar *bar)
{
    struct form as;
    struct form_copy theirs;
    const struct form_parts *p = form_parts(s->form);
    const enum err e = copy_keep(r->cx, r->who, s->code, s->form, bar->base,
                                 parts_typed(r->cx->a, p, f), p->n, &theirs);
    if (e != ERR_CONFLICT || theirs.version == 0)
        return e;
    const struct form_version v = version_of(s, &theirs, f, &as);
    return version_collide(&v, f, bar);
}
