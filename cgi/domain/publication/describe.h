/*
 * Descriptions of the published data that programs read: DCAT (W3C, as JSON-LD), the table
 * schema of Frictionless Data (which is the data dictionary too), and what a dump tells of
 * itself. All from the one table of columns (opendata.h).
 */
#ifndef DOMAIN_PUBLICATION_DESCRIBE_H
#define DOMAIN_PUBLICATION_DESCRIBE_H

#include "base/buf.h"
#include "base/cx.h"
#include "domain/publication/purge.h"

/* The catalogue with its data sets; changed: the last change, 0 before the first. */
void describe_catalog(struct cx *cx, struct buf *b, instant changed, const struct dump_file *files,
                      size_t n);

/* datapackage.json */
void describe_package(struct cx *cx, struct buf *b);

/* about.json of a dump: day, rows, number of the last change it knows of, licence. */
void describe_about(struct cx *cx, struct buf *b, int64_t last_change, int64_t rows);

#endif
