/* What the law says about a file, in words, for several pages. */
#ifndef PAGES_VIOLATIONS_ASSESSED_H
#define PAGES_VIOLATIONS_ASSESSED_H

#include "base/cx.h"
#include "law/law.h"
#include "pages/violations/view.h"

struct fine_lines fine_lines(struct cx *cx, const struct law_assessment *as,
                             const struct law_act_out *o);

/* Who may sign on the day of handling, and who may not and why. */
struct signer_lists signer_lists(struct cx *cx, const struct law_assessment *as);

#endif
