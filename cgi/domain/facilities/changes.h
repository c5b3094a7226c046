/* What an act changed in the register, for its event. */
#ifndef DOMAIN_FACILITIES_CHANGES_H
#define DOMAIN_FACILITIES_CHANGES_H

#include "domain/facilities/facility.h"

/* Pairs field, "before → after"; n of them. Sealed texts never come here. */
struct facility_changes {
    str pairs[24];
    size_t n;
};

/* One more pair where the two differ. */
void facility_changed(struct cx *cx, struct facility_changes *c, const char *field, str before,
                      str after);

/* The row's words in the search index, as its names and places are now. */
MUST_USE enum err facility_text_renew(struct cx *cx, facility_id id);

#endif
