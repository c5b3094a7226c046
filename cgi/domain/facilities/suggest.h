/* Which facility a case may be about: by what its reports and its record say, and where it is. */
#ifndef DOMAIN_FACILITIES_SUGGEST_H
#define DOMAIN_FACILITIES_SUGGEST_H

#include "domain/facilities/facility.h"

#define SUGGEST_MAX 12
#define SUGGEST_METRES 500

struct facility_guess {
    facility_id id;
    str name;
    bool by_name;  /* words of the polluter, the violator or the place */
    bool by_place; /* metres away */
    int64_t metres;
};

/* Entries with any of these words in a name or address, the best five. */
MUST_USE enum err facility_alike(struct cx *cx, const struct office *o, str words,
                                 struct facilities_alike_row **rows, size_t *n);

/* The best first, at most SUGGEST_MAX. People decide; nothing is linked. Three statements. */
MUST_USE enum err facility_suggest(struct cx *cx, const struct office *o, case_id cid,
                                   unit_id unit, opt_f64 lat, opt_f64 lon,
                                   struct facility_guess **out, size_t *n);

#endif
