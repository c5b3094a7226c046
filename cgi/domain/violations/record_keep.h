/* Rows of the rest of form MBB01. */
#ifndef DOMAIN_VIOLATIONS_RECORD_KEEP_H
#define DOMAIN_VIOLATIONS_RECORD_KEEP_H

#include "base/ids.h"
#include "domain/violations/sheet.h"

/* Inside the transaction that adds the record. ERR_DB, ERR_TOO_LARGE. */
MUST_USE enum err sheet_keep(struct cx *cx, record_id record, const struct record_sheet *s,
                             enum sheet_age age);

#endif
