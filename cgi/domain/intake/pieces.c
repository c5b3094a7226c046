#include "domain/intake/pieces.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "crypto/sha256.h"
#include "crypto/token.h"
#include "sql/intake.h"
#include "store/db.h"

#define NAME_MIN 16
#define NAME_MAX 64
#define SAID_GAP 4

struct piece_in {
    struct cx *cx;
    struct piece_new in;
    str upload;
    struct piece_state state;
    const struct file_type *type;
    struct filebox *box; /* NULL: skipped, it is there or does not follow */
    struct sha256 *hash;
    char head[PICTURE_HEAD_BYTES];
    size_t n_head;
    struct refusal refusal;
};

str piece_upload(struct cx *cx, str token, str name)
{
    return hash_keyed(cx->a, cx->keys, S("upload"),
                      str_fmt(cx->a, "%.*s/%.*s", STR_ARG(token), STR_ARG(name)));
}

static bool name_ok(str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] <= ' ' || name.p[i] > '~')
            return false;
    return name.n >= NAME_MIN && name.n <= NAME_MAX;
}

/* *row is of the last piece; row->total 0: none came. */
static enum err state_of(struct cx *cx, str token, str upload, struct upload_state_row *row)
{
    *row = (struct upload_state_row){ 0 };
    const enum err e = upload_state(cx, (struct upload_state_in){
        .token = hash_of(cx->a, token), .upload = upload }, row);
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err piece_state(struct cx *cx, str token, str name, struct piece_state *out)
{
    struct upload_state_row row;
    if (!name_ok(name))
        return ERR_BAD_REQUEST;
    TRY(state_of(cx, token, piece_upload(cx, token, name), &row));
    *out = (struct piece_state){ row.have, row.total, row.total > 0 && row.have == row.total };
    return OK;
}

enum err piece_new(struct cx *cx, const struct piece_new *in, struct piece_in **out)
{
    struct upload_state_row row;
    if (!name_ok(in->name) || in->total < 1 || in->at < 0 || in->at >= in->total)
        return ERR_BAD_REQUEST;
    struct piece_in *p = NEW(cx->a, struct piece_in);
    *p = (struct piece_in){ .cx = cx, .in = *in,
                            .upload = piece_upload(cx, in->token, in->name) };
    TRY(state_of(cx, in->token, p->upload, &row));
    if (row.total > 0 && row.total != in->total)
        return ERR_CONFLICT;
    p->state = (struct piece_state){ row.have, in->total, row.have == in->total };
    *out = p;
    if (in->at != row.have)
        return OK;
    p->type = row.total > 0 ? file_type_of(row.type) : NULL;
    p->hash = sha256_new(cx->a);
    if (row.total > 0) {
        sha256_add(p->hash, row.chain);
    } else {
        struct sha256 *first = sha256_new(cx->a);
        sha256_add(first, in->token);
        sha256_add(p->hash, sha256_end(first));
    }
    return filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &p->box);
}

void piece_drop(struct piece_in *p)
{
    filebox_drop(p->box);
    p->box = NULL;
}

struct refusal piece_refusal(const struct piece_in *p)
{
    return p->refusal;
}

enum err piece_add(struct piece_in *p, str bytes)
{
    if (!p->box)
        return OK;
    const int64_t size = filebox_size(p->box) + (int64_t)bytes.n;
    enum err e = size > p->cx->conf->limits.piece_bytes || p->in.at + size > p->in.total
        ? ERR_TOO_LARGE : OK;
    if (e == OK)
        e = filebox_add(p->box, bytes);
    if (e != OK) {
        piece_drop(p);
        return e;
    }
    for (size_t i = 0; i < bytes.n && p->n_head < sizeof p->head; i++)
        p->head[p->n_head++] = bytes.p[i];
    sha256_add(p->hash, bytes);
    return OK;
}

/* Its type is that of the file's beginning; with it the announced size is too large or not. */
static enum err type_known(struct piece_in *p)
{
    str word = S("");
    if (!p->type) {
        const enum err e = p->cx->pictures->kind_of((str){ p->head, p->n_head }, &word);
        if (e != OK && e != ERR_MEDIA_TYPE)
            return e;
        p->type = e == OK ? file_type_of(word) : NULL;
    }
    if (!p->type) {
        p->refusal.why = REFUSED_TYPE;
        return ERR_INVALID;
    }
    p->refusal.medium = p->type->medium;
    if (p->in.total <= medium_bytes_max(p->cx->conf, p->type->medium))
        return OK;
    p->refusal.why = REFUSED_LARGE;
    return ERR_INVALID;
}

struct adding {
    struct report_part_add_in in;
    int64_t said;
};

static enum err add_tx(struct cx *cx, void *arg)
{
    struct adding *d = arg;
    struct report_part_add_row row;
    TRY(report_part_add(cx, d->in, &row));
    d->said = row.said;
    return OK;
}

static enum err keep(struct piece_in *p, str chain)
{
    struct cx *cx = p->cx;
    const enum medium m = p->type->medium;
    const int64_t size = filebox_size(p->box);
    str name;
    TRY(filebox_end(p->box, &name));
    p->box = NULL;
    struct adding d = { .in = {
        .token = hash_of(cx->a, p->in.token), .upload = p->upload,
        .type = str_from(p->type->word), .at = p->in.at, .size = size, .total = p->in.total,
        .chain = chain, .digest = hash_keyed(cx->a, cx->keys, S("pieces"), chain),
        .blob = name, .now = cx->now, .most = medium_files_max(cx->conf, m),
        .most_bytes = medium_sum_max(cx->conf, m) } };
    TRY(db_tx(cx, add_tx, &d)); /* the row may be there all the same, so its file stays */
    if (d.said == 0) {
        p->state.have += size;
        p->state.done = p->state.have == p->in.total;
        return OK;
    }
    TRY(filebox_remove(cx->a, cx->conf->blobs.dir, name));
    if (d.said == SAID_GAP) /* the same piece came by another way in this moment */
        return piece_state(cx, p->in.token, p->in.name, &p->state);
    return draft_said(d.said, &p->refusal);
}

static enum err end(struct piece_in *p)
{
    if (!p->box)
        return OK;
    if (filebox_size(p->box) == 0)
        return ERR_BAD_REQUEST;
    TRY(type_known(p));
    const str chain = sha256_end(p->hash);
    str claimed;
    if (!str_empty(p->in.chain) && (bytes_from_hex(p->cx->a, p->in.chain, &claimed) != OK ||
                                    !bytes_equal(claimed, chain)))
        return ERR_INVALID;
    return keep(p, chain);
}

enum err piece_end(struct piece_in *p, struct piece_state *out)
{
    const enum err e = end(p);
    if (e != OK)
        piece_drop(p);
    *out = p->state;
    return e;
}
