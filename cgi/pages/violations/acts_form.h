/*
 * Acts in a form: chosen by search, each with its day, circumstances and other
 * parameters. They stand in numbered fields ("act0_code", "act0_ended", ...), so that
 * the page works without script: finding, adding and removing an act sends the form
 * and shows it again.
 */
#ifndef PAGES_VIOLATIONS_ACTS_FORM_H
#define PAGES_VIOLATIONS_ACTS_FORM_H

#include "base/cx.h"
#include "http/form.h"
#include "law/law.h"

#define ACTS_MAX 8
#define PARAMS_MAX 6

#define ACT_TICKS "c_" /* "act0_c_MIT_REPAIRED": circumstances of an act of a record */

/* "act0_code" */
const char *act_field(struct arena *a, size_t act, const char *name);
/* "act0_kind2" */
const char *param_field(struct arena *a, size_t act, const char *name, size_t param);

/* How many acts the form has. */
size_t acts_typed(const struct form *f);

/*
 * The buttons "add" and "remove-N" in the field "do" carried out in f; any other word
 * changes nothing. ERR_BAD_REQUEST: an act that no list offered.
 */
MUST_USE enum err acts_change(struct cx *cx, struct form *f);

/*
 * One act, checked against the law of its day; problems stay in f. An act that goes on
 * has the day `seen` or, where there is none, the one typed with the act.
 */
struct law_act_in act_read(struct cx *cx, struct form *f, size_t act, opt_date seen);

/* A problem of the day of an act that is after `last`. */
void act_not_after(struct form *f, size_t act, const struct law_act_in *in, struct date last,
                   const char *text);

/* Word of a subject, required. */
enum law_subject subject_read(struct form *f);

/* Words of a discharge kind in the form, in order; "ph" is the last. */
extern const char *const param_kinds[];
extern const size_t n_param_kinds;

#endif
