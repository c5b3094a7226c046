/* What is cleared of a case follows its end, inside the transaction of the step. */
#ifndef DOMAIN_PUBLICATION_FOLLOW_H
#define DOMAIN_PUBLICATION_FOLLOW_H

#include "domain/cases/step.h"

/* Open or closed, with the day of that and of nothing else. No effect where it says so already. */
MUST_USE enum err clear_follow(struct cx *cx, const struct case_held *c);

#endif
