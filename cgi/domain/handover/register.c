#include "domain/handover/register.h"
#include "domain/accounts/user.h"
#include "sql/units.h"

#define ROWS_MAX 100000 /* the whole country has 14,000 */
#define CHANGES_MAX 16  /* of one area, one after the other */

struct loading {
    struct unit_row *rows;
    struct unit_heir *heirs;
    size_t n, cap, n_heirs, cap_heirs;
};

static void *grown(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return v;
    const size_t old = *cap * size;
    *cap = *cap ? *cap * 2 : 2048;
    return arena_grow(a, v, old, *cap * size);
}

static enum err keep_row(struct cx *cx, const struct units_all_row *u, void *arg)
{
    struct loading *l = arg;
    if (l->n == ROWS_MAX)
        return ERR_TOO_LARGE;
    l->rows = grown(cx->a, l->rows, l->n, &l->cap, sizeof *l->rows);
    l->rows[l->n++] = (struct unit_row){
        .id = u->id, .body = u->body, .code = str_dup(cx->a, u->code),
        .level = str_dup(cx->a, u->level), .kind = str_dup(cx->a, u->kind),
        .name = str_dup(cx->a, u->name),
        .parent = u->parent.has ? str_dup(cx->a, u->parent.v) : S(""),
        .heir = u->heir.has ? str_dup(cx->a, u->heir.v) : S(""),
        .since = u->since, .until = u->until, .lat = u->lat, .lon = u->lon,
    };
    return OK;
}

static enum err keep_heir(struct cx *cx, const struct unit_successors_all_row *s, void *arg)
{
    struct loading *l = arg;
    l->heirs = grown(cx->a, l->heirs, l->n_heirs, &l->cap_heirs, sizeof *l->heirs);
    l->heirs[l->n_heirs++] = (struct unit_heir){ s->unit, str_dup(cx->a, s->successor) };
    return OK;
}

enum err register_load(struct cx *cx, struct unit_register *out)
{
    struct loading l = { 0 };
    TRY(units_all(cx, keep_row, &l));
    TRY(unit_successors_all(cx, keep_heir, &l));
    *out = (struct unit_register){ l.rows, l.n, l.heirs, l.n_heirs };
    return OK;
}

const struct unit_row *register_row(const struct unit_register *r, unit_id id)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->rows[i].id.v == id.v)
            return &r->rows[i];
    return NULL;
}

bool unit_in_force(const struct unit_row *u, struct date day)
{
    return date_cmp(u->since, day) <= 0 && (!u->until.has || date_cmp(u->until.v, day) >= 0);
}

const struct unit_row *register_on(const struct unit_register *r, str code, struct date day)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->rows[i].code, code) && unit_in_force(&r->rows[i], day))
            return &r->rows[i];
    return NULL;
}

const struct unit_row *register_same(const struct unit_register *r, const struct unit_row *u,
                                     struct date day)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->rows[i].body.v == u->body.v && unit_in_force(&r->rows[i], day))
            return &r->rows[i];
    return NULL;
}

struct walk {
    struct arena *a;
    const struct unit_register *r;
    struct date day;
    const struct unit_row **found;
    size_t n, cap;
};

static bool department(const struct unit_row *u)
{
    return str_eq(u->level, S("department"));
}

static void add(struct walk *w, const struct unit_row *u)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->found[i] == u)
            return;
    w->found = grown(w->a, w->found, w->n, &w->cap, sizeof *w->found);
    w->found[w->n++] = u;
}

static void follow(struct walk *w, const struct unit_row *u, int changes);

/* Where the province of a department went, its department of the same name goes on. */
static void follow_department(struct walk *w, const struct unit_row *u)
{
    const struct date last = u->until.has ? u->until.v : date_add(w->day, -1);
    for (size_t i = 0; i < w->r->n; i++) {
        const struct unit_row *p = &w->r->rows[i];
        size_t n;
        if (!str_eq(p->code, u->parent) || !(unit_in_force(p, last) || unit_in_force(p, u->since)))
            continue;
        const struct unit_row *const *to = register_heirs(w->a, w->r, p, w->day, &n);
        for (size_t k = 0; k < w->r->n; k++) {
            const struct unit_row *d = &w->r->rows[k];
            if (n == 1 && department(d) && unit_in_force(d, w->day) && d->id.v != u->id.v
                && str_eq(d->parent, to[0]->code) && str_eq(d->name, u->name))
                add(w, d);
        }
    }
}

static void follow_heirs(struct walk *w, const struct unit_row *u, int changes)
{
    const struct date next = date_add(u->until.v, 1);
    for (size_t i = 0; i < w->r->n_heirs; i++) {
        const struct unit_heir *h = &w->r->heirs[i];
        if (h->unit.v != u->id.v)
            continue;
        const struct unit_row *then = register_on(w->r, h->code, next);
        if (!then)
            then = register_on(w->r, h->code, w->day);
        if (then)
            follow(w, then, changes + 1);
    }
}

static bool orphan(const struct walk *w, const struct unit_row *u)
{
    return department(u) && !register_on(w->r, u->parent, w->day);
}

static void follow(struct walk *w, const struct unit_row *u, int changes)
{
    if (changes > CHANGES_MAX)
        return;
    if (unit_in_force(u, w->day) && !orphan(w, u)) {
        add(w, u);
        return;
    }
    const struct unit_row *next = u->until.has
        ? register_same(w->r, u, date_add(u->until.v, 1)) : NULL;
    const size_t before = w->n;
    if (next) {
        follow(w, next, changes + 1);
        return;
    }
    if (u->until.has)
        follow_heirs(w, u, changes);
    if (w->n == before && department(u))
        follow_department(w, u);
}

const struct unit_row *const *register_heirs(struct arena *a, const struct unit_register *r,
                                             const struct unit_row *u, struct date day, size_t *n)
{
    struct walk w = { .a = a, .r = r, .day = day };
    follow(&w, u, 0);
    *n = w.n;
    return w.found;
}

str unit_row_name(struct arena *a, const struct unit_row *u)
{
    return unit_body_name(a, u->level, u->kind, u->name);
}
