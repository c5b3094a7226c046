/* Words and choices for what tables name by code: kinds of pollution, how often, communes. */
#ifndef PAGES_INTAKE_KINDS_H
#define PAGES_INTAKE_KINDS_H

#include "domain/intake/places.h"
#include "html/page.h"

struct kind {
    const char *code;
    const char *label, *hint; /* message ids; hint may be NULL */
    const char *icon;         /* NULL: not offered on the form, other channels use it */
};

extern const struct kind pollution_kinds[], natures[];
extern const size_t n_pollution_kinds, n_natures;

/* Message id for a code of table `report`; "Khác" for an unknown one. */
const char *kind_label(str code);

/* Those with an icon (or all, where none has) as choices; `chosen` is on. */
const struct choice *kind_choices(struct arena *a, const struct kind *kinds, size_t n, str chosen,
                                  size_t *n_choices);

/* Every commune of today, with its kind; that of this code is on. */
const struct choice *commune_choices(struct arena *a, const struct places *p, str code);

/* Is code in the table? */
bool kind_known(const struct kind *kinds, size_t n, str code);

#endif
