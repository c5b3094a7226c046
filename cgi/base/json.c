#include "base/json.h"

#include <jansson.h>

enum { DEPTH_MAX = 32 };
static const double NANO = 1e9, NUMBER_MAX = 9e9;

static enum err copy(struct arena *a, json_t *from, struct json *to, int depth);

static enum err copy_list(struct arena *a, json_t *from, struct json *to, int depth)
{
    to->type = JSON_LIST;
    to->n = json_array_size(from);
    struct json *items = NEWS(a, struct json, to->n);
    for (size_t i = 0; i < to->n; i++)
        TRY(copy(a, json_array_get(from, i), &items[i], depth + 1));
    to->items = items;
    return OK;
}

static enum err copy_record(struct arena *a, json_t *from, struct json *to, int depth)
{
    to->type = JSON_RECORD;
    to->n = json_object_size(from);
    struct json *items = NEWS(a, struct json, to->n);
    str *names = NEWS(a, str, to->n);
    size_t i = 0;
    for (void *it = json_object_iter(from); it; it = json_object_iter_next(from, it), i++) {
        names[i] = str_dup(a, str_from(json_object_iter_key(it)));
        TRY(copy(a, json_object_iter_value(it), &items[i], depth + 1));
    }
    to->items = items;
    to->names = names;
    return OK;
}

static enum err copy(struct arena *a, json_t *from, struct json *to, int depth)
{
    if (depth > DEPTH_MAX)
        return ERR_INVALID;
    switch (json_typeof(from)) {
    case JSON_OBJECT:
        return copy_record(a, from, to, depth);
    case JSON_ARRAY:
        return copy_list(a, from, to, depth);
    case JSON_STRING:
        to->type = JSON_TEXT;
        to->text = str_dup(a, (str){ json_string_value(from), json_string_length(from) });
        return OK;
    case JSON_INTEGER:
        to->type = JSON_WHOLE;
        to->whole = json_integer_value(from);
        return OK;
    case JSON_REAL:
        to->type = JSON_DECIMAL;
        to->decimal = json_real_value(from);
        return OK;
    case JSON_TRUE:
    case JSON_FALSE:
        to->type = JSON_BOOL;
        to->flag = json_typeof(from) == JSON_TRUE;
        return OK;
    case JSON_NULL:
        to->type = JSON_NULL_VALUE;
        return OK;
    }
    return ERR_INVALID;
}

enum err json_parse(struct arena *a, str text, const struct json **out, str *fault)
{
    json_error_t e;
    json_t *root = json_loadb(text.p ? text.p : "", text.n,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
    if (!root) {
        *fault = str_fmt(a, "line %d, column %d: %s", e.line, e.column, e.text);
        return ERR_INVALID;
    }
    struct json *v = NEW(a, struct json);
    const enum err err = copy(a, root, v, 1);
    json_decref(root);
    if (err != OK)
        *fault = S("nested too deeply");
    else
        *out = v;
    return err;
}

const struct json *json_get(const struct json *record, str name)
{
    if (!record || record->type != JSON_RECORD)
        return NULL;
    for (size_t i = 0; i < record->n; i++)
        if (str_eq(record->names[i], name))
            return &record->items[i];
    return NULL;
}

int64_t json_nano_of(double d)
{
    const int64_t nano = (int64_t)(d * NANO + (d < 0 ? -0.5 : 0.5));
    /* Never upwards: 1.09999999999 is still below 1.1, and 1.1 is not below itself. */
    return (double)nano / NANO > d ? nano - 1 : nano;
}

enum err json_nano(const struct json *v, int64_t *out)
{
    if (!v || (v->type != JSON_WHOLE && v->type != JSON_DECIMAL))
        return ERR_INVALID;
    const double d = v->type == JSON_WHOLE ? (double)v->whole : v->decimal;
    if (!(d >= -NUMBER_MAX && d <= NUMBER_MAX))
        return ERR_INVALID;
    if (v->type == JSON_WHOLE)
        *out = v->whole * 1000000000;
    else
        *out = json_nano_of(d);
    return OK;
}
