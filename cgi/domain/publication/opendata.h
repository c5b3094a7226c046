/*
 * The published list as data: one table of columns from which every file, the data
 * dictionary and the machine-readable description of it are made, so that they agree.
 */
#ifndef DOMAIN_PUBLICATION_OPENDATA_H
#define DOMAIN_PUBLICATION_OPENDATA_H

#include "base/buf.h"
#include "domain/publication/violators.h"
#include "sql/opendata.h"

enum open_type { OPEN_TEXT = 1, OPEN_WHOLE, OPEN_DAY, OPEN_ADDRESS };

struct open_column {
    const char *name; /* in the files; never changes its meaning */
    enum open_type type;
    bool always;               /* never empty */
    const char *label, *means; /* Vietnamese message ids */
};

#define OPEN_COLUMNS 21
extern const struct open_column open_columns[OPEN_COLUMNS];

/* out: OPEN_COLUMNS texts in a; empty where there is nothing to tell. Days are YYYY-MM-DD. */
void open_values(struct arena *a, str site, const struct violator *v, str *out);

/* The heading and one row as CSV for spreadsheets: nothing in it is a formula. */
void open_csv_head(struct buf *b);
void open_csv_row(struct buf *b, const str *values);
/* One row as a JSON object, without anything behind it. */
void open_json_row(struct buf *b, const str *values);

/* What changed for everybody outside: the permanent id, what happened, when. No name. */
struct open_change {
    int64_t id;
    str slug, what; /* published, corrected, changed, withdrawn, expired */
    instant at;
};

#define OPEN_CHANGES_MOST 1000

/* Behind number `after`, oldest first, OPEN_CHANGES_MOST at most. */
MUST_USE enum err open_changes(struct cx *cx, int64_t after, struct open_change **out, size_t *n);

/* Number and time of the last change; both 0: nothing was ever published. */
MUST_USE enum err open_last(struct cx *cx, int64_t *id, instant *at);

/* How many rows there are. */
MUST_USE enum err open_count(struct cx *cx, int64_t *n);

/* The last changes of what is still there, newest first, each page once; the array in *out. */
MUST_USE enum err open_feed(struct cx *cx, struct feed_rows_row **out, size_t *n);

#define OPEN_SITEMAP_STEP 40000 /* numbers for each file of the sitemap */

/* Which files of the sitemap there are: part 0 holds numbers below OPEN_SITEMAP_STEP ... */
MUST_USE enum err open_parts(struct cx *cx, struct sitemap_parts_row **out, size_t *n);
MUST_USE enum err open_part_each(struct cx *cx, int64_t part,
                                 enum err (*each)(struct cx *, const struct sitemap_pages_row *,
                                                  void *), void *arg);

#endif
