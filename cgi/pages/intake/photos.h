/* Photos of the report form, from the HTTP body into the draft of the form's token. */
#ifndef PAGES_INTAKE_PHOTOS_H
#define PAGES_INTAKE_PHOTOS_H

#include "domain/intake/draft.h"
#include "http/http.h"

struct photo_form {
    struct cx *cx;
    struct form *f;
    struct draft draft;     /* read when the first photo comes; the token stands before it */
    struct photo_in *now;
};

/*
 * A sink for form_read_with; p must live as long. Each refused photo becomes a
 * problem of the field "photos" with its own reason.
 */
struct upload_sink photo_sink(struct cx *cx, struct form *f, struct photo_form *p);

#endif
