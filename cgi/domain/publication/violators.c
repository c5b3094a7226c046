#include "domain/publication/violators.h"
#include "base/buf.h"
#include "sql/find.h"
#include <string.h>

#define SLUG_MAX 16

/* The three have the same columns; the row of the first serves them all. */
_Static_assert(sizeof(struct violators_of_row) == sizeof(struct violator_by_slug_row)
               && sizeof(struct violators_of_row) == sizeof(struct violators_all_row),
               "published sanctions have the same columns");

static struct violator violator_of(const void *row)
{
    struct violators_of_row r;
    memcpy(&r, row, sizeof r);
    return (struct violator){
        .id = r.id.v, .slug = r.slug, .name = r.name, .address = r.address, .act = r.act,
        .sanction = r.sanction, .remedy = r.remedy, .number = r.number,
        .signed_on = r.signed_on, .unit_name = r.unit_name, .basis = r.basis, .total = r.total,
        .released = r.released, .correction = r.correction.has ? r.correction.v : S(""),
        .corrected = r.corrected, .subject = r.subject, .place = r.place,
        .execution = r.execution, .appeal = r.appeal,
        .statement = r.statement.has ? r.statement.v : S(""), .until = r.until,
    };
}

bool violator_person(str subject)
{
    return str_eq(subject, S("individual")) || str_eq(subject, S("household"));
}

enum err violators_named(struct cx *cx, const int64_t *ids, size_t n, struct violators *out)
{
    struct violators_of_row *rows;
    size_t n_rows;
    struct buf list = { .a = cx->a, .max = 4096 };
    buf_byte(&list, '[');
    for (size_t i = 0; i < n; i++)
        buf_fmt(&list, "%s%lld", i ? "," : "", (long long)ids[i]);
    buf_byte(&list, ']');
    TRY(violators_of(cx, (struct violators_of_in){ buf_str(&list) }, &rows, &n_rows));
    struct violator *v = NEWS(cx->a, struct violator, n_rows);
    *out = (struct violators){ .v = v };
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n_rows; k++)
            if (rows[k].id.v == ids[i])
                v[out->n++] = violator_of(&rows[k]);
    return OK;
}

enum err violator_links(struct cx *cx, const struct violator *v, str *facility, str **acts,
                        size_t *n)
{
    struct facility_of_violator_row f;
    struct acts_of_violator_row *rows;
    const enum err e = facility_of_violator(cx, (struct facility_of_violator_in){ v->slug }, &f);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    *facility = e == OK ? f.facility : S("");
    TRY(acts_of_violator(cx, (struct acts_of_violator_in){ { v->id } }, &rows, n));
    *acts = NEWS(cx->a, str, *n);
    for (size_t i = 0; i < *n; i++)
        (*acts)[i] = rows[i].act;
    return OK;
}

enum err violator_read(struct cx *cx, str slug, struct violator *out, struct violator_past *past)
{
    struct violator_by_slug_row row;
    struct violator_gone_row gone;
    if (str_empty(slug) || slug.n > SLUG_MAX)
        return ERR_NOT_FOUND;
    enum err e = violator_by_slug(cx, (struct violator_by_slug_in){ slug }, &row);
    if (e == ERR_NOT_FOUND) {
        e = violator_gone(cx, (struct violator_gone_in){ slug }, &gone);
        if (e == OK)
            *past = (struct violator_past){ .how = gone.how, .gone = gone.gone,
                                            .number = gone.number, .unit_name = gone.unit_name,
                                            .signed_on = gone.signed_on };
        return e == OK ? ERR_GONE : e;
    }
    if (e == OK)
        *out = violator_of(&row);
    return e;
}

struct walk {
    violator_fn *each;
    void *arg;
};

static enum err one(struct cx *cx, const struct violators_all_row *row, void *arg)
{
    const struct walk *w = arg;
    const struct violator v = violator_of(row);
    return w->each(cx, &v, w->arg);
}

enum err violators_each(struct cx *cx, violator_fn *each, void *arg)
{
    struct walk w = { each, arg };
    return violators_all(cx, one, &w);
}
