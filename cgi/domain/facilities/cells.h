/* Cells of the tables of the register, as people type them; each mistake is a fault of l. */
#ifndef DOMAIN_FACILITIES_CELLS_H
#define DOMAIN_FACILITIES_CELLS_H

#include "base/sheet.h"
#include "domain/facilities/words.h"

/* Through the door and within its limit of bytes; empty after a fault. */
str cell_text(struct loader *l, str cell, const char *column, size_t max);

/* A code of the list; `usual` for an empty cell. */
str cell_word(struct loader *l, str cell, const char *column, const struct facility_word *list,
              str usual);

/* A point in the country, or none. */
void cell_point(struct loader *l, str lat, str lon, opt_f64 *out_lat, opt_f64 *out_lon);

#endif
