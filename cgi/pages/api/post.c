/* A report by another program: the same filing as the citizens' form. */
#include "pages/api/answer.h"
#include "pages/api/open311.h"
#include "base/config.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/intake/open311.h"
#include "domain/intake/tables.h"
#include "domain/intake/where.h"
#include "pages/intake/kinds.h"
#include "pages/intake/report_form.h"

#define DESCRIPTION_POINTS 4000 /* the specification's own limit */
#define URL_MAX 1000
#define ID_MAX 200
#define WHAT_MAX ((size_t)48 * 1024)

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

/* "attribute[code]" or "attribute[code][]": the code; missing: another field. */
static str attribute_code(str field)
{
    if (!str_starts(field, S("attribute[")))
        return (str){ 0 };
    str code = str_sub(field, 10, field.n);
    if (str_ends(code, S("[]")))
        code = str_sub(code, 0, code.n - 2);
    return str_ends(code, S("]")) ? str_sub(code, 0, code.n - 1) : (str){ 0 };
}

static bool answered(const struct report_new *in, str code)
{
    for (size_t i = 0; i < in->n_answers; i++)
        if (str_eq(in->answers[i].question, code))
            return true;
    return false;
}

/* An answer to a question of the table; false: it is none, and goes into the text. */
static bool answer_read(struct cx *cx, struct report_new *in, struct report_answer *list,
                        str code, str value)
{
    const struct question *q = question_of(cx->intake, code);
    if (!q || !question_about(q, in->pollution) || answer_check(q, value) != OK
        || answered(in, code) || in->n_answers == ANSWERS_MAX)
        return false;
    list[in->n_answers++] = (struct report_answer){ q->code, value };
    return true;
}

/* Description, what else was told, and an address of pictures, which nobody here opens. */
static str what_of(struct cx *cx, struct form *f, struct report_new *in)
{
    struct report_answer *list = NEWS(f->a, struct report_answer, ANSWERS_MAX);
    struct buf b = { .a = f->a, .max = WHAT_MAX };
    const str text = str_trim(form_raw(f, "description"));
    const str media = form_opt(f, "media_url", URL_MAX);
    if (text_points(text) > DESCRIPTION_POINTS)
        say(f, "description", TR("Mô tả có tối đa 4.000 ký tự."));
    in->answers = list;
    buf_add(&b, str_empty(text) ? S("(Không có mô tả.)") : text);
    for (size_t i = 0; i < f->fields.n; i++) {
        const str code = attribute_code(f->fields.v[i].name);
        const str value = str_trim(f->fields.v[i].value);
        if (!str_empty(code) && !str_empty(value) && !answer_read(cx, in, list, code, value))
            buf_fmt(&b, "\n%.*s: %.*s", STR_ARG(code), STR_ARG(value));
    }
    if (!str_empty(media))
        buf_fmt(&b, "\nẢnh, video theo lời người gửi (hệ thống không mở): %.*s", STR_ARG(media));
    if (b.full)
        say(f, "attribute", TR("Các câu trả lời dài quá."));
    return buf_str(&b);
}

static void point_read(struct form *f, struct report_new *out)
{
    const str lat = str_trim(form_raw(f, "lat")), lon = str_trim(form_raw(f, "long"));
    if (str_empty(lat) && str_empty(lon))
        return;
    if (str_empty(lat) || str_empty(lon)) {
        say(f, str_empty(lat) ? "lat" : "long", TR("lat và long phải được gửi cùng nhau."));
        return;
    }
    if (str_f64(lat, &out->lat.v) == OK && str_f64(lon, &out->lon.v) == OK
        && where_in_country(out->lat.v, out->lon.v))
        out->lat.has = out->lon.has = true;
    else
        say(f, "lat", TR("lat và long phải là một điểm trong lãnh thổ Việt Nam (WGS84)."));
}

static void place_read(struct form *f, struct report_new *out, str *address_id)
{
    *address_id = form_opt(f, "address_id", ID_MAX);
    out->place = form_opt(f, "address_string", PLACE_MAX);
    point_read(f, out);
    if (str_empty(form_raw(f, "lat")) && str_empty(form_raw(f, "long"))
        && str_empty(form_raw(f, "address_string")) && str_empty(*address_id))
        say(f, "address_string", TR("Cần nơi xảy ra: lat và long, hoặc address_string, hoặc "
                                    "address_id."));
}

