/*
 * Which version of a workflow is in use. The lowest version of those valid on the
 * day is: one whose validity is over gives way to the next by itself. A higher one
 * from the day on which an administrator's activation begins, until that is undone.
 * A case keeps the version it has.
 */
#ifndef DOMAIN_FLOWS_TODAY_H
#define DOMAIN_FLOWS_TODAY_H

#include "base/buf.h"
#include "base/cx.h"
#include "flow/flow.h"

/*
 * The version that a case opened today takes. One statement. Where this process was
 * started before the file of the activated version was there, or with another
 * content, the version before it, with an error in the log: no report waits for a
 * restart. ERR_INTERNAL: no version is valid today.
 */
MUST_USE enum err flow_today(struct cx *cx, str name, const struct flow **out);

/* 32 bytes that tell one content of the file from another. */
str flow_digest(struct arena *a, const struct flow *f);

/*
 * At the start of a service that works on cases: every version that a case has or
 * had is in the folder, and those in use have the content that was activated. Each
 * fault is a line. ERR_INVALID: there are faults.
 */
MUST_USE enum err flows_in_place(struct cx *cx, struct buf *faults);

#endif
