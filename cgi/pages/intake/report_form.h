/* The report form: from what was typed to a report. */
#ifndef PAGES_INTAKE_REPORT_FORM_H
#define PAGES_INTAKE_REPORT_FORM_H

#include "domain/intake/places.h"
#include "domain/intake/report.h"
#include "http/http.h"

/*
 * Read every field; each mistake is a problem of its field. Without a commune
 * the typed name or the point suggests one: *suggested is then to be shown as
 * chosen, and the reader confirms by sending again.
 */
void report_form_read(struct cx *cx, struct form *f, const struct places *places,
                      struct report_new *out, const struct commune **suggested);

/* Name of the field of a question: "q_water_colour". */
const char *question_field(struct arena *a, const struct question *q);

/* The longest texts, in bytes; the description is limits.text_bytes. */
#define PLACE_MAX 500
#define AVOID_WHY_MAX 1000
#define POLLUTER_MAX 300
#define NAME_MAX 120
#define PHONE_MAX 30
#define EMAIL_MAX 120
#define ADDRESS_MAX 300

#endif
