#include "pages/accounts/second.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/accounts/second.h"
#include "pages/accounts/view.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "print/qr.h"
#include "tpl/second.h"

#define CODE_MAX 20

struct field second_field(const struct form *f)
{
    return (struct field){
        .name = "totp", .label = TR("Mã xác nhận khi ký"), .required = true,
        .hint = TR("6 chữ số đang hiện trên ứng dụng xác thực của bạn. Chưa có ứng dụng thì đăng "
                   "ký ở mục Mã xác nhận khi ký."),
        .inputmode = "numeric", .autocomplete = "one-time-code",
        .problem = form_problem_of(f, "totp") };
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

static void say_wait(struct form *f, const char *field, int64_t wait_s)
{
    const str s = str_fmt(f->a, "%lld", (long long)wait_s);
    form_problem(f, field, tr_args(f->a, TR("Sai nhiều lần liên tiếp. Hãy chờ {0} giây rồi thử "
                                            "lại."), &s, 1));
}

/* What an error of the second factor means; others are given back. */
static enum err said(struct form *f, enum err e, const char *code, int64_t wait_s)
{
    if (e == ERR_NOT_FOUND)
        say(f, code, TR("Tài khoản của bạn chưa đăng ký ứng dụng xác thực. Hãy mở mục Mã xác nhận "
                        "khi ký để đăng ký, rồi quay lại ký."));
    else if (e == ERR_INVALID)
        say(f, code, TR("Mã không đúng, đã hết 30 giây hoặc đã dùng. Hãy chờ mã mới trên ứng dụng "
                        "rồi nhập lại."));
    else if (e == ERR_LOGIN)
        say(f, "password", TR("Mật khẩu không đúng."));
    else if (e == ERR_TOO_MANY)
        say_wait(f, code, wait_s);
    else
        return e;
    return ERR_INVALID;
}

enum err second_ask(struct req *r, struct form *f, int64_t *step)
{
    int64_t wait_s = 0;
    const str code = form_str(f, "totp", CODE_MAX);
    TRY(form_ok(f));
    const enum err e = second_check(r->cx, r->who->id, code, step, &wait_s);
    return e == OK ? OK : said(f, e, "totp", wait_s);
}

static enum err page(struct req *r, struct resp *w, const struct form *f, str secret, int status)
{
    struct cx *cx = r->cx;
    struct second_state state;
    struct second_view v = {
        .page = page_staff(r, str_from(tr(TR("Mã xác nhận khi ký")))),
        .password = { .name = "password", .label = TR("Mật khẩu đăng nhập"), .type = "password",
                      .problem = form_problem_of(f, "password"),
                      .autocomplete = "current-password", .required = true },
        .code = second_field(f),
    };
    v.code.hint = TR("6 chữ số đang hiện trên ứng dụng.");
    TRY(second_state(cx, r->who->id, &state));
    v.enrolled = state.enrolled;
    v.since = instant_date(state.since);
    if (!state.enrolled) {
        str uri;
        second_offer(cx, r->who->login, secret, &v.secret, &uri);
        TRY(qr_make(cx->a, uri, &v.qr));
    }
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_second(resp_html(w, status), &v);
    return OK;
}

enum err second_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, S(""), 200);
}

enum err second_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "enrol", "stop" };
    struct form f;
    int64_t wait_s = 0;
    TRY(form_read(r, &f));
    const bool stops = str_eq(form_one_of(&f, "do", acts, COUNT(acts)), S("stop"));
    const str secret = stops ? S("") : form_str(&f, "secret", 40);
    const str password = form_str(&f, "password", 256), code = form_str(&f, "totp", CODE_MAX);
    if (form_ok(&f) != OK)
        return page(r, w, &f, secret, 422);
    const enum err e = stops ? second_stop(r->cx, r->who, password, code, &wait_s)
                             : second_enrol(r->cx, r->who, secret, password, code, &wait_s);
    if (e == OK)
        return resp_redirect(w, r->path);
    const enum err left = said(&f, e, "totp", wait_s);
    return left == ERR_INVALID ? page(r, w, &f, secret, e == ERR_TOO_MANY ? 429 : 422) : left;
}
