#include "pages/gate.h"
#include "base/log.h"
#include "domain/accounts/once.h"
#include "domain/accounts/sessions.h"
#include "domain/publication/purge.h"
#include "pages/accounts/login.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/once.h"
#include "pages/routes.h"

unsigned gate_roles(enum need need)
{
    switch (need) {
    case LOGGED_IN:
        return ~0u;
    case CASE_READ:
        return ROLES_WORK | ROLE_CUSTODIAN | ROLE_AUDITOR;
    case CASE_WORK:
        return ROLES_WORK;
    case INSPECT:
        return ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD;
    case SANCTION:
        return ROLES_SANCTION;
    case DESK:
        return ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD;
    case PUBLISH:
        return ROLE_HEAD | ROLE_SIGNER | ROLE_PUBLISHER;
    case IDENTITY_ASK:
        return ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD;
    case IDENTITY_AGREE:
        return ROLE_CUSTODIAN | ROLE_HEAD;
    case OVERSEE:
        return ROLE_HEAD | ROLE_AUDITOR | ROLE_ADMIN;
    case LEAD:
        return ROLE_HEAD | ROLE_SIGNER;
    case AUDIT:
        return ROLE_AUDITOR;
    case OBSERVE:
        return ROLE_OBSERVER;
    case SUPERVISE:
        return ROLE_OBSERVER | ROLE_HEAD | ROLE_SIGNER;
    case ADMIN:
        return ROLE_ADMIN;
    case REFUSED:
    case ANYONE:
    default:
        return 0;
    }
}

/* A POST that another site's page sent is refused before anything is read. */
static enum err same_site(const struct req *r)
{
    return r->method == POST && req_origin(r) == ORIGIN_OTHER ? ERR_FORBIDDEN : OK;
}

static enum err staff_session(struct req *r)
{
    const str token = req_cookie(r, COOKIE_STAFF);
    struct user *u = NULL;
    struct session *s = NEW(r->cx->a, struct session);
    s->token = token;
    const enum err e = session_user(r->cx, s, &u);
    if (e == ERR_LOGIN)
        return OK;
    if (e != OK)
        return e;
    r->who = u;
    r->session = s;
    r->csrf = session_csrf(r->cx, token);
    r->once = once_new(r->cx);
    r->read = once_read;
    return OK;
}

/* The public service cannot read sessions: the cookie gives the form token, no more. */
static enum err public_session(struct req *r)
{
    const str token = req_cookie(r, COOKIE_PUBLIC);
    if (!str_empty(token)) {
        struct session *s = NEW(r->cx->a, struct session);
        s->token = token;
        r->session = s;
        r->csrf = session_csrf(r->cx, token);
    }
    return OK;
}

static enum err admitted(const struct req *r)
{
    const enum need need = (enum need)r->route->need;
    if (need == ANYONE)
        return OK;
    if (!r->who)
        return ERR_LOGIN;
    return r->who->roles & gate_roles(need) ? OK : ERR_FORBIDDEN;
}

static enum err handled(struct req *r, struct resp *w, const struct route *routes, size_t n,
                        enum err (*who)(struct req *))
{
    struct allow allow = { 0 };
    const enum err found = router_match(routes, n, r, &allow);
    if (found == ERR_METHOD)
        resp_header(w, "Allow", allow.post ? allow.get ? S("GET, HEAD, POST") : S("POST")
                                           : S("GET, HEAD"));
    TRY(found);
    TRY(same_site(r));
    TRY(who(r));
    TRY(admitted(r));
    return r->route->handler(r, w);
}

/* A script asked, off-line it may be: it shows the way to the login page itself. */
static bool by_script(const struct req *r)
{
    return str_starts(r->path, S("/staff/field/"));
}

static void answered(struct req *r, struct resp *w, enum err e)
{
    if (!str_empty(r->again)) /* pressed twice: the answer of the first time */
        e = resp_redirect(w, r->again);
    if (e == ERR_LOGIN && r->method == POST && !by_script(r))
        e = login_late(r, w);
    if (e == ERR_FORBIDDEN && r->who && r->stale.n && !by_script(r))
        e = login_stale(r, w);
    if (e == ERR_LOGIN && !by_script(r))
        e = resp_redirect(w, S("/staff/login"));
    if (e != OK)
        resp_error(r, w, e);
}

void gate_public(struct req *r, struct resp *w)
{
    answered(r, w, handled(r, w, public_routes, n_public_routes, public_session));
}

/* What was refused did nothing; what failed may have failed behind its COMMIT. */
static bool may_have_changed(const struct req *r, const struct resp *w)
{
    return r->method == POST && (w->status < 400 || w->status >= 500);
}

void gate_staff(struct req *r, struct resp *w)
{
    answered(r, w, handled(r, w, staff_routes, n_staff_routes, staff_session));
    once_answered(r, w);
    enum err e = r->who ? session_touch(r->cx, r->session) : OK;
    if (e != OK)
        log_line(LOG_WARN, "session_not_moved", LOG_ERR("error", e));
    /* Whatever was done: before its answer goes out, nobody reads what was there before. */
    e = r->who && may_have_changed(r, w) ? pages_purge(r->cx) : OK;
    if (e != OK)
        log_line(LOG_ERROR, "pages_not_purged", LOG_ERR("error", e));
}

enum err gate_check(const char **bad)
{
    size_t row = 0;
    enum err e = router_check(public_routes, n_public_routes, &row);
    *bad = public_routes[row].path;
    if (e == OK) {
        e = router_check(staff_routes, n_staff_routes, &row);
        *bad = staff_routes[row].path;
    }
    return e;
}
