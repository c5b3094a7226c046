/* Sealed files that no row names. The file is always there before its row, never after it. */
#include "base/config.h"
#include "base/log.h"
#include "crypto/filebox.h"
#include "domain/intake/jobs.h"
#include "sql/jobs.h"

#define HOUR_US (3600 * US_PER_S)
#define PARTS 256
#define FILES_MAX 20000 /* looked at in one hour */

struct looking {
    struct cx *cx;
    int64_t removed;
};

static enum err look(void *arg, str name)
{
    struct looking *l = arg;
    struct blob_named_row row;
    TRY(blob_named(l->cx, (struct blob_named_in){ .name = name }, &row));
    if (row.named)
        return OK;
    const enum err e = filebox_remove(l->cx->a, l->cx->conf->blobs.dir, name);
    l->removed += e == OK;
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err blobs_sweep(struct cx *cx)
{
    struct looking l = { .cx = cx };
    const struct config *c = cx->conf;
    const unsigned part = (unsigned)(cx->now / HOUR_US % PARTS);
    const time_t before = (time_t)((cx->now - c->limits.draft_hours * HOUR_US) / US_PER_S);
    const enum err e = filebox_walk(cx->a, c->blobs.dir, part, before, FILES_MAX, look, &l);
    if (l.removed > 0)
        log_line(LOG_INFO, "unnamed_files_removed", LOG_N("n", l.removed));
    return e;
}
