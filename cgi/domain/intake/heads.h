/* Who heads a unit today, and who heads the unit above it; each asked once. */
#ifndef DOMAIN_INTAKE_HEADS_H
#define DOMAIN_INTAKE_HEADS_H

#include "sql/clocks.h"

/* Heads of one unit and who covers for them. No rows: the office is vacant. */
struct heads {
    unit_id unit;
    const struct unit_heads_row *rows;
    size_t n;
};

/* What was asked so far; begin with zeros. */
struct heads_asked {
    struct heads **units;
    size_t n_units, cap_units;
    struct superior *superiors;
    size_t n_superiors, cap_superiors;
};

/* Outside a transaction, as all here, so that no lock waits for it. */
MUST_USE enum err heads_of(struct cx *cx, struct heads_asked *asked, unit_id unit,
                           const struct heads **out);

/*
 * Heads above a unit of this level and parent: those of the department of the
 * same province; without one, or for a department, of the province. NULL:
 * nobody stands above.
 */
MUST_USE enum err heads_above(struct cx *cx, struct heads_asked *asked, str level, opt_str parent,
                              const struct heads **out);

#endif
