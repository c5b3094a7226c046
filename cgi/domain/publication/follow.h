/* What the public reads of a case follows its steps, inside the transaction of the step. */
#ifndef DOMAIN_PUBLICATION_FOLLOW_H
#define DOMAIN_PUBLICATION_FOLLOW_H

#include "domain/cases/step.h"

/* Open or closed, with the day of that and of nothing else. No effect where it says so already. */
MUST_USE enum err clear_follow(struct cx *cx, const struct case_held *c);

/*
 * How the published decision of the case stands: carried out, stayed, lapsed, and whether a
 * complaint or a lawsuit runs. Of a complaint: that of the case it is about. No effect where
 * nothing is published. One statement.
 */
MUST_USE enum err publication_follow(struct cx *cx, const struct case_held *c);

#endif
