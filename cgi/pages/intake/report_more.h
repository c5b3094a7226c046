/*
 * What the form shows once kind and commune are known: the questions of the kind, and how
 * many others reported the same. With script at once, without it by a button of the form.
 */
#ifndef PAGES_INTAKE_REPORT_MORE_H
#define PAGES_INTAKE_REPORT_MORE_H

#include "domain/intake/places.h"
#include "domain/intake/report.h"
#include "http/http.h"
#include "pages/intake/report.h"

struct report_view;

/* The numbers to call when a life is in danger; N_EMERGENCY of them. */
const struct emergency *emergency_numbers(struct arena *a);

/* All questions; those about v->pollution's value are shown, the others wait for the script. */
void questions_view(struct cx *cx, const struct form *f, struct report_view *v);

/*
 * "In Bãi Cháy ward 12 reports about odour in October ...": whole sentences, and never more
 * than domain/intake/months.h allows.
 */
MUST_USE enum err alike_words(struct cx *cx, const struct commune *c, str pollution, str *out);

/* GET /alike?commune=06673&pollution=odour: {"words": "..."}. 404: no such commune or kind. */
enum err alike_get(struct req *r, struct resp *w);

/*
 * Do the answers, or urgent words of the text, say that a life may be in danger? Then the
 * numbers are said again.
 */
enum report_danger report_danger(struct cx *cx, const struct report_new *r);

#endif
