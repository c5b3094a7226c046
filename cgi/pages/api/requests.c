/* What was cleared for the public: lists and single requests, row by row. */
#include "pages/api/answer.h"
#include "pages/api/open311.h"
#include "base/lang.h"
#include "domain/intake/open311.h"
#include "domain/publication/requests.h"
#include "pages/intake/kinds.h"

#define ROW_MAX ((size_t)256 * 1024)
#define LIST_MAX 2000 /* bytes of a list in the query */

/* An answer that begins with its first row, so that an error before it still gets its own. */
struct list {
    struct req *r;
    struct resp *w;
    struct spark s;
    struct buf b;
    bool extensions;
    size_t rows;
};

static enum err begin(struct list *l)
{
    const enum spark_format format = api_format(l->r);
    api_headers(l->r, l->w);
    TRY(resp_stream(l->w, 200, api_type(format)));
    l->b = (struct buf){ .a = l->r->cx->a, .max = ROW_MAX };
    spark_begin(&l->s, format, &l->b);
    spark_list(&l->s, "service_requests", "request");
    return OK;
}

static enum err flush(struct list *l)
{
    TRY(l->b.full ? ERR_INTERNAL : resp_put(l->w, buf_str(&l->b)));
    l->b.n = 0;
    return OK;
}

static void members(struct cx *cx, struct spark *s, const struct request *q)
{
    spark_text(s, "service_request_id", q->public_id);
    spark_text(s, "status", q->status);
    spark_text(s, "status_notes", q->notes);
    spark_text(s, "service_name", str_from(tr(kind_label(q->pollution))));
    spark_text(s, "service_code", q->pollution);
    spark_text(s, "description", q->description);
    spark_text(s, "agency_responsible", q->agency);
    spark_text(s, "service_notice", S(""));
    spark_text(s, "requested_datetime", day_w3c(cx->a, q->requested));
    spark_text(s, "updated_datetime", day_w3c(cx->a, q->updated));
    spark_text(s, "expected_datetime", S(""));
    spark_text(s, "address", q->address);
    spark_text(s, "address_id", q->commune);
    spark_text(s, "zipcode", S(""));
    spark_degrees(s, "lat", q->lat);
    spark_degrees(s, "long", q->lon);
    spark_text(s, "media_url", S(""));
}

static enum err row(struct cx *cx, const struct request *q, void *arg)
{
    struct list *l = arg;
    if (l->rows++ == 0)
        TRY(begin(l));
    spark_record(&l->s, NULL);
    members(cx, &l->s, q);
    if (l->extensions) {
        spark_record(&l->s, "extended_attributes");
        spark_text(&l->s, "place_precision", S("commune"));
        spark_text(&l->s, "time_precision", S("day"));
        spark_end(&l->s);
    }
    spark_end(&l->s);
    return flush(l);
}

static enum err end(struct list *l)
{
    if (l->rows == 0)
        TRY(begin(l));
    spark_end(&l->s);
    return flush(l);
}

static str query_list(struct req *r, const char *name)
{
    const str v = req_query(r, name, LIST_MAX);
    return v.p ? v : S("");
}

/* false: it has been answered. */
static bool instant_read(struct req *r, struct resp *w, const char *name, opt_instant *out)
{
    const str v = str_trim(query_list(r, name));
    *out = (opt_instant){ .has = !str_empty(v) };
    if (!out->has || instant_parse_w3c(v, &out->v) == OK)
        return true;
    api_refuse(r, w, 400, TR("{0} phải có dạng W3C và múi giờ, ví dụ 2026-01-01T00:00:00Z."),
               str_from(name));
    return false;
}

/* Values of a list without blanks; false: one is none of `known` (NULL: any will do). */
static bool list_read(struct arena *a, str typed, const char *const *known, size_t n, str *out)
{
    struct buf b = { .a = a, .max = LIST_MAX };
    str rest = typed, one;
    while (str_next(&rest, ',', &one)) {
        bool fits = n == 0;
        one = str_trim(one);
        if (str_empty(one))
            continue;
        for (size_t i = 0; i < n && !fits; i++)
            fits = str_eq(one, str_from(known[i]));
        if (!fits)
            return false;
        if (b.n)
            buf_byte(&b, ',');
        buf_add(&b, one);
    }
    *out = buf_str(&b);
    return true;
}

