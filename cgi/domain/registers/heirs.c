#include "domain/registers/heirs.h"
#include "domain/handover/register.h"
#include "sql/handover.h"
#include "sql/places.h"
#include "sql/units.h"

#define ROW_BYTES ((size_t)32 * 1024 * 1024)
#define FOR_EVER ((struct date){ 2999, 12, 31 })

static str province_of(const struct unit_row *u)
{
    return str_empty(u->parent) ? u->code : u->parent;
}

/* The one province where everything of a body is in the end; empty: none, or several. */
static str records_at(const struct unit_row *const *to, size_t n)
{
    str code = S("");
    for (size_t i = 0; i < n; i++) {
        const str one = province_of(to[i]);
        if (i > 0 && !str_eq(one, code))
            return S("");
        code = one;
    }
    return code;
}

static enum err keep(struct cx *cx, const struct unit_row *u, const struct unit_row *const *to,
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(to[i]->level, S("commune")))
            TRY(unit_heir_add(cx, (struct unit_heir_add_in){
                .unit = u->id, .code = to[i]->code, .province = province_of(to[i]) }));
    return OK;
}

static bool of_district(const struct unit_row *c, const struct unit_row *d)
{
    return str_eq(c->level, S("commune")) && str_eq(c->parent, d->code)
        && (!d->until.has || date_cmp(c->since, d->until.v) <= 0)
        && (!c->until.has || date_cmp(d->since, c->until.v) <= 0);
}

/*
 * A district lives on where its communes do: what took it over, another district perhaps,
 * held much besides. Only one without communes is followed itself.
 */
static enum err link_district(struct cx *cx, const struct unit_register *r,
                              const struct unit_row *d, const struct unit_row *const *to,
                              size_t n)
{
    bool any = false;
    for (size_t i = 0; i < r->n; i++) {
        if (!of_district(&r->rows[i], d))
            continue;
        size_t m;
        const struct unit_row *const *heirs =
            register_heirs(cx->a, r, &r->rows[i], FOR_EVER, &m);
        any = true;
        TRY(keep(cx, d, heirs, m));
    }
    return any ? OK : keep(cx, d, to, n);
}

static enum err link_one(struct cx *cx, const struct unit_register *r, const struct unit_row *u)
{
    size_t n;
    const struct unit_row *const *to = register_heirs(cx->a, r, u, FOR_EVER, &n);
    const str code = u->until.has ? records_at(to, n) : S("");
    /* Closed cases of a body that ended stay readable: for that province. */
    if (!str_empty(code) && !str_eq(code, u->heir))
        TRY(unit_set_heir(cx, (struct unit_set_heir_in){ u->id, code }));
    if (str_eq(u->level, S("commune")))
        return keep(cx, u, to, n);
    return str_eq(u->level, S("district")) ? link_district(cx, r, u, to, n) : OK;
}

enum err heirs_link(struct cx *cx)
{
    struct unit_register r;
    TRY(register_load(cx, &r));
    TRY(unit_heirs_clear(cx));
    struct cx one = *cx; /* what a row needs on its way is forgotten with it */
    enum err e = OK;
    one.a = arena_new(ROW_BYTES);
    for (size_t i = 0; i < r.n && e == OK; i++) {
        e = link_one(&one, &r, &r.rows[i]);
        arena_reset(one.a);
    }
    arena_free(one.a);
    TRY(e);
    TRY(shape_centres_clear(cx));
    return shape_centres_fill(cx);
}
