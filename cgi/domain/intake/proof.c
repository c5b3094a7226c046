#include "domain/intake/proof.h"
#include "base/buf.h"
#include "base/config.h"
#include "crypto/sign.h"
#include "crypto/token.h"
#include "sql/proof.h"

#define SALT_BYTES 16
#define WORDS_MAX ((size_t)256 * 1024)
#define FIELDS 6
#define TO_SECOND 19 /* of instant_iso */

/* Two different contents never give the same bytes: each part is counted. */
static str digest_of(struct arena *a, str salt, const struct proof_new *in)
{
    const str parts[] = { salt, in->what, in->place, in->polluter };
    struct buf b = { .a = a, .max = WORDS_MAX };
    for (size_t i = 0; i < COUNT(parts); i++) {
        buf_fmt(&b, "%zu:", parts[i].n);
        buf_add(&b, parts[i]);
    }
    return bytes_b64url(a, hash_of(a, buf_str(&b)));
}

enum err proof_add(struct cx *cx, const struct proof_new *in)
{
    const str salt = bytes_hex(cx->a, random_bytes(cx->a, SALT_BYTES));
    const str digest = digest_of(cx->a, salt, in);
    const str second = str_sub(instant_iso(cx->a, in->received), 0, TO_SECOND);
    const str signed_part = str_fmt(cx->a, "DDX1;%.*s;%.*sZ;%.*s;%.*s", STR_ARG(in->ref),
                                    STR_ARG(second), STR_ARG(in->unit), STR_ARG(digest));
    str signature;
    TRY(receipt_sign(cx->a, cx->keys, signed_part, &signature));
    const str line = str_fmt(cx->a, "%.*s;%.*s", STR_ARG(signed_part),
                             STR_ARG(bytes_b64url(cx->a, signature)));
    return report_proof_add(cx, (struct report_proof_add_in){
        .report = in->report, .line = line, .salt = salt });
}

static str without_blanks(struct arena *a, str s)
{
    struct buf b = { .a = a, .max = PROOF_MAX };
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] > ' ')
            buf_byte(&b, s.p[i]);
    return b.full ? S("") : buf_str(&b);
}

enum err proof_verify(struct arena *a, str key, str typed, struct proof *out)
{
    str f[FIELDS], rest, signature;
    const str line = without_blanks(a, typed);
    size_t n = 0;
    rest = line;
    while (n < FIELDS && str_next(&rest, ';', &f[n]))
        n++;
    if (n != FIELDS || rest.p || !str_eq(f[0], S("DDX1")))
        return ERR_INVALID;
    TRY(bytes_from_b64url(a, f[FIELDS - 1], &signature));
    TRY(receipt_verify(key, str_sub(line, 0, line.n - f[FIELDS - 1].n - 1), signature));
    *out = (struct proof){ .ref = f[1], .time = f[2], .unit = f[3], .digest = f[4] };
    return OK;
}

enum err proof_read(struct cx *cx, str session, struct proof_kept *out)
{
    struct track_proof_of_row row;
    if (!token_shaped(session))
        return ERR_LOGIN;
    TRY(track_proof_of(cx, (struct track_proof_of_in){
        .session = hash_of(cx->a, session),
        .oldest = cx->now - cx->conf->sessions.public_absolute_hours * 3600 * US_PER_S }, &row));
    *out = (struct proof_kept){ row.ref, row.line, row.salt };
    return OK;
}

str proof_key(struct cx *cx)
{
    return receipt_public(cx->a, cx->keys);
}

str proof_key_hex(struct cx *cx)
{
    return bytes_hex(cx->a, proof_key(cx));
}

str proof_root_hex(struct cx *cx)
{
    return bytes_hex(cx->a, root_public(cx->a, cx->keys));
}
