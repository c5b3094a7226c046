/*
 * One document written as XML or as JSON by the same calls, so that both say the
 * same: the "Spark convention" of Open311. A list is an element with one child a
 * member, or an array; a record an element with its members, or an object; a value
 * an element, or a member.
 *
 *     spark_begin(&s, SPARK_XML, b);
 *     spark_list(&s, "services", "service");
 *     spark_record(&s, NULL);              member of a list: named by the list
 *     spark_text(&s, "service_code", code);
 *     spark_end(&s);
 *     spark_end(&s);
 *
 * Names are literals of the source; values are escaped here and nowhere else. A text
 * that is missing or empty is <name/> and null. Characters that XML 1.0 cannot hold
 * become U+FFFD in XML.
 */
#ifndef HTML_SPARK_H
#define HTML_SPARK_H

#include "base/buf.h"

enum spark_format { SPARK_XML = 1, SPARK_JSON };

#define SPARK_DEPTH 8

struct spark {
    struct buf *b;
    enum spark_format format;
    int depth;
    struct {
        const char *name, *member; /* member: of a list; NULL: this is a record */
        bool any;                  /* something stands in it */
    } in[SPARK_DEPTH];
};

/* The XML declaration stands first; nothing in JSON. */
void spark_begin(struct spark *s, enum spark_format format, struct buf *b);

/* name: of a member of a record and of the root; NULL in a list. */
void spark_list(struct spark *s, const char *name, const char *member);
void spark_record(struct spark *s, const char *name);
void spark_end(struct spark *s);

/* name NULL: a member of a list. */
void spark_text(struct spark *s, const char *name, str v);
void spark_flag(struct spark *s, const char *name, bool v);
void spark_whole(struct spark *s, const char *name, int64_t v);
/* Degrees with six digits behind the point; missing: empty. */
void spark_degrees(struct spark *s, const char *name, opt_f64 v);

#endif
