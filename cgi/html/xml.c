#include "html/xml.h"

/* Bytes of what XML 1.0 cannot hold at p; 0 where it can. text is well-formed UTF-8. */
static size_t unfit(str text, size_t at)
{
    const unsigned char c = (unsigned char)text.p[at];
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    if (c == 0xEF && at + 2 < text.n && (unsigned char)text.p[at + 1] == 0xBF
        && (unsigned char)text.p[at + 2] >= 0xBE)
        return 3; /* U+FFFE, U+FFFF */
    return 0;
}

void xml_text(struct buf *b, str v)
{
    for (size_t i = 0; i < v.n; i++) {
        const size_t bad = unfit(v, i);
        if (bad) {
            buf_add(b, S("\xEF\xBF\xBD"));
            i += bad - 1;
        } else if (v.p[i] == '&') {
            buf_add(b, S("&amp;"));
        } else if (v.p[i] == '<') {
            buf_add(b, S("&lt;"));
        } else if (v.p[i] == '>') {
            buf_add(b, S("&gt;"));
        } else if (v.p[i] == '\r') {
            buf_add(b, S("&#13;")); /* a reader would take it for a line feed */
        } else {
            buf_byte(b, v.p[i]);
        }
    }
}

void xml_start(struct buf *b)
{
    buf_add(b, S("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"));
}

void xml_attribute(struct buf *b, const char *name, str v)
{
    buf_fmt(b, " %s=\"", name);
    size_t from = 0;
    for (size_t i = 0; i < v.n; i++)
        if (v.p[i] == '"') {
            xml_text(b, str_sub(v, from, i));
            buf_add(b, S("&quot;"));
            from = i + 1;
        }
    xml_text(b, str_sub(v, from, v.n));
    buf_byte(b, '"');
}

void xml_leaf(struct buf *b, const char *name, str v)
{
    buf_fmt(b, "<%s>", name);
    xml_text(b, v);
    buf_fmt(b, "</%s>\n", name);
}

void xml_empty(struct buf *b, const char *name, const struct xml_pair *pairs, size_t n)
{
    buf_fmt(b, "<%s", name);
    for (size_t i = 0; i < n; i++)
        xml_attribute(b, pairs[i].name, pairs[i].value);
    buf_add(b, S("/>\n"));
}
