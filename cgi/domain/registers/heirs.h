/* What follows from the register after every import: heirs of today, centres for the map. */
#ifndef DOMAIN_REGISTERS_HEIRS_H
#define DOMAIN_REGISTERS_HEIRS_H

#include "base/cx.h"

/* Fill unit_heir, unit.heir_code and the centres in unit_shape anew. Inside a transaction. */
MUST_USE enum err heirs_link(struct cx *cx);

#endif
