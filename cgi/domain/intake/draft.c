#include "domain/intake/draft.h"
#include "base/config.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "crypto/hasher.h"
#include "crypto/token.h"
#include "sql/intake.h"

struct photo_in {
    struct cx *cx;
    struct draft *draft;
    struct filebox *box;
    struct hasher *hash;
    char head[PICTURE_HEAD_BYTES];
    size_t n_head;
    str type; /* once known */
};

str draft_token(struct cx *cx)
{
    return token_new(cx->a);
}

str draft_token_of(struct cx *cx, str typed)
{
    return token_shaped(typed) ? typed : draft_token(cx);
}

enum err draft_read(struct cx *cx, str token, struct draft *d)
{
    struct token_files_row *rows;
    struct report_by_token_row sent;
    size_t n;
    const str hash = hash_of(cx->a, token);
    *d = (struct draft){ .token = token };
    const enum err e = report_by_token(cx, (struct report_by_token_in){ .token = hash }, &sent);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    d->sent = e == OK;
    TRY(token_files(cx, (struct token_files_in){ .token = hash }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        d->bytes += rows[i].size;
    d->n_photos = n;
    return OK;
}

enum err photo_new(struct cx *cx, struct draft *d, struct photo_in **out)
{
    if (d->sent)
        return ERR_CONFLICT;
    if ((int64_t)d->n_photos >= cx->conf->limits.photos)
        return ERR_GONE;
    struct photo_in *p = NEW(cx->a, struct photo_in);
    p->cx = cx;
    p->draft = d;
    p->hash = hasher_new(cx->a, cx->keys, S("photo"));
    hasher_add(p->hash, d->token); /* so that a known photo cannot be looked for in the table */
    TRY(filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &p->box));
    *out = p;
    return OK;
}

void photo_drop(struct photo_in *p)
{
    filebox_drop(p->box);
    p->box = NULL;
}

static enum err type_known(struct photo_in *p)
{
    return p->cx->pictures->type_of((str){ p->head, p->n_head }, &p->type);
}

static enum err add(struct photo_in *p, str bytes)
{
    const int64_t size = filebox_size(p->box) + (int64_t)bytes.n;
    if (size > p->cx->conf->limits.photo_bytes)
        return ERR_TOO_LARGE;
    if (p->draft->bytes + size > p->cx->conf->limits.report_bytes)
        return ERR_GONE;
    for (size_t i = 0; i < bytes.n && p->n_head < sizeof p->head; i++)
        p->head[p->n_head++] = bytes.p[i];
    if (!p->type.p && p->n_head == sizeof p->head)
        TRY(type_known(p));
    hasher_add(p->hash, bytes);
    return filebox_add(p->box, bytes);
}

enum err photo_add_bytes(struct photo_in *p, str bytes)
{
    const enum err e = add(p, bytes);
    if (e != OK)
        photo_drop(p);
    return e;
}

static enum err keep(struct photo_in *p)
{
    struct cx *cx = p->cx;
    str name;
    const int64_t size = filebox_size(p->box);
    if (!p->type.p)
        TRY(type_known(p));
    TRY(filebox_end(p->box, &name));
    const enum err e = report_file_add(cx, (struct report_file_add_in){
        .token = hash_of(cx->a, p->draft->token), .digest = hasher_end(p->hash),
        .blob = name, .type = p->type, .size = size, .now = cx->now });
    if (e == OK) {
        p->draft->n_photos++;
        p->draft->bytes += size;
        return OK;
    }
    /* After any other error the row may be there all the same, so its file stays. */
    return e == ERR_DUPLICATE ? filebox_remove(cx->a, cx->conf->blobs.dir, name) : e;
}

enum err photo_end(struct photo_in *p)
{
    const enum err e = keep(p);
    if (e != OK)
        photo_drop(p);
    return e;
}
