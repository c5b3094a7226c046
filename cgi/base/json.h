/*
 * A JSON document read into the arena. Strict: one value, UTF-8, no member
 * twice, no NUL, at most 32 levels. The library that parses stays inside json.c.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

enum json_type {
    JSON_NULL_VALUE = 1,
    JSON_BOOL,
    JSON_WHOLE,   /* a number without fraction or exponent, within int64_t */
    JSON_DECIMAL, /* any other number */
    JSON_TEXT,
    JSON_LIST,
    JSON_RECORD,
};

struct json {
    enum json_type type;
    bool flag;
    int64_t whole;
    double decimal;
    str text;
    const struct json *items; /* members of a list or record, in their order */
    const str *names;         /* records: name of each item */
    size_t n;
};

/* ERR_INVALID: *fault says where and why (one line, in the arena). */
MUST_USE enum err json_parse(struct arena *a, str text, const struct json **out, str *fault);

/* Member of a record; NULL when there is none or it is no record. */
const struct json *json_get(const struct json *record, str name);

/*
 * A number times 1,000,000,000 as a whole number, so that 2.1 and the edges of
 * bands compare exactly. ERR_INVALID: no number, or beyond +-9,000,000,000.
 */
MUST_USE enum err json_nano(const struct json *v, int64_t *out);

/* The same for a number within those limits: to the nearest, never upwards. */
int64_t json_nano_of(double d);

#endif
