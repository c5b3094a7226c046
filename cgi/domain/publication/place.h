/* The commune that the public may read of a case: never its point. */
#ifndef DOMAIN_PUBLICATION_PLACE_H
#define DOMAIN_PUBLICATION_PLACE_H

#include "domain/intake/places.h"
#include "sql/cases.h"

/* Code of the unit's own commune, else of the one around the point today; empty: neither. */
MUST_USE enum err publication_place(struct cx *cx, const struct places *places,
                                    const struct case_by_code_row *c, str *code);

#endif
