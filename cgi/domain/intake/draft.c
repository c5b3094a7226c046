#include "domain/intake/draft.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "crypto/hasher.h"
#include "crypto/token.h"
#include "domain/intake/pieces.h"
#include "sql/intake.h"
#include "store/db.h"

struct evidence_in {
    struct cx *cx;
    str token;
    struct filebox *box;
    struct hasher *hash;
    char head[PICTURE_HEAD_BYTES];
    size_t n_head;
    const struct file_type *type; /* once known */
    struct refusal refusal;
};

str draft_token(struct cx *cx)
{
    return token_new(cx->a);
}

bool draft_token_ok(str typed)
{
    return token_shaped(typed);
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
    struct kept_file *files = NEWS(cx->a, struct kept_file, n);
    for (size_t i = 0; i < n; i++) {
        const struct file_type *t = file_type_of(rows[i].type);
        if (!t)
            return ERR_INTERNAL;
        files[d->n_files++] = (struct kept_file){ rows[i].id, t, rows[i].size };
        d->n_photos += t->medium == MEDIUM_PICTURE;
    }
    d->files = files;
    return OK;
}

struct taking_back {
    struct file_take_back_in in;
    struct file_take_back_row *rows;
    size_t n;
};

static enum err take_back_tx(struct cx *cx, void *arg)
{
    struct taking_back *t = arg;
    return file_take_back(cx, t->in, &t->rows, &t->n);
}

static enum err take_back(struct cx *cx, str token, int64_t file, str upload)
{
    struct taking_back t = { .in = { .token = hash_of(cx->a, token), .file = file,
                                     .upload = upload } };
    TRY(db_tx(cx, take_back_tx, &t));
    for (size_t i = 0; i < t.n; i++) {
        const enum err e = filebox_remove(cx->a, cx->conf->blobs.dir, t.rows[i].name);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
    }
    return OK;
}

enum err draft_remove(struct cx *cx, str token, file_id file)
{
    return take_back(cx, token, file.v, hash_of(cx->a, S(""))); /* names nothing */
}

enum err draft_remove_named(struct cx *cx, str token, str name)
{
    return take_back(cx, token, 0, piece_upload(cx, token, name));
}

enum err draft_said(int64_t said, struct refusal *r)
{
    switch (said) {
    case 0:
    case 5: return OK; /* kept, or kept already */
    case 1: return ERR_CONFLICT;
    case 2: r->why = REFUSED_MANY; return ERR_INVALID;
    case 3: r->why = REFUSED_SUM; return ERR_INVALID;
    default: return ERR_INTERNAL;
    }
}

enum err evidence_new(struct cx *cx, const struct draft *d, struct evidence_in **out)
{
    if (d->sent)
        return ERR_CONFLICT;
    struct evidence_in *p = NEW(cx->a, struct evidence_in);
    p->cx = cx;
    p->token = d->token;
    p->hash = hasher_new(cx->a, cx->keys, S("photo"));
    hasher_add(p->hash, d->token); /* so that a known photo cannot be looked for in the table */
    TRY(filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &p->box));
    *out = p;
    return OK;
}

void evidence_drop(struct evidence_in *p)
{
    filebox_drop(p->box);
    p->box = NULL;
}

struct refusal evidence_refusal(const struct evidence_in *p)
{
    return p->refusal;
}

static enum err refuse(struct evidence_in *p, enum refused why)
{
    p->refusal.why = why;
    return ERR_INVALID;
}

static enum err type_known(struct evidence_in *p)
{
    str word;
    const enum err e = p->cx->pictures->kind_of((str){ p->head, p->n_head }, &word);
    if (e == ERR_MEDIA_TYPE)
        return refuse(p, REFUSED_TYPE);
    TRY(e);
    p->type = file_type_of(word);
    if (!p->type)
        return refuse(p, REFUSED_TYPE);
    p->refusal.medium = p->type->medium;
    return OK;
}

static enum err add(struct evidence_in *p, str bytes)
{
    for (size_t i = 0; i < bytes.n && p->n_head < sizeof p->head; i++)
        p->head[p->n_head++] = bytes.p[i];
    if (!p->type && p->n_head == sizeof p->head)
        TRY(type_known(p));
    const int64_t size = filebox_size(p->box) + (int64_t)bytes.n;
    if (p->type && size > medium_bytes_max(p->cx->conf, p->type->medium))
        return refuse(p, REFUSED_LARGE);
    hasher_add(p->hash, bytes);
    return filebox_add(p->box, bytes);
}

enum err evidence_add(struct evidence_in *p, str bytes)
{
    const enum err e = add(p, bytes);
    if (e != OK)
        evidence_drop(p);
    return e;
}

struct keeping {
    struct report_file_add_in in;
    int64_t said;
};

static enum err keep_tx(struct cx *cx, void *arg)
{
    struct keeping *k = arg;
    struct report_file_add_row row;
    TRY(report_file_add(cx, k->in, &row));
    k->said = row.said;
    return OK;
}

static enum err keep(struct evidence_in *p)
{
    struct cx *cx = p->cx;
    str name;
    const int64_t size = filebox_size(p->box);
    if (!p->type)
        TRY(type_known(p));
    TRY(filebox_end(p->box, &name));
    const enum medium m = p->type->medium;
    struct keeping k = { .in = {
        .token = hash_of(cx->a, p->token), .digest = hasher_end(p->hash), .blob = name,
        .type = str_from(p->type->word), .size = size, .now = cx->now,
        .most = medium_files_max(cx->conf, m), .most_bytes = medium_sum_max(cx->conf, m) } };
    const enum err e = db_tx(cx, keep_tx, &k);
    /* After any other error the row may be there all the same, so its file stays. */
    if (e == OK && k.said != 0)
        TRY(filebox_remove(cx->a, cx->conf->blobs.dir, name));
    return e == OK ? draft_said(k.said, &p->refusal) : e;
}

enum err evidence_end(struct evidence_in *p)
{
    const enum err e = keep(p);
    if (e != OK)
        evidence_drop(p);
    return e;
}
