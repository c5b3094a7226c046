#include "pages/api/answer.h"
#include "base/config.h"
#include "base/lang.h"
#include "base/log.h"

bool api_asked(const struct req *r)
{
    return str_starts(r->path, S("/open311/"));
}

enum spark_format api_format(const struct req *r)
{
    return str_ends(r->path, S(".json")) ? SPARK_JSON : SPARK_XML;
}

enum err api_name(const struct req *r, const char *arg, str *name)
{
    static const char *const ends[] = { ".json", ".xml" };
    const str v = req_path(r, arg);
    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(v, str_from(ends[i]))) {
            *name = str_sub(v, 0, v.n - str_from(ends[i]).n);
            return name->n ? OK : ERR_NOT_FOUND;
        }
    return ERR_NOT_FOUND;
}

const char *api_type(enum spark_format format)
{
    return format == SPARK_JSON ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
}

void api_headers(const struct req *r, struct resp *w)
{
    if (r->method == GET)
        resp_header(w, "Access-Control-Allow-Origin", S("*"));
}

void api_begin(struct req *r, struct resp *w, int status, struct spark *s)
{
    const enum spark_format format = api_format(r);
    api_headers(r, w);
    spark_begin(s, format, resp_body(w, status, api_type(format)));
}

static void fault(struct spark *s, int64_t code, str words)
{
    spark_record(s, NULL);
    spark_whole(s, "code", code);
    spark_text(s, "description", words);
    spark_end(s);
}

enum err api_refuse(struct req *r, struct resp *w, int status, const char *words, str arg)
{
    struct spark s;
    resp_clear(w);
    api_begin(r, w, status, &s);
    spark_list(&s, "errors", "error");
    fault(&s, status, tr_args(r->cx->a, words, &arg, 1));
    spark_end(&s);
    return OK;
}

enum err api_problems(struct req *r, struct resp *w, const struct form *f)
{
    struct spark s;
    size_t n;
    const struct problem *all = form_problems(f, &n);
    api_begin(r, w, 400, &s);
    spark_list(&s, "errors", "error");
    for (size_t i = 0; i < n; i++)
        fault(&s, 400, str_fmt(r->cx->a, "%.*s: %.*s", STR_ARG(all[i].field),
                               STR_ARG(all[i].text)));
    spark_end(&s);
    return OK;
}

/* Status of the answer; the code in it may say more. */
static int status_of(enum err e)
{
    return e == ERR_NOT_FOUND ? 404 : e == ERR_FORBIDDEN ? 403 : 400;
}

static const char *words_of(enum err e)
{
    switch ((int)e) {
    case ERR_NOT_FOUND:
        return TR("Không có tài nguyên này.");
    case ERR_FORBIDDEN:
        return TR("Yêu cầu này không được phép.");
    case ERR_METHOD:
        return TR("Địa chỉ này không nhận phương thức vừa dùng.");
    case ERR_MEDIA_TYPE:
        return TR("Nội dung phải gửi dưới dạng application/x-www-form-urlencoded, UTF-8.");
    case ERR_TOO_LARGE:
        return TR("Nội dung gửi lên quá lớn.");
    case ERR_BAD_REQUEST:
        return TR("Yêu cầu không đọc được: hãy kiểm tra địa chỉ, cách mã hóa và UTF-8.");
    default:
        return TR("Hệ thống gặp lỗi nên chưa làm được. Hãy thử lại sau ít phút.");
    }
}

void api_error_page(struct req *r, struct resp *w, enum err e)
{
    struct spark s;
    const int own = err_status(e);
    if (own >= 500)
        log_line(LOG_ERROR, "open311_failed", LOG_ERR("error", e), LOG_N("status", own));
    if (w->streaming)
        return; /* the head is gone; the answer just ends here */
    resp_clear(w);
    api_begin(r, w, status_of(e), &s);
    spark_list(&s, "errors", "error");
    fault(&s, own, str_from(tr(words_of(e))));
    spark_end(&s);
}

/* Host of the public site without "www." and port: "duongdayxanh.example.vn". */
static str own_jurisdiction(const struct config *conf)
{
    str host = conf->public_site.url;
    host = str_sub(host, str_find(host, S("//")) + 2, host.n);
    host = str_sub(host, 0, str_find(host, S("/")));
    host = str_sub(host, 0, str_find(host, S(":")));
    return str_starts(host, S("www.")) ? str_sub(host, 4, host.n) : host;
}

bool api_jurisdiction(struct req *r, struct resp *w, str asked)
{
    const struct config *conf = r->cx->conf;
    const str own = str_empty(conf->open311.jurisdiction) ? own_jurisdiction(conf)
                                                          : conf->open311.jurisdiction;
    if (str_empty(asked) || str_eq_nocase(asked, own))
        return true;
    api_refuse(r, w, 404, TR("Không có jurisdiction_id này ở đây."), (str){ 0 });
    return false;
}

bool api_here(struct req *r, struct resp *w)
{
    return api_jurisdiction(r, w, pairs_nth(&r->pairs, "jurisdiction_id", 0));
}
