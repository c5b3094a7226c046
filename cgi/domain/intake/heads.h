/* Who heads a unit today, and who heads the unit above it; asked once a unit. */
#ifndef DOMAIN_INTAKE_HEADS_H
#define DOMAIN_INTAKE_HEADS_H

#include "sql/clocks.h"

struct unit_heads {
    unit_id unit;
    const struct unit_heads_row *own; /* and who covers for them; empty: the office is vacant */
    size_t n_own;
    /*
     * The department of the same province; without one, or where the unit is a
     * department itself, the province. No rows: nobody stands above.
     */
    unit_id superior;
    const struct unit_heads_row *above;
    size_t n_above;
};

/* Units asked about so far; begin with zeros. */
struct heads_list {
    struct unit_heads **v;
    size_t n, cap;
};

/* Outside a transaction, so that no lock waits for it. */
MUST_USE enum err heads_of(struct cx *cx, struct heads_list *list, unit_id unit,
                           const struct unit_heads **out);

#endif
