/* Figures for everybody: a year of the province or of one unit, and units beside each other. */
#ifndef PAGES_PUBLICATION_STATISTICS_H
#define PAGES_PUBLICATION_STATISTICS_H

#include "http/http.h"

/* ?year=YYYY (this one), ?unit=CODE of a commune of today, or ~ID of a unit as it was. */
enum err statistics_get(struct req *r, struct resp *w);
enum err statistics_csv_get(struct req *r, struct resp *w);

/* ?year, ?borders=new|old. 404 unless figures.by_unit is set. */
enum err statistics_units_get(struct req *r, struct resp *w);

#define STATISTICS_CACHE_S 600 /* they change once a month */

#endif
