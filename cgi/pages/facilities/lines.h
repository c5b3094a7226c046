/* Rows of the register in words, for several pages. */
#ifndef PAGES_FACILITIES_LINES_H
#define PAGES_FACILITIES_LINES_H

#include "domain/facilities/facility.h"
#include "domain/facilities/timeline.h"
#include "domain/facilities/words.h"
#include "http/http.h"
#include "pages/cases/lines.h"
#include "pages/facilities/view.h"

/* /staff/facilities/12, and with what != NULL a page below it. */
struct url facility_url(struct arena *a, facility_id id, const char *what);

/*
 * The facility of the path, as this person may see it; ERR_NOT_FOUND. One that was merged is
 * given as it is: lead such readers to its root.
 */
MUST_USE enum err facility_of_path(struct req *r, struct facility *out);

/* Head of a sub-page: title, name, rights. */
void facility_head(struct req *r, const struct facility *f, const char *title,
                   struct facility_view *v);

/* The list to choose from, in the reader's language. */
const struct choice *word_choices(struct cx *cx, const struct facility_word *list, str chosen,
                                  size_t *n);

/* One of the list's codes, required; a problem of the field else. */
str form_word(struct form *f, const char *name, const struct facility_word *list);

/* What was found, as rows of a page; nothing sealed is in them. */
const struct facility_line *facility_lines(struct cx *cx, const struct facility_hit *hits,
                                           size_t n);

/* "Nhóm II"; empty where it is not set. */
str risk_words(struct arena *a, opt_i64 risk);

/* Thousandths as people write them: "1.250,5 m³/ngày đêm". */
str flow_words_of(struct cx *cx, str medium, opt_i64 milli);

/* The pairs of an event in one line: "Lý do: trùng". */
str history_facts(struct cx *cx, str data);

/* What was merged into it. */
MUST_USE enum err twins_of_facility(struct req *r, const struct facility *f,
                                    struct facility_view *v);

/* For the page and its sub-pages; the person's right decides about buttons. */
MUST_USE enum err places_of_facility(struct req *r, const struct facility *f,
                                     struct facility_view *v);
MUST_USE enum err permits_of_facility(struct req *r, const struct facility *f,
                                      struct facility_view *v);
MUST_USE enum err duties_of_facility(struct req *r, const struct facility *f,
                                     struct facility_view *v);
MUST_USE enum err moments_of_facility(struct req *r, const struct facility *f, int64_t page,
                                      struct facility_view *v);

#endif
