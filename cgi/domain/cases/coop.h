/*
 * Co-operation: who can be asked, and the sheet (phiếu chuyển) that goes there. It says only
 * what an official wrote for it and has looked at; photos go along one by one, as the copies
 * whose faces and plates were covered. Who reported is never on it.
 *
 * Law: Decision 174/QĐ-BTNMT (2022) art. 5 (secrecy of who reports).
 */
#ifndef DOMAIN_CASES_COOP_H
#define DOMAIN_CASES_COOP_H

#include "domain/cases/show.h"
#include "domain/registers/bodies.h"
#include "sql/coop.h"

/* Does the step open a request for co-operation? */
bool coop_asks(const struct flow_step *step);

struct asked_unit {
    unit_id id;
    str name;
    bool inside; /* somebody there reads an inbox of this service; else it gets a letter */
    bool leads;  /* its board leads in the zone where the case is */
};

/*
 * Bodies, departments, provinces and communes that this case's unit can ask, the board of
 * the zone first; without those that may never have the case. zone: missing name: none.
 */
MUST_USE enum err coop_units(struct cx *cx, const struct case_show *s, struct asked_unit **out,
                             size_t *n, struct zone *zone);

struct coop_sheet {
    struct case_show show; /* of the request */
    struct coop_sheet_row row;
    str from, to;          /* bodies as documents print them */
    bool asker;            /* the reader works in the unit that asks, and may change the sheet */
    struct coop_photos_row *photos; /* asker: all covered ones of the case that asks */
    size_t n_photos;
    struct coop_photos_added_row *added;
    size_t n_added;
};

/* ERR_NOT_FOUND: no such request that this person may see. */
MUST_USE enum err coop_sheet_load(struct cx *cx, const struct user *who, str code,
                                  struct coop_sheet *out);

/*
 * Put a covered photo of the case that asks onto the sheet, or take it out again, while
 * nobody has accepted. ERR_FORBIDDEN: not of the unit that asks; ERR_CONFLICT: too late;
 * ERR_NOT_FOUND: no covered copy, or not on the sheet.
 */
enum coop_photo { COOP_PHOTO_ADD = 1, COOP_PHOTO_TAKE };
MUST_USE enum err coop_photo(struct cx *cx, const struct user *who, str code, file_id file,
                             enum coop_photo what);

/* The covered copy as it goes along, for whoever may see the request. ERR_NOT_FOUND. */
MUST_USE enum err coop_photo_read(struct cx *cx, const struct user *who, str code, file_id file,
                                  str *jpeg);

#endif
