#include "domain/documents/document.h"
#include "base/config.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "crypto/hasher.h"
#include "crypto/sha256.h"
#include "domain/cases/step.h"
#include "sql/cases.h"
#include "sql/enforcement.h"

struct document_in {
    struct cx *cx;
    struct filebox *box;
    struct hasher *hash;
    struct sha256 *sha256;
    char head[PICTURE_HEAD_BYTES];
    size_t n_head;
};

enum err document_new(struct cx *cx, struct document_in **out)
{
    struct document_in *d = NEW(cx->a, struct document_in);
    d->cx = cx;
    d->hash = hasher_new(cx->a, cx->keys, S("document"));
    d->sha256 = sha256_new(cx->a);
    TRY(filebox_new(cx->a, cx->keys, cx->conf->blobs.dir, &d->box));
    *out = d;
    return OK;
}

void document_drop(struct document_in *d)
{
    filebox_drop(d->box);
    d->box = NULL;
}

enum err document_add_bytes(struct document_in *d, str bytes)
{
    for (size_t i = 0; i < bytes.n && d->n_head < sizeof d->head; i++)
        d->head[d->n_head++] = bytes.p[i];
    hasher_add(d->hash, bytes);
    sha256_add(d->sha256, bytes);
    return filebox_add(d->box, bytes);
}

static enum err type_of(const struct document_in *d, str *type)
{
    const str head = { d->head, d->n_head };
    if (str_starts(head, S("%PDF-"))) {
        *type = S("pdf");
        return OK;
    }
    TRY(d->cx->pictures->type_of(head, type));
    return str_eq(*type, S("jpeg")) || str_eq(*type, S("png")) ? OK : ERR_MEDIA_TYPE;
}

enum err document_end(struct document_in *d, struct document *out)
{
    *out = (struct document){ .size = filebox_size(d->box) };
    enum err e = type_of(d, &out->type);
    if (e == OK)
        e = filebox_end(d->box, &out->blob);
    if (e != OK) {
        document_drop(d);
        return e;
    }
    out->digest = hasher_end(d->hash);
    out->sha256 = sha256_end(d->sha256);
    return OK;
}

void document_forget(struct cx *cx, const struct document *d)
{
    if (d->blob.p && filebox_remove(cx->a, cx->conf->blobs.dir, d->blob) != OK)
        return; /* it stays sealed and unnamed: nobody can find or open it */
}

enum err document_keep(struct cx *cx, const struct user *who, case_id cid,
                       const struct document *d)
{
    return document_add(cx, (struct document_add_in){
        .blob = d->blob, .cid = cid, .type = d->type, .size = d->size, .digest = d->digest,
        .account = who->id, .now = cx->now });
}

static enum err ignore(void *arg, str piece)
{
    (void)arg, (void)piece;
    return OK;
}

enum err document_open(struct cx *cx, const struct user *who, str code, str blob,
                       struct document *out)
{
    struct case_by_code_row c;
    struct document_of_case_row row;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = code, .today = cx->today }, &c));
    if (!case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit))
        return ERR_NOT_FOUND;
    TRY(document_of_case(cx, (struct document_of_case_in){ .cid = c.id, .blob = blob }, &row));
    *out = (struct document){ .blob = blob, .type = row.type, .size = row.size };
    return document_read(cx, out, ignore, NULL);
}

enum err document_read(struct cx *cx, const struct document *d,
                       enum err (*each)(void *arg, str piece), void *arg)
{
    return filebox_read(cx->a, cx->keys, cx->conf->blobs.dir, d->blob, each, arg);
}
