#include "crypto/totp.h"
#include "base/buf.h"
#include "crypto/token.h"
#include <liboath/oath.h>
#include <string.h>

#define SECRET_BYTES 20
#define SECRET_CHARS 32
#define STEP_S 30
#define CODE_DIGITS 6

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; /* RFC 4648 */

str totp_secret(struct arena *a)
{
    const str raw = random_bytes(a, SECRET_CHARS); /* five bits of each byte are used */
    char *p = arena_alloc(a, SECRET_CHARS + 1);
    for (size_t i = 0; i < SECRET_CHARS; i++)
        p[i] = letters[(unsigned char)raw.p[i] & 31];
    return (str){ p, SECRET_CHARS };
}

static bool decode(str secret, char *out)
{
    if (secret.n != SECRET_CHARS)
        return false;
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < secret.n; i++) {
        const char *at = secret.p[i] ? strchr(letters, secret.p[i]) : NULL;
        if (!at)
            return false;
        bits = bits << 5 | (unsigned)(at - letters);
        held += 5;
        if (held >= 8) {
            held -= 8;
            *out++ = (char)(bits >> held & 255);
        }
    }
    return true;
}

bool totp_secret_shaped(str secret)
{
    char key[SECRET_BYTES];
    const bool good = decode(secret, key);
    explicit_bzero(key, sizeof key);
    return good;
}

static void add_percent(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '.' || c == '_')
            buf_byte(b, c);
        else
            buf_fmt(b, "%%%02X", (unsigned char)c);
    }
}

str totp_uri(struct arena *a, str issuer, str account, str secret)
{
    struct buf b = { .a = a, .max = 2000 };
    buf_add(&b, S("otpauth://totp/"));
    add_percent(&b, issuer);
    buf_byte(&b, ':');
    add_percent(&b, account);
    buf_add(&b, S("?secret="));
    buf_add(&b, secret);
    buf_add(&b, S("&issuer="));
    add_percent(&b, issuer);
    return buf_str(&b);
}

/* The digits of a typed code; false unless there are exactly six. */
static bool read_code(str typed, char *code)
{
    size_t n = 0;
    for (size_t i = 0; i < typed.n; i++) {
        const char c = typed.p[i];
        if (c == ' ')
            continue;
        if (c < '0' || c > '9' || n == CODE_DIGITS)
            return false;
        code[n++] = c;
    }
    return n == CODE_DIGITS;
}

enum err totp_check(str secret, str typed, instant now, int64_t last, int64_t *step)
{
    char key[SECRET_BYTES], code[CODE_DIGITS];
    if (now < 0 || !decode(secret, key) || !read_code(typed, code))
        return ERR_INVALID;
    const int64_t at = now / US_PER_S / STEP_S;
    int64_t found = -1;
    for (int64_t s = at > 0 ? at - 1 : 0; s <= at + 1; s++) {
        char want[CODE_DIGITS + 1];
        if (oath_totp_generate(key, sizeof key, (time_t)(s * STEP_S), STEP_S, 0, CODE_DIGITS,
                               want) != OATH_OK)
            return ERR_INVALID;
        const bool same = bytes_equal((str){ want, CODE_DIGITS }, (str){ code, CODE_DIGITS });
        if (same && s > last)
            found = s;
    }
    explicit_bzero(key, sizeof key);
    if (found < 0)
        return ERR_INVALID;
    *step = found;
    return OK;
}
