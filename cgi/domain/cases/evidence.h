/*
 * What reporters sent with their reports, for the officials of the case: photos as
 * cleaned copies, videos, sounds and documents to be saved, never shown by the
 * service itself; and copies of photos with faces and plates covered by hand.
 */
#ifndef DOMAIN_CASES_EVIDENCE_H
#define DOMAIN_CASES_EVIDENCE_H

#include "domain/accounts/user.h"
#include "sql/evidence.h"

/* ERR_NOT_FOUND, of all here: no such case or file for this person. */
MUST_USE enum err evidence_list(struct cx *cx, const struct user *who, str code,
                                struct evidence_of_case_row **rows, size_t *n);

/* A video, sound or document that may be saved; ERR_NOT_FOUND too where there is no copy. */
struct evidence_file {
    str blob;
    const struct file_type *type;
    str ref; /* of its report */
};
MUST_USE enum err evidence_open(struct cx *cx, const struct user *who, str code, file_id file,
                                struct evidence_file *out);
MUST_USE enum err evidence_read(struct cx *cx, const struct evidence_file *f,
                                enum err (*each)(void *arg, str piece), void *arg);

/* A place on a photo, in thousandths of its width and height. */
struct cover_place {
    int64_t x, y, w, h;
};

#define COVER_PLACES_MAX 40

/*
 * Paint the places black in a new copy, made in a process of its own; no places
 * means that somebody looked and nothing had to be covered. The cleaned copy and
 * the sealed original stay as they are; an event says who did it.
 *
 * ERR_INVALID: more than COVER_PLACES_MAX, or a place outside the photo;
 * ERR_FORBIDDEN: only people of the unit that holds the case; ERR_UNAVAILABLE.
 */
MUST_USE enum err photo_cover(struct cx *cx, const struct user *who, str code, file_id file,
                              const struct cover_place *places, size_t n);

/*
 * The only copy of a photo that may be published: the newest one that was covered
 * or looked through. ERR_NOT_FOUND: none, so the photo is not published.
 */
MUST_USE enum err photo_public(struct cx *cx, const struct user *who, str code, file_id file,
                               str *jpeg);

#endif
