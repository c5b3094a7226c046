/* Outlines of the province and its communes of today, for maps. */
#ifndef DOMAIN_INTAKE_AREAS_H
#define DOMAIN_INTAKE_AREAS_H

#include "base/cx.h"
#include "base/str.h"

struct area {
    str level, code, kind, name, accuracy;
    str shape; /* GeoJSON geometry, four decimals */
};

/* One statement; `each` gets one area after the other, valid only during its call. */
MUST_USE enum err areas_today(struct cx *cx,
                              enum err (*each)(struct cx *, const struct area *, void *),
                              void *arg);

#endif
