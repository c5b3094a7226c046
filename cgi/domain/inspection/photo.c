#include "crypto/sha256.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/inspection/site.h"
#include "store/db.h"

struct site_photo_in {
    struct document_in *box;
    struct sha256 *hash;
    struct document doc;
    str sha256;
};

enum err site_photo_begin(struct cx *cx, struct site_photo_in **out)
{
    struct site_photo_in *p = NEW(cx->a, struct site_photo_in);
    TRY(document_new(cx, &p->box));
    p->hash = sha256_new(cx->a);
    *out = p;
    return OK;
}

enum err site_photo_bytes(struct site_photo_in *p, str bytes)
{
    sha256_add(p->hash, bytes);
    return document_add_bytes(p->box, bytes);
}

enum err site_photo_end(struct site_photo_in *p)
{
    p->sha256 = sha256_end(p->hash);
    return document_end(p->box, &p->doc);
}

void site_photo_drop(struct site_photo_in *p)
{
    document_drop(p->box);
}

void site_photo_forget(struct cx *cx, const struct site_photo_in *p)
{
    document_forget(cx, &p->doc);
}

str site_hash_words(struct arena *a, str sha256)
{
    return bytes_hex(a, sha256);
}

str site_photo_sha256(const struct site_photo_in *p)
{
    return p->sha256;
}

struct keeping {
    const struct user *who;
    str code;
    const struct site_photo_new *in;
    const struct site_photo_in *p;
    bool *again;
};

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    const struct site_photo_new *in = j->in;
    struct case_held c;
    struct site_photo_once_row row;
    *j->again = false;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    const enum err e = site_photo_once(cx, (struct site_photo_once_in){
        .cid = c.id, .item = in->item }, &row);
    if (e == OK) {
        *j->again = str_eq(row.sha256, j->p->sha256);
        return *j->again ? OK : ERR_DUPLICATE;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    TRY(document_keep(cx, j->who, c.id, &j->p->doc));
    TRY(site_photo_add(cx, (struct site_photo_add_in){
        .cid = c.id, .item = in->item, .blob = j->p->doc.blob, .sha256 = j->p->sha256,
        .taken = in->at.at, .lat = in->at.lat, .lon = in->at.lon, .accuracy = in->accuracy_m,
        .caption = site_text(in->caption),
        .sample = site_text(in->sample), .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("item"), in->item, S("file"), j->p->doc.blob, S("sha256"),
                          bytes_hex(cx->a, j->p->sha256), S("taken"), instant_iso(cx->a, in->at.at),
                          S("caption"), in->caption };
    return audit_add(cx, j->who, c.id, S("site_photo"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static bool photo_valid(const struct site_photo_new *in, const struct site_photo_in *p,
                        instant now)
{
    return site_id_valid(in->item) && (str_empty(in->sample) || site_id_valid(in->sample))
        && in->caption.n <= SITE_CAPTION_MAX && in->at.at > 0 && in->at.at <= now
        && in->at.lat.has == in->at.lon.has && (!in->accuracy_m.has || in->accuracy_m.v >= 0)
        && (!in->sha256.p || str_eq(in->sha256, p->sha256));
}

enum err site_photo_keep(struct cx *cx, const struct user *who, str code,
                         const struct site_photo_new *in, struct site_photo_in *p, bool *again)
{
    struct keeping j = { .who = who, .code = code, .in = in, .p = p, .again = again };
    *again = false;
    enum err e = str_eq(p->doc.type, S("pdf")) ? ERR_MEDIA_TYPE : OK;
    if (e == OK && !photo_valid(in, p, cx->now))
        e = ERR_INVALID;
    if (e == OK)
        e = db_tx(cx, keep_tx, &j);
    if (e != OK || *again)
        document_forget(cx, &p->doc);
    return e;
}
