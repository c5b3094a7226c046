#include "pages/accounts/login.h"
#include "base/lang.h"
#include "domain/accounts/login.h"
#include "domain/accounts/sessions.h"
#include "pages/accounts/view.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "tpl/login.h"

/* Only the inspector's telephone asks to be led back. */
static str back_to(str typed)
{
    return str_eq(typed, S("field")) ? S("field") : S("");
}

static enum err login_page(struct req *r, struct resp *w, const struct form *f, int status)
{
    struct login_view v = {
        .page = page_staff(r, str_from(tr(TR("Đăng nhập")))),
        .login = field_of(f, (struct field){ .name = "login", .label = TR("Tên đăng nhập"),
                                             .autocomplete = "username", .required = true }),
        .to = back_to(form_raw(f, "to")),
        .password = { .name = "password", .label = TR("Mật khẩu"), .type = "password",
                      .problem = form_problem_of(f, "password"),
                      .autocomplete = "current-password", .required = true },
    };
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

enum err login_post(struct req *r, struct resp *w)
{
    struct form f;
    r->csrf_rule = CSRF_FREE; /* nobody is logged in yet; the origin was checked */
    TRY(form_read(r, &f));
    const struct login_in in = {
        .login = form_str(&f, "login", 60),
        .password = form_str(&f, "password", 256),
    };
    if (form_ok(&f) != OK)
        return login_page(r, w, &f, 422);
    account_id account;
    int64_t wait_s = 0;
    const enum err e = login_try(r->cx, in, &account, &wait_s);
    if (e == ERR_LOGIN) {
        form_problem(&f, "", str_from(tr(TR("Tên đăng nhập hoặc mật khẩu không đúng. "
                                            "Hãy kiểm tra rồi nhập lại."))));
        return login_page(r, w, &f, 422);
    }
    if (e == ERR_TOO_MANY) {
        const str s = str_fmt(r->cx->a, "%lld", (long long)wait_s);
        form_problem(&f, "", tr_args(r->cx->a, TR("Sai nhiều lần liên tiếp. Hãy chờ {0} giây "
                                                  "rồi thử lại."), &s, 1));
        return login_page(r, w, &f, 429);
    }
    TRY(e);
    str token;
    TRY(session_begin(r->cx, account, req_cookie(r, COOKIE_STAFF), &token));
    resp_cookie_set(w, COOKIE_STAFF, token, 0, SAME_SITE_STRICT);
    return resp_redirect(w, str_empty(back_to(form_raw(&f, "to"))) ? S("/staff")
                                                                   : S("/staff/field"));
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
