/* What the sub-pages of a facility share: who may, one form, back to the facility. */
#ifndef PAGES_FACILITIES_PART_H
#define PAGES_FACILITIES_PART_H

#include "domain/facilities/parts.h"
#include "pages/drafts/shared.h"
#include "pages/facilities/lines.h"
#include "pages/frame.h"

/* The facility of the path for somebody who changes that part. ERR_NOT_FOUND, ERR_FORBIDDEN. */
MUST_USE enum err part_begin(struct req *r, enum facility_part part, struct facility *f);

/*
 * Head, address of the form, draft, problems; what: "places". Its draft belongs to the page of
 * that address; bar: as it was settled, NULL: as the page is opened or sent. One statement.
 */
MUST_USE enum err part_view(struct req *r, const struct facility *f, const char *title,
                            const char *what, struct form *form, const struct draft_bar *bar,
                            struct part_view *v);

/* What a field with choices is called; words: of which choices, NULL at the end. */
struct facility_field {
    const char *field, *label;
    const struct facility_word *words; /* NULL: it has none */
};

/*
 * The entry as the other writer of the form left it, to settle two of them (drafts/shared.h),
 * with the name and the body of that person. One statement.
 */
MUST_USE enum err facility_version(struct cx *cx, const struct facility *f,
                                   const struct form *theirs, const struct facility_field *fields,
                                   size_t n, struct form_version *out);

/* The version that the form was filled from. */
struct draft_bar facility_typed(struct form *f);

/* Numbers with comma or point, exactly. scale 1000: thousandths. Not set when left empty. */
opt_i64 form_scaled(struct form *f, const char *name, int64_t scale);

/* Discharge points in use, for a list to choose from. */
const struct choice *point_choices(struct cx *cx, const struct facility_view *v, str chosen,
                                   size_t *n);

#endif
