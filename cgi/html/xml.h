/*
 * Pieces of XML documents (feeds, sitemaps). Names are literals of the source; values are
 * escaped.
 */
#ifndef HTML_XML_H
#define HTML_XML_H

#include "base/buf.h"

/* The declaration. */
void xml_start(struct buf *b);

/* v, well-formed UTF-8, as text; what XML 1.0 cannot hold becomes U+FFFD. */
void xml_text(struct buf *b, str v);
/* A blank, then name="v". */
void xml_attribute(struct buf *b, const char *name, str v);

/* <name>v</name> and a line end. */
void xml_leaf(struct buf *b, const char *name, str v);

struct xml_pair {
    const char *name;
    str value;
};
/* <name a="b" .../> and a line end. */
void xml_empty(struct buf *b, const char *name, const struct xml_pair *pairs, size_t n);

#endif
