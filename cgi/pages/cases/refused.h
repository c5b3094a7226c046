/* Why a step was refused, in words for the form on which it was typed. */
#ifndef PAGES_CASES_REFUSED_H
#define PAGES_CASES_REFUSED_H

#include "domain/cases/step.h"

/* Empty when the fault says nothing: the error has a page of its own. */
str step_refused_words(struct cx *cx, const struct step_fault *fault);

#endif
