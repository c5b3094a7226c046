#include "pages/intake/photos.h"
#include "base/lang.h"

#define MEGABYTE (1024 * 1024)

static str megabytes(struct arena *a, int64_t bytes)
{
    return str_fmt(a, "%lld", (long long)(bytes / MEGABYTE));
}

static const char *too_large(enum medium m)
{
    switch (m) {
    case MEDIUM_VIDEO: return TR("Video “{0}” lớn quá {1} MB. Hãy quay ngắn hơn hoặc giảm cỡ.");
    case MEDIUM_SOUND: return TR("Ghi âm “{0}” lớn quá {1} MB. Hãy chọn tệp nhỏ hơn.");
    case MEDIUM_DOCUMENT: return TR("Tài liệu “{0}” lớn quá {1} MB. Hãy chọn tệp nhỏ hơn.");
    case MEDIUM_PICTURE:
    default: return TR("Ảnh “{0}” lớn quá {1} MB. Hãy chọn ảnh nhỏ hơn.");
    }
}

str refusal_words(struct cx *cx, str name, struct refusal r)
{
    const struct config *conf = cx->conf;
    const bool photo = r.medium == MEDIUM_PICTURE;
    const char *why = NULL;
    str args[] = { name, S("") };
    switch (r.why) {
    case REFUSED_LARGE:
        why = too_large(r.medium);
        args[1] = megabytes(cx->a, medium_bytes_max(conf, r.medium));
        break;
    case REFUSED_MANY:
        why = photo ? TR("Ảnh “{0}” chưa được nhận: một phản ánh có tối đa {1} ảnh.")
                    : TR("Tệp “{0}” chưa được nhận: một phản ánh có tối đa {1} video, ghi âm, tài "
                         "liệu.");
        args[1] = str_fmt(cx->a, "%lld", (long long)medium_files_max(conf, r.medium));
        break;
    case REFUSED_SUM:
        why = photo ? TR("Ảnh “{0}” chưa được nhận: tất cả các ảnh cộng lại quá {1} MB.")
                    : TR("Tệp “{0}” chưa được nhận: video, ghi âm, tài liệu cộng lại quá {1} MB.");
        args[1] = megabytes(cx->a, medium_sum_max(conf, r.medium));
        break;
    case REFUSED_TYPE:
    default:
        why = TR("“{0}” không phải là ảnh, video, ghi âm hay tài liệu PDF mà hệ thống đọc được. "
                 "Hãy chọn tệp khác.");
        break;
    }
    return tr_args(cx->a, why, args, COUNT(args));
}

/* A refused file as a problem that names it; any other error goes on. */
static enum err told(struct photo_form *p, const struct upload *u, enum err e)
{
    if (e == ERR_DB || e == ERR_UNAVAILABLE) { /* what was typed must not be lost with it */
        p->busy = true;
        form_problem_add(p->f, "photos", tr_args(p->cx->a, TR(
            "Máy chủ đang bận nên chưa lưu được tệp “{0}”. Hãy chọn lại tệp này rồi gửi lại."),
            &u->name, 1));
        return ERR_INVALID;
    }
    if (e != ERR_INVALID)
        return e;
    form_problem_add(p->f, "photos", refusal_words(p->cx, u->name, evidence_refusal(p->now)));
    return ERR_INVALID;
}

static enum err on_begin(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    (void)u;
    if (!p->draft.token.p)
        TRY(draft_read(p->cx, draft_token_of(p->cx, form_raw(p->f, "token")), &p->draft));
    p->now = NULL;
    const enum err e = evidence_new(p->cx, &p->draft, &p->now);
    /* The form was sent already: its files are with the report. */
    return e == ERR_CONFLICT ? OK : e;
}

static enum err on_data(void *arg, const struct upload *u, str piece)
{
    struct photo_form *p = arg;
    return p->now ? told(p, u, evidence_add(p->now, piece)) : OK;
}

static enum err on_end(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    const enum err e = p->now ? evidence_end(p->now) : OK;
    return e == ERR_CONFLICT ? OK : told(p, u, e);
}

static void on_drop(void *arg, const struct upload *u)
{
    struct photo_form *p = arg;
    (void)u;
    if (p->now)
        evidence_drop(p->now);
}

struct upload_sink photo_sink(struct cx *cx, struct form *f, struct photo_form *p)
{
    *p = (struct photo_form){ .cx = cx, .f = f };
    return (struct upload_sink){
        .max_files = 60, /* the draft counts; this only bounds the work */
        .max_file_bytes = INT64_MAX, .max_total_bytes = INT64_MAX,
        .begin = on_begin, .data = on_data, .end = on_end, .drop = on_drop, .arg = p };
}

const char *medium_label(enum medium m)
{
    switch (m) {
    case MEDIUM_VIDEO: return TR("Video");
    case MEDIUM_SOUND: return TR("Ghi âm");
    case MEDIUM_DOCUMENT: return TR("Tài liệu");
    case MEDIUM_PICTURE:
    default: return TR("Ảnh");
    }
}

struct files_view files_view(struct cx *cx, const struct form *f, const struct draft *d)
{
    struct kept_line *kept = NEWS(cx->a, struct kept_line, d->n_files);
    for (size_t i = 0; i < d->n_files; i++)
        kept[i] = (struct kept_line){
            .id = d->files[i].id.v, .label = medium_label(d->files[i].type->medium),
            .ext = str_from(d->files[i].type->ext),
            .size = str_fmt(cx->a, "%.1f", (double)d->files[i].size / MEGABYTE) };
    const struct config *c = cx->conf;
    return (struct files_view){
        .kept = kept, .n_kept = d->n_files, .piece_bytes = c->limits.piece_bytes,
        .photo_mb = medium_bytes_max(c, MEDIUM_PICTURE) / MEGABYTE,
        .video_mb = medium_bytes_max(c, MEDIUM_VIDEO) / MEGABYTE,
        .sound_mb = medium_bytes_max(c, MEDIUM_SOUND) / MEGABYTE,
        .document_mb = medium_bytes_max(c, MEDIUM_DOCUMENT) / MEGABYTE,
        .field = { .name = "photos", .label = TR("Ảnh, video, ghi âm, tài liệu PDF"),
                   .problem = form_problem_of(f, "photos"),
                   .accept = "image/*,video/*,audio/*,application/pdf", .multiple = true },
    };
}

enum err files_taken_back(struct cx *cx, const struct form *f, str token)
{
    const size_t n = form_count(f, "drop");
    for (size_t i = 0; i < n; i++) {
        int64_t id;
        if (str_i64(form_raw_nth(f, "drop", i), &id) == OK && id > 0)
            TRY(draft_remove(cx, token, (file_id){ id }));
    }
    return OK;
}
