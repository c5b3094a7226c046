#include "domain/cases/evidence.h"
#include "base/config.h"
#include "base/pictures.h"
#include "crypto/filebox.h"
#include "domain/audit/audit.h"
#include "domain/audit/sealed.h"
#include "domain/cases/hands.h"
#include "domain/cases/photo.h"
#include "domain/intake/medium.h"
#include "sql/cases.h"
#include "store/db.h"

#define COPY_MAX ((size_t)8 * 1024 * 1024)
#define THOUSAND 1000

static enum err seen(struct cx *cx, const struct user *who, str code, case_id *cid)
{
    struct case_by_code_row c;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = code, .today = cx->today }, &c));
    *cid = c.id;
    return case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit)
        ? OK : ERR_NOT_FOUND;
}

enum err evidence_list(struct cx *cx, const struct user *who, str code,
                       struct evidence_of_case_row **rows, size_t *n)
{
    case_id cid;
    TRY(seen(cx, who, code, &cid));
    return evidence_of_case(cx, (struct evidence_of_case_in){ .cid = cid }, rows, n);
}

enum err evidence_open(struct cx *cx, const struct user *who, str code, file_id file,
                       struct evidence_file *out)
{
    case_id cid;
    struct media_of_case_row row;
    TRY(seen(cx, who, code, &cid));
    TRY(media_of_case(cx, (struct media_of_case_in){ .cid = cid, .file = file }, &row));
    *out = (struct evidence_file){ .blob = row.blob, .type = file_type_of(row.type),
                                   .ref = row.ref };
    TRY(sealed_seen(cx, who, cid, SEALED_FILE));
    return out->type ? OK : ERR_INTERNAL;
}

enum err evidence_read(struct cx *cx, const struct evidence_file *f,
                       enum err (*each)(void *arg, str piece), void *arg)
{
    return filebox_read(cx->a, cx->keys, cx->conf->blobs.dir, f->blob, each, arg);
}

static enum err in_words(struct cx *cx, const struct cover_place *p, size_t n, str *out)
{
    struct buf b = { .a = cx->a, .max = 1000 };
    if (n > COVER_PLACES_MAX)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        if (p[i].x < 0 || p[i].y < 0 || p[i].w < 1 || p[i].h < 1 ||
            p[i].w > THOUSAND || p[i].h > THOUSAND || p[i].x > THOUSAND - p[i].w ||
            p[i].y > THOUSAND - p[i].h)
            return ERR_INVALID;
        buf_fmt(&b, "%s%lld,%lld,%lld,%lld", i ? ";" : "", (long long)p[i].x, (long long)p[i].y,
                (long long)p[i].w, (long long)p[i].h);
    }
    *out = buf_str(&b);
    return b.full ? ERR_INVALID : OK;
}

struct covering {
    const struct user *who;
    str code;
    struct cover_add_in row;
    size_t n;
};

static enum err cover_tx(struct cx *cx, void *arg)
{
    struct covering *j = arg;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    j->row.cid = c.id;
    TRY(cover_add(cx, j->row));
    const str pairs[] = { S("file"), str_fmt(cx->a, "%lld", (long long)j->row.file.v),
                          S("places"), str_fmt(cx->a, "%zu", j->n) };
    return audit_add(cx, j->who, c.id, S("photo_cover"), audit_data(cx->a, pairs, 2));
}

enum err photo_cover(struct cx *cx, const struct user *who, str code, file_id file,
                     const struct cover_place *places, size_t n)
{
    str words, clean, jpeg, name;
    TRY(in_words(cx, places, n, &words));
    TRY(photo_read(cx, who, code, file, &clean));
    TRY(cx->pictures->cover(cx->a, cx->conf, clean, words, &jpeg));
    TRY(filebox_put(cx->a, cx->keys, cx->conf->blobs.dir, jpeg, &name));
    struct covering j = { .who = who, .code = code, .n = n, .row = {
        .file = file, .account = who->id, .places = words, .blob = name, .now = cx->now } };
    return db_tx(cx, cover_tx, &j);
}

enum err photo_public(struct cx *cx, const struct user *who, str code, file_id file, str *jpeg)
{
    case_id cid;
    struct cover_of_photo_row row;
    TRY(seen(cx, who, code, &cid));
    TRY(cover_of_photo(cx, (struct cover_of_photo_in){ .cid = cid, .file = file }, &row));
    return filebox_get(cx->a, cx->keys, cx->conf->blobs.dir, row.blob, COPY_MAX, jpeg);
}
