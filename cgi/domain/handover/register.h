/*
 * The whole register of units in memory, to ask what became of a body: who
 * took over its area, step by step, until a given day. Pure once loaded.
 */
#ifndef DOMAIN_HANDOVER_REGISTER_H
#define DOMAIN_HANDOVER_REGISTER_H

#include "base/cx.h"
#include "base/ids.h"

/* One period of one body. */
struct unit_row {
    unit_id id, body; /* body: its first row; equal in all rows of one body */
    str code, level, kind, name;
    str parent;       /* code; empty for a province */
    str heir;         /* code of the province that keeps its records; may be empty */
    struct date since;
    opt_date until;
    opt_f64 lat, lon;
};

struct unit_heir {
    unit_id unit; /* row that ended */
    str code;     /* took area over */
};

struct unit_register {
    const struct unit_row *rows;
    size_t n;
    const struct unit_heir *heirs; /* by unit */
    size_t n_heirs;
};

/* Some 1,200 rows; everything in cx->a. */
MUST_USE enum err register_load(struct cx *cx, struct unit_register *out);

/* NULL: no such row, or none on that day. */
const struct unit_row *register_row(const struct unit_register *r, unit_id id);
const struct unit_row *register_on(const struct unit_register *r, str code, struct date day);

bool unit_in_force(const struct unit_row *u, struct date day);

/* The row that carries on the same body on that day; NULL: the body ended. */
const struct unit_row *register_same(const struct unit_register *r, const struct unit_row *u,
                                     struct date day);

/*
 * Bodies in force on `day` that hold what u held: u itself, the same body, or
 * those that took over, through any number of changes. A department goes to the
 * department of the same name where its province went. Array in a; *n may be 0.
 */
const struct unit_row *const *register_heirs(struct arena *a, const struct unit_register *r,
                                             const struct unit_row *u, struct date day, size_t *n);

/* "UBND huyện Ba Chẽ" */
str unit_row_name(struct arena *a, const struct unit_row *u);

#endif
