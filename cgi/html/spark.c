#include "html/spark.h"
#include "html/xml.h"
#include <stdlib.h>
#include <string.h>

void spark_begin(struct spark *s, enum spark_format format, struct buf *b)
{
    *s = (struct spark){ .b = b, .format = format };
    if (format == SPARK_XML)
        xml_start(b);
}

/* Name of what comes now; in JSON its comma and its member name as well. */
static const char *place(struct spark *s, const char *name)
{
    const bool inside = s->depth > 0;
    const char *member = inside ? s->in[s->depth - 1].member : NULL;
    if (inside ? !name == !member : !name)
        abort(); /* a name in a list, or none in a record */
    if (s->format == SPARK_JSON && inside && s->in[s->depth - 1].any)
        buf_byte(s->b, ',');
    if (inside)
        s->in[s->depth - 1].any = true;
    if (s->format == SPARK_JSON && inside && !member) {
        buf_json(s->b, str_from(name));
        buf_byte(s->b, ':');
    }
    return member ? member : name;
}

static void open_part(struct spark *s, const char *name, const char *member)
{
    const char *own = place(s, name);
    if (s->depth == SPARK_DEPTH)
        abort();
    s->in[s->depth].name = own;
    s->in[s->depth].member = member;
    s->in[s->depth].any = false;
    s->depth++;
    if (s->format == SPARK_XML)
        buf_fmt(s->b, "<%s>", own);
    else
        buf_byte(s->b, member ? '[' : '{');
}

void spark_list(struct spark *s, const char *name, const char *member)
{
    open_part(s, name, member);
}

void spark_record(struct spark *s, const char *name)
{
    open_part(s, name, NULL);
}

void spark_end(struct spark *s)
{
    s->depth--;
    if (s->format == SPARK_XML)
        buf_fmt(s->b, "</%s>", s->in[s->depth].name);
    else
        buf_byte(s->b, s->in[s->depth].member ? ']' : '}');
    if (s->depth <= 1)
        buf_byte(s->b, '\n');
}

/* json: as it stands in JSON. */
static void value(struct spark *s, const char *name, str plain, str json)
{
    const char *own = place(s, name);
    if (s->format == SPARK_JSON) {
        buf_add(s->b, json);
    } else if (str_empty(plain)) {
        buf_fmt(s->b, "<%s/>", own);
    } else {
        buf_fmt(s->b, "<%s>", own);
        xml_text(s->b, plain);
        buf_fmt(s->b, "</%s>", own);
    }
}

void spark_text(struct spark *s, const char *name, str v)
{
    struct buf json = { .a = s->b->a, .max = 6 * v.n + 2 };
    if (s->format == SPARK_JSON && !str_empty(v))
        buf_json(&json, v);
    value(s, name, v, str_empty(v) ? S("null") : buf_str(&json));
}

void spark_flag(struct spark *s, const char *name, bool v)
{
    value(s, name, v ? S("true") : S("false"), v ? S("true") : S("false"));
}

void spark_whole(struct spark *s, const char *name, int64_t v)
{
    const str text = str_fmt(s->b->a, "%lld", (long long)v);
    value(s, name, text, text);
}

void spark_degrees(struct spark *s, const char *name, opt_f64 v)
{
    const str text = v.has ? str_fmt(s->b->a, "%.6f", v.v) : S("");
    value(s, name, text, v.has ? text : S("null"));
}