static void sender_read(struct form *f, struct sender *s)
{
    const str first = form_opt(f, "first_name", NAME_MAX);
    const str last = form_opt(f, "last_name", NAME_MAX);
    s->name = str_trim(str_fmt(f->a, "%.*s %.*s", STR_ARG(last), STR_ARG(first)));
    s->phone = form_opt(f, "phone", PHONE_MAX);
    s->email = form_opt(f, "email", EMAIL_MAX);
    s->account = form_opt(f, "account_id", ID_MAX);
    s->device = form_opt(f, "device_id", ID_MAX);
    if (sender_phone_check(s->phone) != OK)
        say(f, "phone", TR("Số điện thoại có từ 8 đến 15 chữ số, ví dụ 0912 345 678."));
    if (sender_email_check(s->email) != OK)
        say(f, "email", TR("Địa chỉ thư điện tử chưa đúng, ví dụ ten@vidu.vn."));
}

static enum err receiver_read(struct req *r, struct form *f, str address_id,
                              struct report_new *out)
{
    struct where w = { .address_id = address_id, .address = out->place, .lat = out->lat,
                       .lon = out->lon };
    const enum err e = where_unit(r->cx, &w, &out->receiver);
    if (e == ERR_NOT_FOUND)
        say(f, "address_id", TR("Không có address_id này; đó là mã xã, phường."));
    return e == ERR_NOT_FOUND ? OK : e;
}

/* What the citizen takes home, through the program that filed. */
static str notice_of(struct cx *cx, const struct receipt *got)
{
    const str args[] = { got->ref, receipt_key_words(cx->a, got), got->unit,
        str_fmt(cx->a, "%.*s/track", STR_ARG(cx->conf->public_site.url)) };
    return tr_args(cx->a, TR("Mã phản ánh {0}, nơi nhận: {2}. Theo dõi và trao đổi bằng khóa "
                             "riêng {1} tại {3}; ai có khóa này đều xem được phản ánh."),
                   args, COUNT(args));
}

static enum err filed(struct req *r, struct resp *w, int64_t key, struct report_new *in)
{
    struct spark s;
    struct receipt got;
    str token;
    TRY(open311_file(r->cx, key, in, &token, &got));
    api_begin(r, w, 200, &s);
    spark_list(&s, "service_requests", "request");
    spark_record(&s, NULL);
    spark_text(&s, "token", token);
    spark_text(&s, "service_notice", notice_of(r->cx, &got));
    spark_text(&s, "account_id", S(""));
    spark_end(&s);
    spark_end(&s);
    return OK;
}

enum err open311_requests_post(struct req *r, struct resp *w)
{
    struct form f;
    struct report_new in = { .nature = S("unknown"), .polluter = S(""), .avoid_why = S("") };
    str address_id;
    int64_t key;
    r->csrf_rule = CSRF_FREE; /* nobody is known here; the gate checked where it comes from */
    TRY(form_read(r, &f));
    const enum err known = open311_key_check(r->cx, form_raw(&f, "api_key"), &key);
    if (known == ERR_FORBIDDEN)
        return api_refuse(r, w, 403, str_empty(form_raw(&f, "api_key"))
                          ? TR("Thiếu api_key.") : TR("api_key không đúng hoặc đã hết hiệu lực."),
                          (str){ 0 });
    TRY(known);
    if (!api_jurisdiction(r, w, form_raw(&f, "jurisdiction_id")))
        return OK;
    in.pollution = str_trim(form_raw(&f, "service_code"));
    if (str_empty(in.pollution))
        say(&f, "service_code", TR("Thiếu service_code."));
    else if (!kind_known(pollution_kinds, n_pollution_kinds, in.pollution))
        return api_refuse(r, w, 404, TR("Không có service_code này."), (str){ 0 });
    in.what = what_of(r->cx, &f, &in);
    place_read(&f, &in, &address_id);
    sender_read(&f, &in.sender);
    if (form_ok(&f) == OK)
        TRY(receiver_read(r, &f, address_id, &in));
    return form_ok(&f) == OK ? filed(r, w, key, &in) : api_problems(r, w, &f);
}
