/* A line for whoever answers for the case now. */
#ifndef DOMAIN_INTAKE_RESPONSIBLE_H
#define DOMAIN_INTAKE_RESPONSIBLE_H

#include "domain/cases/step.h"

/* To the named handler; without one to the head of the unit. Inside a transaction. */
MUST_USE enum err responsible_notice(struct cx *cx, const struct case_held *c, str code);

/* To the head of the unit. Inside a transaction. */
MUST_USE enum err head_notice(struct cx *cx, const struct case_held *c, str code);

#endif
