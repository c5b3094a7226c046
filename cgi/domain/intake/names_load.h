/* The names of a province's places out of the register; for places.c. */
#ifndef DOMAIN_INTAKE_NAMES_LOAD_H
#define DOMAIN_INTAKE_NAMES_LOAD_H

#include "domain/intake/places.h"

/* Fill old, names and book of *out, one statement; everything in cx->a. */
MUST_USE enum err names_load(struct cx *cx, struct places *out);

#endif
