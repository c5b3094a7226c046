#include "domain/onsite/photo.h"
#include "base/config.h"
#include "crypto/filebox.h"
#include "crypto/token.h"
#include "sql/onsite.h"

#define DAY_US (24 * 3600 * US_PER_S)

struct photo_piece {
    struct cx *cx;
    const struct user *who;
    struct photo_piece_new in;
    struct filebox *box;
};

static enum err parts_of(struct cx *cx, const struct user *who, str client,
                         struct onsite_parts_row **rows, size_t *n, int64_t *have)
{
    TRY(onsite_parts(cx, (struct onsite_parts_in){ who->id, client }, rows, n));
    *have = 0;
    for (size_t i = 0; i < *n && (*rows)[i].at == *have; i++)
        *have += (*rows)[i].size;
    return OK;
}

enum err photo_have(struct cx *cx, const struct user *who, str client, int64_t *have)
{
    struct onsite_parts_row *rows;
    size_t n;
    return parts_of(cx, who, client, &rows, &n, have);
}

enum err photo_piece_new(struct cx *cx, const struct user *who, const struct photo_piece_new *in,
                         struct photo_piece **out)
{
    struct onsite_parts_row *rows;
    struct onsite_parts_sum_row sum;
    size_t n;
    int64_t have;
    if (in->total < 1 || in->total > PHOTO_BYTES_MAX)
        return ERR_TOO_LARGE;
    TRY(parts_of(cx, who, in->client, &rows, &n, &have));
    if (in->at != have || have >= in->total)
        return ERR_CONFLICT;
    TRY(onsite_parts_sum(cx, (struct onsite_parts_sum_in){ who->id }, &sum));
    if (sum.bytes >= PHOTO_WAITING_BYTES_MAX)
        return ERR_TOO_MANY;
    if (n >= PHOTO_PARTS_MAX)
        return ERR_TOO_LARGE;
    struct photo_piece *p = NEW(cx->a, struct photo_piece);
    *p = (struct photo_piece){ .cx = cx, .who = who, .in = *in };
    TRY(filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &p->box));
    *out = p;
    return OK;
}

void photo_piece_drop(struct photo_piece *p)
{
    filebox_drop(p->box);
    p->box = NULL;
}

enum err photo_piece_add(struct photo_piece *p, str bytes)
{
    const int64_t size = filebox_size(p->box) + (int64_t)bytes.n;
    if (size > p->cx->conf->limits.piece_bytes || p->in.at + size > p->in.total)
        return ERR_TOO_LARGE;
    return filebox_add(p->box, bytes);
}

enum err photo_piece_end(struct photo_piece *p)
{
    struct cx *cx = p->cx;
    const int64_t size = filebox_size(p->box);
    str name;
    if (size == 0) {
        photo_piece_drop(p);
        return ERR_BAD_REQUEST;
    }
    TRY(filebox_end(p->box, &name));
    p->box = NULL;
    const enum err e = onsite_part_add(cx, (struct onsite_part_add_in){
        .account = p->who->id, .client = p->in.client, .at = p->in.at, .size = size,
        .blob = name, .now = cx->now });
    if (e != ERR_DUPLICATE)
        return e;
    /* The same piece came by another way in this moment. */
    TRY(filebox_remove(cx->a, cx->conf->blobs.dir, name));
    return OK;
}

static enum err piece_in(void *arg, str piece)
{
    return site_photo_bytes(arg, piece);
}

static enum err forget(struct cx *cx, const struct user *who, str client,
                       const struct onsite_parts_row *rows, size_t n)
{
    TRY(onsite_parts_drop(cx, (struct onsite_parts_drop_in){ who->id, client }));
    for (size_t i = 0; i < n; i++)
        if (filebox_remove(cx->a, cx->conf->blobs.dir, rows[i].blob) != OK)
            break; /* the jobs sweep what no row names */
    return OK;
}

/* Pieces into one sealed file, hashed on the way. */
static enum err joined(struct cx *cx, const struct onsite_parts_row *rows, size_t n,
                       struct site_photo_in **out)
{
    struct site_photo_in *p;
    enum err e = site_photo_begin(cx, &p);
    if (e != OK)
        return e;
    for (size_t i = 0; i < n && e == OK; i++)
        e = filebox_read(cx->a, cx->keys, cx->conf->blobs.dir, rows[i].blob, piece_in, p);
    if (e == OK)
        e = site_photo_end(p);
    if (e != OK)
        site_photo_drop(p);
    *out = p;
    return e;
}

enum err photo_whole(struct cx *cx, const struct user *who, str code, str client,
                     const struct site_photo_new *in)
{
    struct onsite_parts_row *rows;
    struct site_photo_in *p;
    size_t n;
    int64_t have;
    bool again;
    TRY(parts_of(cx, who, client, &rows, &n, &have));
    enum err e = joined(cx, rows, n, &p);
    const bool damaged = e == OK && !bytes_equal(site_photo_sha256(p), in->sha256);
    if (e == OK)
        e = site_photo_keep(cx, who, code, in, p, &again);
    if (damaged && e == ERR_INVALID)
        e = ERR_BAD_REQUEST;
    if (e == OK || e == ERR_BAD_REQUEST || e == ERR_MEDIA_TYPE)
        TRY(forget(cx, who, client, rows, n));
    return e;
}

enum err photos_expire(struct cx *cx)
{
    return onsite_parts_expire(cx, (struct onsite_parts_expire_in){
        .before = cx->now - PHOTO_DAYS * DAY_US });
}
