#include "domain/intake/open311.h"
#include "base/text.h"
#include "crypto/token.h"
#include "sql/open311.h"

enum err open311_key_make(struct cx *cx, str name, str *key)
{
    name = str_trim(name);
    if (str_empty(name) || !text_utf8_ok(name) || text_points(name) > OPEN311_NAME_MAX)
        return ERR_INVALID;
    *key = token_new(cx->a);
    return open311_key_add(cx, (struct open311_key_add_in){
        .name = name, .hash = hash_of(cx->a, *key), .now = cx->now });
}

enum err open311_key_check(struct cx *cx, str key, int64_t *id)
{
    struct open311_key_of_row row;
    if (!token_shaped(key))
        return ERR_FORBIDDEN;
    const enum err e = open311_key_of(cx, (struct open311_key_of_in){
        .hash = hash_of(cx->a, key) }, &row);
    TRY(e == ERR_NOT_FOUND ? ERR_FORBIDDEN : e);
    *id = row.id;
    return OK;
}

struct filed {
    str token;
    int64_t key;
};

static enum err token_keep(struct cx *cx, report_id id, void *arg)
{
    const struct filed *f = arg;
    return open311_token_add(cx, (struct open311_token_add_in){
        .hash = hash_of(cx->a, f->token), .report = id, .key = f->key });
}

enum err open311_file(struct cx *cx, int64_t key_id, struct report_new *in, str *token,
                      struct receipt *out)
{
    struct filed f = { .token = token_new(cx->a), .key = key_id };
    in->token = token_new(cx->a);
    in->channel = S("open311");
    in->also = token_keep;
    in->also_arg = &f;
    *token = f.token;
    return report_file(cx, in, out);
}

enum err open311_token_find(struct cx *cx, str token, opt_str *public_id)
{
    struct open311_token_of_row row;
    if (!token_shaped(token))
        return ERR_NOT_FOUND;
    TRY(open311_token_of(cx, (struct open311_token_of_in){ .hash = hash_of(cx->a, token) },
                         &row));
    *public_id = row.public_id;
    return OK;
}
