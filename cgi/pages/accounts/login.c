#include "pages/accounts/login.h"
#include "base/lang.h"
#include "domain/accounts/login.h"
#include "domain/accounts/once.h"
#include "domain/accounts/sessions.h"
#include "pages/accounts/view.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "tpl/login.h"
#include "tpl/login_again.h"

/* Only the inspector's telephone asks to be led back. */
static str back_to(str typed)
{
    return str_eq(typed, S("field")) ? S("field") : S("");
}

/* Names of carried fields begin so, which no field of a form does. */
#define MARK "."
#define CARRIED_NAME_MAX 64 /* with its mark a name is at most as long as any (form.h) */

/* What a form carries along, as the login page sent it. */
static const struct carried *carried_of(struct req *r, const struct form *f, size_t *n)
{
    struct carried *out = NEWS(r->cx->a, struct carried, f->fields.n);
    *n = 0;
    for (size_t i = 0; i < f->fields.n; i++) {
        const struct pair *p = &f->fields.v[i];
        if (str_starts(p->name, S(MARK)))
            out[(*n)++] = (struct carried){ str_sub(p->name, 1, p->name.n), p->value };
    }
    return out;
}

/* Where a form is sent again: only to an address of our own pages. */
static str again_of(str typed)
{
    return staff_address(typed) ? typed : S("");
}

static str address_of(const struct req *r)
{
    return str_empty(r->query) ? r->path : str_fmt(r->cx->a, "%.*s?%.*s", STR_ARG(r->path),
                                                   STR_ARG(r->query));
}

static enum err login_page(struct req *r, struct resp *w, const struct form *f, int status)
{
    struct login_view v = {
        .page = page_staff(r, str_from(tr(TR("Đăng nhập")))),
        .login = field_of(f, (struct field){ .name = "login", .label = TR("Tên đăng nhập"),
                                             .autocomplete = "username", .required = true }),
        .to = back_to(form_raw(f, "to")), .again = again_of(form_raw(f, "again")),
        .password = { .name = "password", .label = TR("Mật khẩu"), .type = "password",
                      .problem = form_problem_of(f, "password"),
                      .autocomplete = "current-password", .required = true },
    };
    v.whose = form_raw(f, "whose");
    v.carried = carried_of(r, f, &v.n_carried);
    v.out = req_query(r, "out", 2).p != NULL;
    v.page.script = v.out ? "onsite_out" : NULL;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_login(resp_html(w, status), &v);
    return OK;
}

enum err login_get(struct req *r, struct resp *w)
{
    struct form f;
    if (r->who)
        return resp_redirect(w, S("/staff"));
    form_empty(r, &f);
    form_fill(&f, "to", back_to(req_query(r, "to", 10)));
    return login_page(r, w, &f, 200);
}

/* Name and password as typed. OK: the session has begun; else a problem, and its *status. */
static enum err begun(struct req *r, struct resp *w, struct form *f, account_id *account,
                      str *token, int *status)
{
    const struct login_in in = {
        .login = form_str(f, "login", 60),
        .password = form_str(f, "password", 256),
    };
    *status = 422;
    TRY(form_ok(f));
    int64_t wait_s = 0;
    const enum err e = login_try(r->cx, in, account, &wait_s);
    if (e == ERR_LOGIN) {
        form_problem(f, "", str_from(tr(TR("Tên đăng nhập hoặc mật khẩu không đúng. "
                                           "Hãy kiểm tra rồi nhập lại."))));
        return ERR_INVALID;
    }
    if (e == ERR_TOO_MANY) {
        const str s = str_fmt(r->cx->a, "%lld", (long long)wait_s);
        form_problem(f, "", tr_args(r->cx->a, TR("Sai nhiều lần liên tiếp. Hãy chờ {0} giây "
                                                 "rồi thử lại."), &s, 1));
        *status = 429;
        return ERR_INVALID;
    }
    TRY(e);
    TRY(session_begin(r->cx, *account, req_cookie(r, COOKIE_STAFF), token));
    resp_cookie_set(w, COOKIE_STAFF, *token, 0, SAME_SITE_STRICT);
    return OK;
}

