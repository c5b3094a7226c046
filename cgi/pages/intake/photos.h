/* Files of the report form, from the HTTP body into the draft of the form's token. */
#ifndef PAGES_INTAKE_PHOTOS_H
#define PAGES_INTAKE_PHOTOS_H

#include "domain/intake/draft.h"
#include "http/http.h"
#include "pages/intake/view.h"

struct photo_form {
    struct cx *cx;
    struct form *f;
    struct draft draft;     /* read when the first file comes; the token stands before it */
    struct evidence_in *now;
    bool busy;              /* a file could not be kept just now: 503, not 422 */
};

/*
 * A sink for form_read_with; p must live as long. Each refused file becomes a
 * problem of the field "photos" with its own reason.
 */
struct upload_sink photo_sink(struct cx *cx, struct form *f, struct photo_form *p);

/* Why a file was not taken, in the reader's language, and what to do. */
str refusal_words(struct cx *cx, str name, struct refusal why);

/* "Ảnh", "Video" ...: a message id. */
const char *medium_label(enum medium m);

/* For the template report_files. */
struct files_view files_view(struct cx *cx, const struct form *f, const struct draft *d);

/* Remove the received files whose boxes ("drop") are ticked. */
MUST_USE enum err files_taken_back(struct cx *cx, const struct form *f, str token);

#endif
