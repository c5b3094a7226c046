#include "domain/intake/sender.h"
#include "base/buf.h"

#define JSON_MAX 4096

struct member {
    const char *name;
    str value;
};

/* JSON of the members that have a value; p == NULL when none has. */
static str object_of(struct arena *a, const struct member *m, size_t n)
{
    struct buf b = { .a = a, .max = JSON_MAX };
    for (size_t i = 0; i < n; i++) {
        if (str_empty(m[i].value))
            continue;
        buf_byte(&b, b.n ? ',' : '{');
        buf_json(&b, str_from(m[i].name));
        buf_byte(&b, ':');
        buf_json(&b, m[i].value);
    }
    if (b.n == 0)
        return (str){ 0 };
    buf_byte(&b, '}');
    return buf_str(&b);
}

str sender_identity(struct arena *a, const struct sender *s)
{
    const struct member m[] = { { "name", s->name }, { "phone", s->phone },
                                { "email", s->email }, { "address", s->address },
                                { "account", s->account }, { "device", s->device } };
    return object_of(a, m, COUNT(m));
}

str sender_contact(struct arena *a, const struct sender *s)
{
    const bool wishes = sender_wishes(s), email = wishes && s->wish == WISH_EMAIL;
    const struct member m[] = {
        { "phone", s->phone }, { "email", s->email },
        { "wish", !wishes ? S("") : email ? S("email") : S("sms") },
        { "key", email ? s->key : S("") } };
    return object_of(a, m, COUNT(m));
}

bool sender_wishes(const struct sender *s)
{
    return (s->wish == WISH_EMAIL && !str_empty(s->email)) ||
           (s->wish == WISH_SMS && !str_empty(s->phone));
}

enum err sender_phone_check(str typed)
{
    size_t digits = 0;
    if (str_empty(typed))
        return OK;
    for (size_t i = 0; i < typed.n; i++) {
        const char c = typed.p[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (!(c == '+' && i == 0) && c != ' ' && c != '.' && c != '-' && c != '(' && c != ')')
            return ERR_INVALID;
    }
    return digits >= 8 && digits <= 15 ? OK : ERR_INVALID;
}

enum err sender_email_check(str typed)
{
    if (str_empty(typed))
        return OK;
    for (size_t i = 0; i < typed.n; i++)
        if ((unsigned char)typed.p[i] <= ' ')
            return ERR_INVALID;
    const size_t at = str_find(typed, S("@"));
    const str host = str_sub(typed, at + 1, typed.n);
    const size_t dot = str_find(host, S("."));
    if (at == 0 || at == typed.n || str_find(host, S("@")) < host.n)
        return ERR_INVALID;
    return dot > 0 && dot + 1 < host.n ? OK : ERR_INVALID;
}
