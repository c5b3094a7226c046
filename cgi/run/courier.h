/* What hotline-send can do, for cx->courier. */
#ifndef RUN_COURIER_H
#define RUN_COURIER_H

#include "base/courier.h"

extern const struct courier courier;

#endif