static bool pages_read(struct req *r, struct resp *w, struct requests_asked *in)
{
    const str page = query_list(r, "page"), size = query_list(r, "page_size");
    int64_t number = 1;
    in->most = REQUESTS_MOST;
    if ((!str_empty(size) && (str_i64(size, &in->most) != OK || in->most < 1
                              || in->most > REQUESTS_MOST))
        || (!str_empty(page) && (str_i64(page, &number) != OK || number < 1
                                 || number > 1000000))) {
        api_refuse(r, w, 400, TR("page từ 1, page_size từ 1 đến 1000."), (str){ 0 });
        return false;
    }
    in->skip = (number - 1) * in->most;
    return true;
}

/* false: it has been answered. */
static bool asked_read(struct req *r, struct resp *w, struct requests_asked *in,
                       struct requests_days *days)
{
    static const char *const states[] = { "open", "closed" };
    if (!instant_read(r, w, "start_date", &in->since)
        || !instant_read(r, w, "end_date", &in->until) || !pages_read(r, w, in))
        return false;
    list_read(r->cx->a, query_list(r, "service_code"), NULL, 0, &in->codes);
    if (!list_read(r->cx->a, query_list(r, "status"), states, COUNT(states), &in->statuses)) {
        api_refuse(r, w, 400, TR("status là open hoặc closed."), (str){ 0 });
        return false;
    }
    const enum err e = requests_window(in, r->cx->now, days);
    if (e != OK)
        api_refuse(r, w, 400, e == ERR_INVALID
                   ? TR("start_date phải trước end_date.")
                   : TR("start_date và end_date cách nhau tối đa 90 ngày."), (str){ 0 });
    return e == OK;
}

enum err open311_requests_get(struct req *r, struct resp *w)
{
    struct list l = { .r = r, .w = w,
                      .extensions = str_eq(req_query(r, "extensions", 8), S("true")) };
    struct requests_asked in = { 0 };
    struct requests_days days;
    const str ids = pairs_nth(&r->pairs, "service_request_id", 0);
    if (!api_here(r, w))
        return OK;
    if (!str_empty(str_trim(ids))) {
        const enum err e = requests_named(r->cx, ids, row, &l);
        if (e == ERR_TOO_LARGE)
            return api_refuse(r, w, 400, TR("Một lần hỏi tối đa 100 service_request_id."),
                              (str){ 0 });
        TRY(e);
        return end(&l);
    }
    if (!asked_read(r, w, &in, &days))
        return OK;
    TRY(requests_each(r->cx, &in, &days, row, &l));
    return end(&l);
}

enum err open311_request_get(struct req *r, struct resp *w)
{
    struct list l = { .r = r, .w = w,
                      .extensions = str_eq(req_query(r, "extensions", 8), S("true")) };
    str id;
    TRY(api_name(r, "id", &id));
    if (!api_here(r, w))
        return OK;
    TRY(requests_named(r->cx, id, row, &l));
    if (l.rows == 0)
        return api_refuse(r, w, 404, TR("Không có service_request_id này."), (str){ 0 });
    return end(&l);
}

enum err open311_token_get(struct req *r, struct resp *w)
{
    struct spark s;
    opt_str id = { 0 };
    str token;
    TRY(api_name(r, "token", &token));
    if (!api_here(r, w))
        return OK;
    const enum err e = open311_token_find(r->cx, token, &id);
    if (e == ERR_NOT_FOUND)
        return api_refuse(r, w, 404, TR("Không có token này."), (str){ 0 });
    TRY(e);
    api_begin(r, w, 200, &s);
    spark_list(&s, "service_requests", "request");
    spark_record(&s, NULL);
    spark_text(&s, "service_request_id", id.has ? id.v : S(""));
    spark_text(&s, "token", token);
    spark_end(&s);
    spark_end(&s);
    return OK;
}