enum err login_post(struct req *r, struct resp *w)
{
    struct form f;
    account_id account;
    str token;
    int status;
    r->csrf_rule = CSRF_FREE; /* nobody is logged in yet; the origin was checked */
    TRY(form_read(r, &f));
    const enum err e = begun(r, w, &f, &account, &token, &status);
    if (e == ERR_INVALID)
        return login_page(r, w, &f, status);
    TRY(e);
    return resp_redirect(w, str_empty(back_to(form_raw(&f, "to"))) ? S("/staff")
                                                                   : S("/staff/field"));
}

/* What must not stand in a page: it is typed anew. */
static bool secret(str name)
{
    return str_eq(name, S("csrf")) || str_eq(name, S("password")) || str_eq(name, S("totp"))
        || str_eq(name, S("secret")) /* of an authenticator app */
        || str_eq(name, S("once"));
}

enum err login_late(struct req *r, struct resp *w)
{
    struct form typed, f;
    str whose;
    r->csrf_rule = CSRF_FREE; /* nothing is done with it but to show it to who sent it */
    if (str_empty(again_of(address_of(r))) || req_origin(r) != ORIGIN_SAME
        || form_read(r, &typed) != OK || typed.fields.n > AGAIN_FIELDS_MAX)
        return ERR_LOGIN;
    TRY(session_whose(r->cx, req_cookie(r, COOKIE_STAFF), &whose));
    form_empty(r, &f);
    form_fill(&f, "again", address_of(r));
    form_fill(&f, "whose", whose);
    for (size_t i = 0; i < typed.fields.n; i++) {
        const struct pair *p = &typed.fields.v[i];
        if (p->name.n >= CARRIED_NAME_MAX)
            return ERR_LOGIN;
        if (!secret(p->name))
            form_fill(&f, str_fmt(r->cx->a, MARK "%.*s", (int)p->name.n, p->name.p).p, p->value);
    }
    return login_page(r, w, &f, 401);
}

enum err login_stale(struct req *r, struct resp *w)
{
    struct carried *list = NEWS(r->cx->a, struct carried, r->stale.n);
    if (str_empty(again_of(address_of(r))) || req_origin(r) != ORIGIN_SAME)
        return ERR_FORBIDDEN;
    struct again_view v = { .page = page_staff(r, str_from(tr(TR("Gửi lại")))),
                            .again = url_own(address_of(r)), .name = r->who->name,
                            .carried = list };
    for (size_t i = 0; i < r->stale.n; i++)
        if (!secret(r->stale.v[i].name))
            list[v.n_carried++] = (struct carried){ r->stale.v[i].name, r->stale.v[i].value };
    tpl_login_again(resp_html(w, 403), &v);
    return OK;
}

enum err login_again_post(struct req *r, struct resp *w)
{
    struct form f;
    account_id account;
    str token;
    int status;
    r->csrf_rule = CSRF_FREE; /* as in login_post */
    TRY(form_read(r, &f));
    const enum err e = begun(r, w, &f, &account, &token, &status);
    if (e == ERR_INVALID)
        return login_page(r, w, &f, status);
    TRY(e);
    const str again = again_of(form_raw(&f, "again"));
    if (str_empty(again))
        return resp_redirect(w, S("/staff"));
    const str whose = form_raw(&f, "whose");
    struct user *who;
    struct session *s = NEW(r->cx->a, struct session);
    s->token = token;
    TRY(session_user(r->cx, s, &who));
    r->who = who;
    r->session = s;
    r->csrf = session_csrf(r->cx, token);
    r->once = once_new(r->cx);
    struct again_view v = {
        .page = page_staff(r, str_from(tr(TR("Gửi lại")))), .again = url_own(again),
        .name = r->who->name,
        .other = !str_empty(whose) && !str_eq(whose, session_mark(r->cx, account)) };
    if (!v.other)
        v.carried = carried_of(r, &f, &v.n_carried);
    tpl_login_again(resp_html(w, 200), &v);
    return OK;
}

enum err logout_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    TRY(session_end(r->cx, r->session->token));
    resp_cookie_clear(w, COOKIE_STAFF);
    return resp_redirect(w, S("/staff/login?out=1"));
}

enum err health_get(struct req *r, struct resp *w)
{
    (void)r;
    return resp_bytes(w, 200, "text/plain; charset=utf-8", S("ok\n"));
}
