#include "domain/onsite/sign.h"
#include "crypto/sha256.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "store/db.h"

static bool point_valid(str point)
{
    str x;
    int64_t across, down;
    return str_next(&point, ',', &x) && point.n > 0 && str_i64(x, &across) == OK
        && str_i64(point, &down) == OK && across >= 0 && across <= STROKES_WIDTH && down >= 0
        && down <= STROKES_HEIGHT;
}

bool strokes_valid(str strokes)
{
    str line, point;
    if (strokes.n == 0 || strokes.n > STROKES_BYTES_MAX)
        return false;
    while (str_next(&strokes, ';', &line)) {
        size_t n = 0;
        for (; str_next(&line, ' ', &point); n++)
            if (!point_valid(point))
                return false;
        if (n < 2)
            return false;
    }
    return true;
}

static const struct onsite_current_row *row_of(const struct onsite_current_row *rows, size_t n,
                                               const char *group)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].grp, str_from(group)))
            return &rows[i];
    return NULL;
}

str onsite_digest(struct arena *a, const struct onsite_current_row *rows, size_t n)
{
    struct sha256 *h = sha256_new(a);
    for (size_t g = 0; g < n_onsite_groups; g++) {
        const struct onsite_group *group = &onsite_groups[g];
        const struct onsite_current_row *row = row_of(rows, n, group->name);
        for (size_t i = 0; i < group->n; i++) {
            const str text = row ? onsite_text(a, row->body, group->parts[i].name) : S("");
            sha256_add(h, str_fmt(a, "%s.%s=%.*s\n", group->name, group->parts[i].name,
                                  STR_ARG(text)));
        }
    }
    return sha256_end(h);
}

static bool sign_valid(const struct sign_new *in)
{
    static const char *const parts[] = { "team", "facility", "witness", "other" };
    bool known = false;
    for (size_t i = 0; i < COUNT(parts); i++)
        known = known || str_eq(in->part, str_from(parts[i]));
    return known && in->name.n > 0 && in->name.n <= 120 && in->title.n <= 200
        && in->digest.n == HASH_BYTES && strokes_valid(in->strokes);
}

struct signing {
    const struct user *who;
    str code;
    const struct sign_new *in;
};

static enum err sign_tx(struct cx *cx, void *arg)
{
    const struct signing *j = arg;
    const struct sign_new *in = j->in;
    struct case_held c;
    struct onsite_sign_of_row before;
    struct onsite_sign_count_row count;
    TRY(onsite_hold(cx, j->who, j->code, &c));
    const enum err e = onsite_sign_of(cx, (struct onsite_sign_of_in){ j->who->id, in->client },
                                      &before);
    if (e == OK)
        return before.cid.v == c.id.v && str_eq(before.name, in->name)
            && str_eq(before.strokes, in->strokes) ? OK : ERR_DUPLICATE;
    if (e != ERR_NOT_FOUND)
        return e;
    TRY(onsite_sign_count(cx, (struct onsite_sign_count_in){ .cid = c.id }, &count));
    if (count.n >= SIGNS_MAX)
        return ERR_TOO_MANY;
    TRY(onsite_sign_add(cx, (struct onsite_sign_add_in){
        .cid = c.id, .name = in->name, .part = in->part, .title = in->title,
        .strokes = in->strokes, .digest = in->digest, .account = j->who->id,
        .client = in->client, .written = in->written, .skew_ms = in->skew_ms, .now = cx->now }));
    const str pairs[] = {
        S("name"), in->name, S("part"), in->part, S("minutes"), bytes_hex(cx->a, in->digest),
        S("strokes"), bytes_hex(cx->a, sha256_of(cx->a, in->strokes)),
        S("written"), instant_iso(cx->a, in->written),
    };
    return audit_add(cx, j->who, c.id, S("onsite_sign"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err onsite_sign(struct cx *cx, const struct user *who, str code, const struct sign_new *in)
{
    if (!sign_valid(in))
        return ERR_INVALID;
    return db_tx(cx, sign_tx, &(struct signing){ .who = who, .code = code, .in = in });
}

bool sign_fits(const struct onsite_signs_row *row, str digest_now)
{
    return bytes_equal(row->digest, digest_now);
}
