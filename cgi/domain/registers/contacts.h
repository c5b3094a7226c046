/* Tables beside the register of units: how to reach them, how else they are written. */
#ifndef DOMAIN_REGISTERS_CONTACTS_H
#define DOMAIN_REGISTERS_CONTACTS_H

#include "base/buf.h"
#include "base/cx.h"

/*
 * Telephone, e-mail and hours of the units of today, from a CSV with the heading
 * "code,phone,email,hours". An empty field takes the value away; units that are not in the
 * file keep theirs. *n: units written. Every fault is one line "FILE:LINE: ...".
 * Limits: phone 40, e-mail and hours 120 letters.
 * ERR_INVALID: faults, nothing was written.
 */
MUST_USE enum err contacts_import(struct cx *cx, str file, str csv, int64_t *n,
                                  struct buf *faults);

/*
 * Other spellings and merged predecessors of units, from a CSV with the heading
 * "code,level,valid_from,valid_to,variant_vi,note"; of the row of that code and level in
 * force on valid_to (today where that is empty). What is there already stays.
 * *n: rows read. Faults and errors as above.
 */
MUST_USE enum err variants_import(struct cx *cx, str file, str csv, int64_t *n,
                                  struct buf *faults);

#endif
