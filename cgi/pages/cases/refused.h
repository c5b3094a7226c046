/* Why a step was refused, in words for the form on which it was typed. */
#ifndef PAGES_CASES_REFUSED_H
#define PAGES_CASES_REFUSED_H

#include "domain/cases/step.h"

/* Empty when the fault says nothing: the error has a page of its own. */
str step_refused_words(struct cx *cx, const struct step_fault *fault);

/* A term of the other side still runs: fault->waits_for and what is beside it. */
str step_waits_words(struct cx *cx, const struct step_fault *fault);

/* A person or a body that cannot be chosen there: what to choose instead. */
str refused_choice(const struct flow_step *step);

/*
 * Warning where the text of a refusal gives as its ground that the reporter is nameless;
 * empty where it does not. Decree 61/2026/NĐ-CP art. 20.2.b, Law 25/2018/QH14 art. 25.2.
 */
str refused_nameless(struct cx *cx, str text);

#endif
