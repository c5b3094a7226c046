/* Photos of forms that were never sent go, row and file together. */
#include "base/config.h"
#include "crypto/filebox.h"
#include "domain/intake/jobs.h"
#include "sql/jobs.h"
#include "store/db.h"

enum err drafts_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct files_abandoned_row *rows;
    TRY(files_abandoned(cx, (struct files_abandoned_in){
        .before = cx->now - cx->conf->limits.draft_hours * 3600 * US_PER_S }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/*
 * The file goes before the commit: with the row still held, a form that is sent
 * in this moment waits, and a crash leaves a row whose file is looked for again.
 */
static enum err drop_tx(struct cx *cx, void *arg)
{
    const file_id id = *(const file_id *)arg;
    struct file_blob_row f;
    enum err e = file_blob(cx, (struct file_blob_in){ .id = id }, &f);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(file_drop(cx, (struct file_drop_in){ .id = id }));
    if (db_affected(cx) != 1)
        return OK;
    e = filebox_remove(cx->a, cx->conf->blobs.dir, f.name);
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err drafts_one(struct cx *cx, int64_t id)
{
    file_id file = { id };
    return db_tx(cx, drop_tx, &file);
}

enum err pieces_sweep(struct cx *cx)
{
    struct pieces_abandoned_row *rows;
    size_t n;
    TRY(pieces_abandoned(cx, (struct pieces_abandoned_in){
        .before = cx->now - cx->conf->limits.draft_hours * 3600 * US_PER_S }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(piece_drop_row(cx, (struct piece_drop_row_in){ .id = rows[i].id }));
        const enum err e = filebox_remove(cx->a, cx->conf->blobs.dir, rows[i].blob);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
    }
    return OK;
}
