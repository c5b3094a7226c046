/* Names and values of a part as sealed bytes, and back. */
#ifndef DOMAIN_DRAFTS_BODY_H
#define DOMAIN_DRAFTS_BODY_H

#include "base/cx.h"
#include "domain/drafts/form_draft.h"

/* of: what the part belongs to; the same again at opening. ERR_TOO_LARGE. */
MUST_USE enum err part_seal(struct cx *cx, str of, const struct draft_part *part, str *body);

/* ERR_INVALID: broken, or of something else. */
MUST_USE enum err part_open(struct cx *cx, str of, str name, str body, struct draft_part *out);

#endif
