/* Copies of what citizens sent, made outside any transaction and then entered in one. */
#include "base/config.h"
#include "base/log.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "domain/intake/jobs.h"
#include "domain/intake/original.h"
#include "sql/jobs.h"
#include "store/db.h"

#define TRIES_MAX 8
#define WAIT_FIRST_S 5
#define WAIT_MOST_S 3600

enum err outbox_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct outbox_due_row *rows;
    TRY(outbox_due(cx, (struct outbox_due_in){ .now = cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/* What was made of one file. */
struct cleaned {
    outbox_id out;
    bool picture;
    struct photo_add_in photo;
    struct report_media_add_in media;
};

static enum err cleaned_tx(struct cx *cx, void *arg)
{
    const struct cleaned *d = arg;
    const enum err e = d->picture ? photo_add(cx, d->photo) : report_media_add(cx, d->media);
    if (e != OK && e != ERR_DUPLICATE)
        return e;
    return outbox_done(cx, (struct outbox_done_in){ .id = d->out, .now = cx->now });
}

/* *blob is missing where the picture can never be shown; its original stays sealed. */
static enum err clean(struct cx *cx, const struct original *o, opt_str *blob)
{
    str image, jpeg, name;
    *blob = (opt_str){ 0 };
    enum err e = original_get(cx, o, (size_t)cx->conf->limits.photo_bytes, &image);
    if (e == ERR_NOT_FOUND || e == ERR_INVALID)
        log_line(LOG_ERROR, "original_unreadable", LOG_ERR("error", e));
    if (e == OK)
        e = cx->pictures->clean(cx->a, cx->conf, image, &jpeg);
    if (e == ERR_NOT_FOUND || e == ERR_INVALID || e == ERR_MEDIA_TYPE || e == ERR_TOO_LARGE)
        return OK;
    TRY(e);
    TRY(filebox_put(cx->a, cx->keys, cx->conf->blobs.dir, jpeg, &name));
    *blob = SOME_STR(name);
    return OK;
}

static int64_t wait_s(int64_t tries)
{
    int64_t s = WAIT_FIRST_S;
    for (int64_t i = 0; i < tries && s < WAIT_MOST_S; i++)
        s *= 2;
    return s < WAIT_MOST_S ? s : WAIT_MOST_S;
}

static enum err make(struct cx *cx, const struct original *o, report_id report, struct cleaned *d)
{
    opt_str blob = { 0 };
    if (!d->picture) {
        d->media = (struct report_media_add_in){ .file = o->file, .report = report,
                                                 .now = cx->now };
        return media_make(cx, o, &d->media.scan, &d->media.stripped, &d->media.blob);
    }
    const enum err e = clean(cx, o, &blob);
    d->photo = (struct photo_add_in){ .file = o->file, .report = report, .now = cx->now,
                                      .state = blob.has ? S("clean") : S("refused"),
                                      .blob = blob };
    return e;
}

static enum err file_one(struct cx *cx, outbox_id out, const struct outbox_get_row *row)
{
    const file_id file = { row->ref };
    struct file_to_clean_row f;
    struct cleaned d = { .out = out, .picture = str_eq(row->kind, S("photo")) };
    enum err e = file_to_clean(cx, (struct file_to_clean_in){ .file = file }, &f);
    if (e == ERR_NOT_FOUND)
        return outbox_done(cx, (struct outbox_done_in){ .id = out, .now = cx->now });
    TRY(e);
    const struct original o = { .file = file, .blob = f.blob, .type = f.type, .size = f.size,
                                .upload = f.upload };
    e = make(cx, &o, f.report, &d);
    /* A file that stops the cleaner each time is refused in the end. */
    if (e != OK && row->tries < TRIES_MAX) {
        log_line(LOG_WARN, "photo_later", LOG_N("file", file.v), LOG_ERR("error", e));
        return outbox_later(cx, (struct outbox_later_in){
            .id = out, .next = cx->now + wait_s(row->tries) * US_PER_S });
    }
    return db_tx(cx, cleaned_tx, &d);
}

enum err outbox_one(struct cx *cx, int64_t id)
{
    const outbox_id out = { id };
    struct outbox_get_row row;
    const enum err e = outbox_get(cx, (struct outbox_get_in){ .id = out, .now = cx->now }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    if (str_eq(row.kind, S("photo")) || str_eq(row.kind, S("media")))
        return file_one(cx, out, &row);
    return ERR_INTERNAL; /* a newer program wrote it: leave it */
}
