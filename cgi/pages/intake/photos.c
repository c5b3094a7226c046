#include "pages/intake/photos.h"
#include "base/config.h"
#include "base/lang.h"

#define MEGABYTE (1024 * 1024)

/* A refused photo as a problem that names it; any other error goes on. */
static enum err told(struct photo_form *p, const struct upload *u, enum err e)
{
    const struct config *conf = p->cx->conf;
    const char *why;
    int64_t limit = 0;
    if (e == ERR_MEDIA_TYPE) {
        why = TR("“{0}” không phải là ảnh JPEG, PNG, WebP hoặc HEIC. Hãy chọn ảnh khác.");
    } else if (e == ERR_TOO_LARGE) {
        why = TR("Ảnh “{0}” lớn quá {1} MB. Hãy chọn ảnh nhỏ hơn.");
        limit = conf->limits.photo_bytes / MEGABYTE;
    } else if (e == ERR_GONE && (int64_t)p->draft.n_photos >= conf->limits.photos) {
        why = TR("Ảnh “{0}” chưa được nhận: một phản ánh có tối đa {1} ảnh.");
        limit = conf->limits.photos;
    } else if (e == ERR_GONE) {
        why = TR("Ảnh “{0}” chưa được nhận: tất cả các ảnh cộng lại quá {1} MB.");
        limit = conf->limits.report_bytes / MEGABYTE;
    } else {
        return e;
    }
    const str args[] = { u->name, str_fmt(p->cx->a, "%lld", (long long)limit) };
    form_problem_add(p->f, "photos", tr_args(p->cx->a, why, args, COUNT(args)));
    return ERR_INVALID;
}

static enum err on_begin(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    if (!p->draft.token.p)
        TRY(draft_read(p->cx, draft_token_of(p->cx, form_raw(p->f, "token")), &p->draft));
    p->now = NULL;
    const enum err e = photo_new(p->cx, &p->draft, &p->now);
    /* The form was sent already: its photos are with the report. */
    return e == ERR_CONFLICT ? OK : told(p, u, e);
}

static enum err on_data(void *arg, const struct upload *u, str piece)
{
    struct photo_form *p = arg;
    return p->now ? told(p, u, photo_add_bytes(p->now, piece)) : OK;
}

static enum err on_end(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    return p->now ? told(p, u, photo_end(p->now)) : OK;
}

static void on_drop(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    (void)u;
    if (p->now)
        photo_drop(p->now);
}

struct upload_sink photo_sink(struct cx *cx, struct form *f, struct photo_form *p)
{
    *p = (struct photo_form){ .cx = cx, .f = f };
    return (struct upload_sink){
        .max_files = 60, /* the draft counts; this only bounds the work */
        .max_file_bytes = INT64_MAX, .max_total_bytes = INT64_MAX,
        .begin = on_begin, .data = on_data, .end = on_end, .drop = on_drop, .arg = p };
}
