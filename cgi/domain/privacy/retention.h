/*
 * How long it is known who reported: by procedure and outcome, from
 * workflows/intake/retention.csv. Without a number it is kept, and pages say so: no term
 * is invented here, the province sets it with its basis.
 */
#ifndef DOMAIN_PRIVACY_RETENTION_H
#define DOMAIN_PRIVACY_RETENTION_H

#include "base/cx.h"
#include "base/sheet.h"

#define RETENTION_DAYS_MAX 36500

struct retention_rule {
    str flow, stage;  /* an end of that procedure */
    int64_t days;     /* after the end of the case; 0: not set, kept */
    str basis;        /* required where days are set */
    size_t line;
};

struct intake_tables;
struct flows;

/* Read DIR/retention.csv through l into t. Called by intake_tables_load. */
void retention_load(struct loader *l, struct intake_tables *t);

/* Each row names an end stage of a procedure; faults as "retention.csv:LINE: text". */
MUST_USE enum err retention_check(const struct intake_tables *t, const struct flows *flows,
                                  struct buf *faults);

#endif
