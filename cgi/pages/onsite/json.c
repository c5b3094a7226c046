#include "pages/onsite/json.h"
#include "base/lang.h"

#define MS_US 1000
#define MS_MAX 4102444800000 /* the year 2100 */

struct buf *onsite_json(struct resp *w, int status)
{
    return resp_body(w, status, "application/json");
}

static void name_of(struct buf *b, const char *name)
{
    if (b->n && b->p[b->n - 1] != '{')
        buf_byte(b, ',');
    buf_json(b, str_from(name));
    buf_byte(b, ':');
}

void json_text(struct buf *b, const char *name, str text)
{
    name_of(b, name);
    buf_json(b, text);
}

void json_number(struct buf *b, const char *name, int64_t n)
{
    name_of(b, name);
    buf_i64(b, n);
}

int64_t json_ms(instant at)
{
    return at / MS_US;
}

void json_version(struct buf *b, int64_t number, str author, instant at, str texts)
{
    json_number(b, "version", number);
    json_text(b, "author", author);
    json_number(b, "at", json_ms(at));
    buf_fmt(b, ",\"texts\":%.*s", STR_ARG(texts));
}

enum err onsite_kept(struct resp *w, int64_t version)
{
    struct buf *b = onsite_json(w, 200);
    buf_byte(b, '{');
    json_number(b, "version", version);
    buf_byte(b, '}');
    return OK;
}

str onsite_entry_texts(struct arena *a, opt_str answer, str body)
{
    struct buf b = { .a = a, .max = 64 * KiB };
    buf_byte(&b, '{');
    if (answer.has)
        json_text(&b, "answer", answer.v);
    json_text(&b, "body", body);
    buf_byte(&b, '}');
    return buf_str(&b);
}

static enum err refuse(struct resp *w, int status, str words)
{
    struct buf *b = onsite_json(w, status);
    buf_byte(b, '{');
    json_text(b, "problem", words);
    buf_byte(b, '}');
    return OK;
}

enum err onsite_refuse(struct resp *w, int status, const char *words)
{
    return refuse(w, status, str_from(tr(words)));
}

enum err onsite_error(struct resp *w, enum err e)
{
    switch ((int)e) {
    case ERR_NOT_FOUND:
        return onsite_refuse(w, 404, TR("Không có vụ việc này, hoặc bạn không còn được xem: có "
                                       "thể nó đã chuyển sang cơ quan khác. Hãy hỏi thủ trưởng "
                                       "đơn vị."));
    case ERR_FORBIDDEN:
        return onsite_refuse(w, 403, TR("Vụ việc không do đơn vị của bạn xử lý, hoặc bạn không "
                                       "có quyền kiểm tra."));
    case ERR_RECUSED:
        return onsite_refuse(w, 403, TR("Bạn đã khai báo xung đột lợi ích nên không ghi được vào "
                                       "vụ việc này."));
    case ERR_CONFLICT:
        return onsite_refuse(w, 409, TR("Vụ việc này không còn ở bước kiểm tra, hoặc đã được ghép "
                                       "vào vụ việc khác. Hãy mở vụ việc trên máy tính để xem."));
    case ERR_DUPLICATE:
        return onsite_refuse(w, 409, TR("Mã của lần gửi này đã dùng cho nội dung khác. Hãy gửi "
                                       "lại."));
    case ERR_TOO_MANY:
        return onsite_refuse(w, 422, TR("Vụ việc này đã có quá nhiều chữ ký nháp. Hãy ký tiếp trên "
                                        "bản giấy."));
    case ERR_INVALID:
        return onsite_refuse(w, 422, TR("Nội dung gửi lên không đúng. Hãy tải lại trang rồi gửi "
                                       "lại."));
    default:
        return e;
    }
}

str onsite_id(struct form *f)
{
    str id = S("");
    if (onsite_bytes(f->a, form_raw(f, "id"), ONSITE_ID_BYTES, &id) == OK)
        return id;
    form_problem(f, "id", str_from(tr(TR("Thiếu mã của lần gửi. Hãy tải lại trang."))));
    return S("");
}

instant onsite_written(struct req *r, struct form *f, int64_t *skew_ms)
{
    const int64_t at = form_i64(f, "at", 0, MS_MAX), now = form_i64(f, "now", 0, MS_MAX);
    *skew_ms = json_ms(r->cx->now) - now;
    return at * MS_US;
}

enum err onsite_problems(struct resp *w, const struct form *f)
{
    size_t n;
    const struct problem *p = form_problems(f, &n);
    struct buf all = { .a = f->a, .max = 8 * KiB };
    for (size_t i = 0; i < n; i++)
        buf_fmt(&all, "%s%.*s", i ? " " : "", STR_ARG(p[i].text));
    return refuse(w, 422, buf_str(&all));
}

void onsite_texts(struct form *f, const struct onsite_group *g, str *texts)
{
    struct moment m;
    for (size_t i = 0; i < g->n; i++) {
        const struct onsite_part *p = &g->parts[i];
        texts[i] = form_opt(f, p->name, p->max);
        if (p->moment && !str_empty(texts[i]) && moment_parse(texts[i], &m) != OK)
            form_problem(f, p->name, str_from(tr(TR("Ngày giờ kiểm tra không đúng. Hãy chọn "
                                                    "lại."))));
    }
}

struct site_at onsite_at(struct req *r, struct form *f)
{
    int64_t skew_ms;
    const instant at = onsite_written(r, f, &skew_ms);
    struct site_at out = { .at = at < r->cx->now ? at : r->cx->now,
                           .lat = form_f64(f, "lat", -90, 90),
                           .lon = form_f64(f, "lon", -180, 180) };
    if (!out.lat.has || !out.lon.has)
        out.lat.has = out.lon.has = false;
    return out;
}
