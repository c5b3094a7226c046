/* Finding an act of the law table by words or by its code. Pure. */
#ifndef DOMAIN_VIOLATIONS_ACTS_H
#define DOMAIN_VIOLATIONS_ACTS_H

#include "law/law.h"

/*
 * Acts in force on day whose code, names or kind hold every word typed, with or
 * without diacritics; common ones first, then in the order of the table. At
 * most max in *out (in the arena); gives how many there are in all. Nothing
 * typed finds nothing.
 */
size_t acts_find(struct arena *a, const struct law *law, str typed, struct date day, size_t max,
                 const struct law_act *const **out);

#endif
