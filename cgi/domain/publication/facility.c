#include "domain/publication/facility.h"

enum err public_facility_load(struct cx *cx, str slug, struct public_facility *out)
{
    struct facility_known_row known;
    struct facility_told_of_row *rows;
    struct facility_told_row *duties;
    size_t n;
    *out = (struct public_facility){ 0 };
    TRY(facility_known(cx, (struct facility_known_in){ slug }, &known));
    TRY(facility_told_of(cx, (struct facility_told_of_in){ slug }, &rows, &n));
    int64_t *ids = NEWS(cx->a, int64_t, n);
    for (size_t i = 0; i < n; i++)
        ids[i] = rows[i].id.v;
    TRY(violators_named(cx, ids, n, &out->list));
    if (out->list.n == 0)
        return ERR_GONE;
    TRY(facility_told(cx, (struct facility_told_in){ slug }, &duties, &out->n_duties));
    out->duties = duties;
    return OK;
}
