/* The legal terms that workflows may name, from the law's tables. */
#ifndef RUN_FLOW_TERMS_H
#define RUN_FLOW_TERMS_H

#include "flow/flow.h"

struct law;

/* For flow_load; law must outlive the result's use. */
struct flow_terms flow_terms_of(const struct law *law);

/* Load the tables of a folder for that purpose; faults are written. ERR_INVALID. */
MUST_USE enum err flow_terms_load(struct arena *a, str tables, struct flow_terms *out,
                                  struct buf *faults);

#endif
