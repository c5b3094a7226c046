/* Login and logout of officials; the health answer of a service. */
#ifndef PAGES_ACCOUNTS_LOGIN_H
#define PAGES_ACCOUNTS_LOGIN_H

#include "http/http.h"

enum err login_get(struct req *r, struct resp *w);
enum err login_post(struct req *r, struct resp *w);
enum err logout_post(struct req *r, struct resp *w);

/* "ok": the process answers. For supervisors; touches no database. */
enum err health_get(struct req *r, struct resp *w);

#endif
