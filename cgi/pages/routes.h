/* The map of the service; routes_public.c and routes.c are the place to start reading. */
#ifndef PAGES_ROUTES_H
#define PAGES_ROUTES_H

#include "http/router.h"

extern const struct route public_routes[], staff_routes[];
extern const size_t n_public_routes, n_staff_routes;

#endif
