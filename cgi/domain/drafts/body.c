#include "domain/drafts/body.h"
#include "base/json.h"
#include "crypto/seal.h"

static enum err as_json(struct cx *cx, const struct draft_part *part, str *out)
{
    struct buf b = { .a = cx->a, .max = DRAFT_PART_BYTES_MAX };
    buf_byte(&b, '[');
    for (size_t i = 0; i < part->n; i++) {
        buf_add(&b, i ? S(",[") : S("["));
        buf_json(&b, part->fields[i].name);
        buf_byte(&b, ',');
        buf_json(&b, part->fields[i].value);
        buf_byte(&b, ']');
    }
    buf_byte(&b, ']');
    *out = buf_str(&b);
    return b.full ? ERR_TOO_LARGE : OK;
}

enum err part_seal(struct cx *cx, str of, const struct draft_part *part, str *body)
{
    struct sealed box;
    str text;
    TRY(as_json(cx, part, &text));
    TRY(seal_to(cx->a, cx->keys, KEY_IDENTITY, of, text, &box));
    *body = box.box;
    return OK;
}

enum err part_open(struct cx *cx, str of, str name, str body, struct draft_part *out)
{
    const struct json *list;
    str text, fault;
    TRY(seal_open(cx->a, cx->keys, KEY_IDENTITY, of, (struct sealed){ body }, &text));
    TRY(json_parse(cx->a, text, &list, &fault));
    if (list->type != JSON_LIST)
        return ERR_INVALID;
    struct draft_field *fields = NEWS(cx->a, struct draft_field, list->n);
    for (size_t i = 0; i < list->n; i++) {
        const struct json *pair = &list->items[i];
        if (pair->type != JSON_LIST || pair->n != 2 || pair->items[0].type != JSON_TEXT
            || pair->items[1].type != JSON_TEXT)
            return ERR_INVALID;
        fields[i] = (struct draft_field){ pair->items[0].text, pair->items[1].text };
    }
    *out = (struct draft_part){ .name = str_dup(cx->a, name), .fields = fields, .n = list->n };
    return OK;
}
