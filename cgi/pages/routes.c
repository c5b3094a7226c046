/* The map: each row leads to one handler file, one page long. */
#include "pages/routes.h"
#include "pages/accounts/login.h"
#include "pages/gate.h"

const struct route public_routes[] = {
    { GET,  "/health",       ANYONE,    health_get },
};
const size_t n_public_routes = COUNT(public_routes);

const struct route staff_routes[] = {
    { GET,  "/staff/login",  ANYONE,    login_get },
    { POST, "/staff/login",  ANYONE,    login_post },
    { POST, "/staff/logout", LOGGED_IN, logout_post },
};
const size_t n_staff_routes = COUNT(staff_routes);
