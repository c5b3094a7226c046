/* A photo in pieces. */
#include "base/lang.h"
#include "domain/onsite/photo.h"
#include "pages/onsite/json.h"
#include "pages/onsite/onsite.h"

struct coming {
    struct req *r;
    struct form *f;
    struct photo_piece *now;
    enum err e; /* of the piece */
    bool came;
};

static str client_of(const struct form *f)
{
    str id;
    return onsite_bytes(f->a, form_raw(f, "id"), ONSITE_ID_BYTES, &id) == OK ? id : S("");
}

static int64_t number_of(const struct form *f, const char *name)
{
    int64_t n;
    return str_i64(form_raw(f, name), &n) == OK ? n : -1;
}

/* Nothing is stored for a case that the person may not inspect. */
static enum err may(struct req *r, str code)
{
    struct case_by_code_row c;
    TRY(onsite_see(r->cx, r->who, code, &c));
    return onsite_may(r->who, &c) ? OK : c.recused ? ERR_RECUSED : ERR_FORBIDDEN;
}

/* What goes wrong with the piece is told at the end, with how much there is. */
static enum err on_begin(void *arg, const struct upload *u)
{
    struct coming *c = arg;
    const struct photo_piece_new in = { .client = client_of(c->f),
        .total = number_of(c->f, "total"), .at = number_of(c->f, "offset") };
    (void)u;
    c->came = true;
    c->e = str_empty(in.client) ? ERR_INVALID : may(c->r, form_raw(c->f, "case"));
    if (c->e == OK)
        c->e = photo_piece_new(c->r->cx, c->r->who, &in, &c->now);
    return OK;
}

static enum err on_data(void *arg, const struct upload *u, str piece)
{
    struct coming *c = arg;
    (void)u;
    if (c->e != OK)
        return OK;
    c->e = photo_piece_add(c->now, piece);
    if (c->e != OK)
        photo_piece_drop(c->now);
    return OK;
}

static enum err on_end(void *arg, const struct upload *u)
{
    struct coming *c = arg;
    (void)u;
    if (c->e == OK)
        c->e = photo_piece_end(c->now);
    return OK;
}

static void on_drop(void *arg, const struct upload *u)
{
    struct coming *c = arg;
    (void)u;
    if (c->now && c->e == OK)
        photo_piece_drop(c->now);
}

static enum err state(struct resp *w, int status, int64_t have, bool done)
{
    struct buf *b = onsite_json(w, status);
    buf_fmt(b, "{\"have\":%lld,\"done\":%s}", (long long)have, done ? "true" : "false");
    return OK;
}

static struct site_photo_new photo_of(struct req *r, struct form *f)
{
    struct site_photo_new in = {
        .item = form_str(f, "id", SITE_ID_MAX), .at = onsite_at(r, f),
        .accuracy_m = form_opt_i64(f, "accuracy", 0, 1000000),
        .caption = form_opt(f, "caption", SITE_CAPTION_MAX),
        .sample = form_opt(f, "sample", SITE_ID_MAX),
    };
    if (onsite_bytes(f->a, form_raw(f, "sha256"), 32, &in.sha256) != OK)
        form_problem(f, "sha256", str_from(tr(TR("Thiếu mã băm của ảnh. Hãy tải lại trang."))));
    return in;
}

static enum err refused(struct resp *w, enum err e)
{
    if (e == ERR_TOO_LARGE)
        return onsite_refuse(w, 422, TR("Ảnh quá lớn: mỗi ảnh không quá 20 MB."));
    if (e == ERR_TOO_MANY)
        return onsite_refuse(w, 422, TR("Bạn còn quá nhiều ảnh gửi dở. Hãy gửi xong chúng trước."));
    if (e == ERR_MEDIA_TYPE)
        return onsite_refuse(w, 422, TR("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chụp lại bằng "
                                        "máy ảnh của điện thoại, chọn định dạng JPEG."));
    return onsite_error(w, e);
}

/* Kept already, or the last byte is there; else how far it is. */
static enum err settle(struct req *r, struct resp *w, struct form *f, const struct coming *c)
{
    struct site_photo_once_row once;
    struct case_by_code_row row;
    const struct site_photo_new in = photo_of(r, f);
    const str client = onsite_id(f), code = form_str(f, "case", 16);
    const int64_t total = form_i64(f, "total", 1, PHOTO_BYTES_MAX);
    int64_t have;
    if (form_ok(f) != OK)
        return onsite_problems(w, f);
    TRY(onsite_see(r->cx, r->who, code, &row));
    const enum err found = site_photo_once(r->cx, (struct site_photo_once_in){
        .cid = row.id, .item = in.item }, &once);
    if (found == OK && str_eq(once.sha256, in.sha256))
        return state(w, 200, total, true);
    if (found != OK && found != ERR_NOT_FOUND)
        return found;
    TRY(photo_have(r->cx, r->who, client, &have));
    if (have < total)
        return state(w, c->e == ERR_CONFLICT ? 409 : 200, have, false);
    const enum err e = photo_whole(r->cx, r->who, code, client, &in);
    if (e == ERR_BAD_REQUEST)
        return state(w, 409, 0, false);
    return e == OK ? state(w, 200, total, true) : refused(w, e);
}

enum err onsite_photo_post(struct req *r, struct resp *w)
{
    struct form f;
    struct coming c = { .r = r, .f = &f };
    const struct upload_sink sink = {
        .max_files = 1, .max_file_bytes = INT64_MAX, .max_total_bytes = INT64_MAX,
        .begin = on_begin, .data = on_data, .end = on_end, .drop = on_drop, .arg = &c };
    TRY(form_read_with(r, &f, &sink));
    if (!c.came)
        c.e = may(r, form_raw(&f, "case"));
    if (c.e != OK && c.e != ERR_CONFLICT)
        return refused(w, c.e);
    return settle(r, w, &f, &c);
}
