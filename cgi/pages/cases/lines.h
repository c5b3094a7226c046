/* Small conversions that several case pages share. */
#ifndef PAGES_CASES_LINES_H
#define PAGES_CASES_LINES_H

#include "base/words_vi.h"
#include "domain/cases/inbox.h"
#include "domain/intake/labels.h"
#include "flow/flow.h"
#include "http/http.h"
#include "pages/cases/view.h"

/* The choices of a field in its order, *n of them; the typed one is on. */
const struct choice *flow_choices(struct cx *cx, const struct flow_field *field, str typed,
                                  size_t *n);

/* A value as people read it: a choice by its label, a date in our order. field NULL: as it is. */
str flow_value_words(struct cx *cx, const struct flow_field *field, str text);

/* Title of a stage by the names in a row; the name itself when the flow is not loaded. */
str stage_words(const struct cx *cx, str flow, int64_t version, str stage);

/* "Ô nhiễm nước" for water ... */
const char *pollution_label(str pollution);

/* Late, near (one day left or less) or far; DUE_DONE without a running clock. */
enum due_state due_state(const struct cx *cx, opt_instant due);

/* "14:30" of a term in hours; empty of one in days, which ends with its day. */
str due_hour(struct arena *a, instant due);

/* Rows of a list for the template. */
const struct case_line *case_lines(struct cx *cx, const struct inbox *in);

/* Where the next page of a list starts: query "due" and "after". */
struct inbox_after lines_after(const struct req *r);
/* Address of the next page behind path, which may have a query already; zero on the last one. */
struct url lines_next(struct cx *cx, const char *path, const struct inbox *in);

struct case_by_code_row;

/*
 * What the words of the first report of a case suggest and why, in one line; empty where
 * it has none. Nothing is decided by it.
 */
str case_hint_words(struct cx *cx, const struct case_by_code_row *c);

#endif
