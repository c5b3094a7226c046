#include "http/form.h"
#include "base/buf.h"
#include "base/lang.h"
#include "base/text.h"
#include "http/multipart.h"
#include <string.h>

#define PIECE_BYTES 16384

enum place { PART_FIELD = 1, FILE_WAITS, FILE_OPEN, FILE_REFUSED };

/* A multipart body on its way into a form. */
struct reader {
    bool forged; /* a file came before the right csrf */
    struct req *r;
    struct form *f;
    const struct upload_sink *sink;
    enum place place;
    str name; /* of the field being read */
    struct buf value;
    size_t field_bytes; /* of all fields */
    struct upload up;
    size_t n_files;
    int64_t total;
};

void form_empty(struct req *r, struct form *f)
{
    *f = (struct form){ .a = r->cx->a, .lang = r->cx->lang };
}

void form_query(struct req *r, struct form *f)
{
    form_empty(r, f);
    f->fields = r->pairs;
    f->cap_fields = r->pairs.n; /* more values may be added */
}

/* In constant time, so that the token cannot be guessed byte by byte. */
static bool same(str a, str b)
{
    if (a.n != b.n)
        return false;
    unsigned char differ = 0;
    for (size_t i = 0; i < a.n; i++)
        differ |= (unsigned char)(a.p[i] ^ b.p[i]);
    return differ == 0;
}

static bool csrf_fits(const struct req *r, const struct form *f)
{
    return r->csrf_rule == CSRF_FREE || (r->csrf.n && same(form_raw(f, "csrf"), r->csrf));
}

/* What was typed goes to who sent it, so that it can be sent again (gate.c). */
static enum err refused_csrf(struct req *r, const struct form *f)
{
    r->stale = f->fields;
    return ERR_FORBIDDEN;
}

static void refuse(struct reader *d, const char *msgid, int64_t number)
{
    struct form *f = d->f;
    const str args[] = { d->up.name, str_fmt(f->a, "%lld", (long long)number) };
    form_problem_add(f, str_c(f->a, d->up.field), tr_args(f->a, msgid, args, COUNT(args)));
    d->place = FILE_REFUSED;
}

/* A sink that refuses may have said why; a file must not vanish without a word. */
static enum err refused_by_sink(struct reader *d, enum err e, size_t problems_before)
{
    if (e != ERR_INVALID)
        return e;
    if (d->f->n_problems == problems_before)
        refuse(d, TR("Không nhận được tệp “{0}”. Hãy chọn tệp khác."), 0);
    d->place = FILE_REFUSED;
    return OK;
}

static enum err file_open(struct reader *d)
{
    if (!d->sink) {
        refuse(d, TR("Biểu mẫu này không nhận tệp. Tệp “{0}” đã bị bỏ qua."), 0);
        return OK;
    }
    if (d->n_files == d->sink->max_files) {
        refuse(d, TR("Tệp “{0}” chưa được nhận: mỗi lần gửi tối đa {1} tệp."),
               (int64_t)d->sink->max_files);
        return OK;
    }
    d->n_files++;
    const size_t before = d->f->n_problems;
    const enum err e = d->sink->begin(d->sink->arg, &d->up);
    d->place = e == OK ? FILE_OPEN : FILE_REFUSED;
    return refused_by_sink(d, e, before);
}

static void file_drop(struct reader *d)
{
    if (d->place == FILE_OPEN)
        d->sink->drop(d->sink->arg, &d->up);
    d->place = FILE_REFUSED;
}

static enum err file_data(struct reader *d, str piece)
{
    const int64_t n = (int64_t)piece.n;
    if (d->up.bytes + n > d->sink->max_file_bytes) {
        file_drop(d);
        refuse(d, TR("Tệp “{0}” lớn quá {1} MB. Hãy chọn tệp nhỏ hơn."),
               d->sink->max_file_bytes / (1024 * 1024));
        return OK;
    }
    if (d->total + n > d->sink->max_total_bytes) {
        file_drop(d);
        refuse(d, TR("Tệp “{0}” chưa được nhận: tất cả các tệp cộng lại quá {1} MB."),
               d->sink->max_total_bytes / (1024 * 1024));
        return OK;
    }
    d->up.bytes += n;
    d->total += n;
    const size_t before = d->f->n_problems;
    const enum err e = d->sink->data(d->sink->arg, &d->up, piece);
    if (e != OK)
        file_drop(d);
    return refused_by_sink(d, e, before);
}

