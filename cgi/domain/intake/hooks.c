#include "domain/intake/hooks.h"
#include "base/config.h"
#include "base/json.h"
#include "base/text.h"
#include "crypto/hmac.h"
#include "crypto/token.h"
#include "domain/intake/where.h"

bool hook_fresh(int64_t timestamp, instant now)
{
    const int64_t s = now / US_PER_S;
    return timestamp >= s - HOOK_WINDOW_S && timestamp <= s + HOOK_WINDOW_S;
}

bool hook_signed(struct arena *a, str secret, str timestamp, str body, str signature)
{
    str given;
    const str parts[] = { timestamp, S("."), body };
    const str right = hmac_sha256(a, secret, parts, COUNT(parts));
    if (!str_starts(signature, S("sha256="))
        || bytes_from_hex(a, str_sub(signature, 7, signature.n), &given) != OK)
        given = S("");
    return bytes_equal(given, right);
}

static bool name_ok(str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!((name.p[i] >= 'a' && name.p[i] <= 'z') || (name.p[i] >= '0' && name.p[i] <= '9')
              || name.p[i] == '-'))
            return false;
    return name.n >= 1 && name.n <= HOOK_NAME_MAX;
}

/* The secret of a gateway; a random one where there is none, so that the check takes as long. */
static bool secret_of(struct cx *cx, str gateway, str *channel, str *secret)
{
    static const char *const channels[] = { "sms", "chat" };
    *secret = random_bytes(cx->a, HMAC_BYTES);
    *channel = S("sms");
    if (str_empty(cx->conf->hooks.dir) || !name_ok(gateway))
        return false;
    for (size_t i = 0; i < COUNT(channels); i++) {
        str found;
        const str path = str_fmt(cx->a, "%.*s/%.*s.%s", STR_ARG(cx->conf->hooks.dir),
                                 STR_ARG(gateway), channels[i]);
        if (config_secret(cx->a, path, &found) != OK || found.n < HOOK_SECRET_MIN)
            continue;
        *channel = str_from(channels[i]);
        *secret = found;
        return true;
    }
    return false;
}

enum err hook_check(struct cx *cx, str gateway, str timestamp, str body, str signature,
                    str *channel)
{
    int64_t at = 0;
    str secret;
    const bool known = secret_of(cx, gateway, channel, &secret);
    const bool right = hook_signed(cx->a, secret, timestamp, body, signature);
    const bool fresh = str_i64(timestamp, &at) == OK && hook_fresh(at, cx->now);
    return known && right && fresh ? OK : ERR_FORBIDDEN;
}

static enum err member(struct arena *a, const struct json *all, const char *name, size_t max,
                       str *out)
{
    const struct json *j = json_get(all, str_from(name));
    if (!j || j->type != JSON_TEXT || text_door(a, j->text, out) != OK)
        return ERR_INVALID;
    *out = str_trim(*out);
    return out->n <= max ? OK : ERR_INVALID;
}

enum err hook_parse(struct arena *a, str body, struct hook_message *out)
{
    const struct json *all;
    str fault;
    *out = (struct hook_message){ .text = S("") };
    if (!text_utf8_ok(body) || json_parse(a, body, &all, &fault) != OK
        || all->type != JSON_RECORD)
        return ERR_INVALID;
    TRY(member(a, all, "id", HOOK_ID_MAX, &out->id));
    TRY(member(a, all, "from", HOOK_FROM_MAX, &out->from));
    if (json_get(all, S("text")))
        TRY(member(a, all, "text", HOOK_BODY_MAX, &out->text));
    return str_empty(out->id) ? ERR_INVALID : OK;
}

/* The form token of a message: nobody else can make it, and the same message gives the same. */
static str token_of(struct cx *cx, str gateway, str id, str more)
{
    const str all = str_fmt(cx->a, "%.*s:%zu:%.*s:%.*s", STR_ARG(gateway), id.n, STR_ARG(id),
                            STR_ARG(more));
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("hook message"), all));
}

enum err hook_file(struct cx *cx, str gateway, str channel, const struct hook_message *m,
                   struct receipt *out)
{
    struct report_new in = {
        .token = token_of(cx, gateway, m->id, S("")), .channel = channel,
        .pollution = S("other"), .nature = S("unknown"), .polluter = S(""), .place = S(""),
        .avoid_why = S(""), .what = str_empty(m->text) ? S("(Tin không có chữ.)") : m->text,
        .sender = { .wish = WISH_NONE } };
    const struct where w = { .text = m->text };
    TRY(where_unit(cx, &w, &in.receiver));
    if (str_eq(channel, S("sms")) && sender_phone_check(m->from) == OK)
        in.sender.phone = m->from;
    else
        in.sender.account = m->from;
    const enum err e = report_file(cx, &in, out);
    if (e != ERR_CONFLICT)
        return e;
    in.token = token_of(cx, gateway, m->id, m->text);
    return report_file(cx, &in, out);
}
