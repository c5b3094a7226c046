/*
 * The form of the violation record. Acts stand in numbered fields ("act0_code",
 * "act0_described", ...), so that the page works without script: finding,
 * adding and removing an act sends the form and shows it again.
 */
#ifndef PAGES_VIOLATIONS_RECORD_FORM_H
#define PAGES_VIOLATIONS_RECORD_FORM_H

#include "domain/violations/record.h"
#include "http/form.h"

#define ACTS_MAX 8
#define PARAMS_MAX 6

/* "act0_code" */
const char *act_field(struct arena *a, size_t act, const char *name);
/* "act0_kind2" */
const char *param_field(struct arena *a, size_t act, const char *name, size_t param);

/* How many acts the form has. */
size_t acts_typed(const struct form *f);

/* One more act of that code; false: no more fit. */
bool act_add(struct form *f, str code);

/* f without that act, the ones behind it moved up. */
void act_remove(struct form *f, size_t act);

/* Everything, checked against the law; problems stay in f. */
struct record_new record_read(struct cx *cx, struct form *f);

/* Words of a discharge kind in the form, in order; "ph" is the last. */
extern const char *const param_kinds[];
extern const size_t n_param_kinds;

#endif
