/* Acts that the laboratory's results amount to, offered to the writer of the record. */
#ifndef PAGES_VIOLATIONS_RECORD_SAMPLES_H
#define PAGES_VIOLATIONS_RECORD_SAMPLES_H

#include "base/ids.h"
#include "http/http.h"
#include "pages/violations/view.h"

/* What may be proposed, where the form has no act yet. Two statements. */
MUST_USE enum err record_proposals(struct req *r, case_id cid, const struct form *f,
                                   struct record_view *v);

/* The button "samples": each proposed act that the form does not have is added, up to ACTS_MAX. */
MUST_USE enum err record_take_samples(struct req *r, case_id cid, struct form *f);

#endif
