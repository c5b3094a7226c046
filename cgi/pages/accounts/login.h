/* Login and logout of officials; the health answer of a service. */
#ifndef PAGES_ACCOUNTS_LOGIN_H
#define PAGES_ACCOUNTS_LOGIN_H

#include "http/http.h"

enum err login_get(struct req *r, struct resp *w);
enum err login_post(struct req *r, struct resp *w);

/* What the login takes that carries a late form along. */
#define AGAIN_BODY_MAX ((size_t)2 * 1024 * 1024)

/*
 * A form came after its session was over: the login page, which carries what was typed
 * (never passwords, codes or files), status 401. ERR_LOGIN where that cannot be: the body
 * is broken, too large, or of more than AGAIN_FIELDS_MAX fields, or the browser does not say that
 * the form was ours.
 */
#define AGAIN_FIELDS_MAX 190
enum err login_late(struct req *r, struct resp *w);

/*
 * A form from a page of an earlier session, sent by who logged in again since, perhaps in another
 * window: 403 with what was typed, to be sent again with one tap. ERR_FORBIDDEN: not our page.
 */
MUST_USE enum err login_stale(struct req *r, struct resp *w);

/*
 * Logged in: a page from which the late form is sent again, by its own button, by whoever typed
 * it: who logs in after somebody else on one machine sends nothing in that one's place.
 */
enum err login_again_post(struct req *r, struct resp *w);

enum err logout_post(struct req *r, struct resp *w);

/* "ok": the process answers. For supervisors; touches no database. */
enum err health_get(struct req *r, struct resp *w);

#endif