static enum err on_begin(void *arg, const struct part *p)
{
    struct reader *d = arg;
    if (!p->filename.p) {
        d->place = PART_FIELD;
        d->name = p->name;
        d->value = (struct buf){ .a = d->f->a, .max = FORM_FIELD_BYTES_MAX };
        return OK;
    }
    d->forged = d->forged || !csrf_fits(d->r, d->f);
    d->place = d->forged ? FILE_REFUSED : FILE_WAITS;
    d->up = (struct upload){ .field = p->name, .name = p->filename, .type = p->type };
    return OK;
}

static enum err on_data(void *arg, str piece)
{
    struct reader *d = arg;
    if (d->place == PART_FIELD) {
        buf_add(&d->value, piece);
        d->field_bytes += piece.n;
        return d->value.full || d->field_bytes > FORM_BYTES_MAX ? ERR_TOO_LARGE : OK;
    }
    if (d->place == FILE_WAITS)
        TRY(file_open(d));
    return d->place == FILE_OPEN ? file_data(d, piece) : OK;
}

static void field_add(struct form *f, struct pair p)
{
    if (f->fields.n == f->cap_fields) {
        const size_t cap = f->cap_fields ? f->cap_fields * 2 : 16;
        f->fields.v = arena_grow(f->a, f->fields.v, f->cap_fields * sizeof p, cap * sizeof p);
        f->cap_fields = cap;
    }
    f->fields.v[f->fields.n++] = p;
}

static enum err on_end(void *arg)
{
    struct reader *d = arg;
    if (d->place == PART_FIELD) {
        struct pair p = { .name = d->name };
        if (text_door(d->f->a, buf_str(&d->value), &p.value) != OK)
            return ERR_BAD_REQUEST;
        field_add(d->f, p);
        return OK;
    }
    if (d->place == FILE_WAITS && d->up.name.n)
        TRY(file_open(d)); /* chosen but empty: the sink decides */
    if (d->place != FILE_OPEN)
        return OK;
    const size_t before = d->f->n_problems;
    const enum err e = d->sink->end(d->sink->arg, &d->up);
    d->place = FILE_REFUSED;
    return refused_by_sink(d, e, before);
}

static enum err multipart_read(struct reader *d, str boundary)
{
    char piece[PIECE_BYTES];
    size_t n;
    struct multipart *m = multipart_new(d->f->a, boundary,
                                        (struct multipart_sink){ on_begin, on_data, on_end, d });
    for (;;) {
        TRY(req_body_read(d->r, piece, sizeof piece, &n));
        if (n == 0)
            return multipart_end(m);
        TRY(multipart_feed(m, (str){ piece, n }));
    }
}

static enum err urlencoded_read(struct req *r, struct form *f)
{
    str body;
    TRY(req_body_all(r, r->body_max < FORM_BYTES_MAX ? r->body_max : FORM_BYTES_MAX, &body));
    TRY(urlencoded_parse(f->a, body, FORM_FIELDS_MAX, &f->fields));
    f->cap_fields = f->fields.n;
    for (size_t i = 0; i < f->fields.n; i++)
        if (f->fields.v[i].value.n > FORM_FIELD_BYTES_MAX)
            return ERR_TOO_LARGE;
    return OK;
}

/* It was sent from a page of this reader's. */
static enum err ours(struct req *r, const struct form *f)
{
    return r->read ? r->read(r, f) : OK;
}

enum err form_read_with(struct req *r, struct form *f, const struct upload_sink *sink)
{
    const str type = req_header(r, "CONTENT_TYPE");
    const str kind = str_trim(str_sub(type, 0, str_find(type, S(";"))));
    str boundary;
    form_empty(r, f);
    if (str_eq_nocase(kind, S("application/x-www-form-urlencoded"))) {
        TRY(urlencoded_read(r, f));
        return csrf_fits(r, f) ? ours(r, f) : refused_csrf(r, f);
    }
    TRY(multipart_boundary(f->a, type, &boundary));
    struct reader d = { .r = r, .f = f, .sink = sink };
    const enum err e = multipart_read(&d, boundary);
    if (e != OK) {
        file_drop(&d);
        return e;
    }
    return !d.forged && csrf_fits(r, f) ? ours(r, f) : refused_csrf(r, f);
}

enum err form_read(struct req *r, struct form *f)
{
    return form_read_with(r, f, NULL);
}
