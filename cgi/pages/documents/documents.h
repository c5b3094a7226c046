/* Files of officials: into a form, and out again. */
#ifndef PAGES_DOCUMENTS_H
#define PAGES_DOCUMENTS_H

#include "domain/documents/document.h"
#include "http/http.h"

#define DOCUMENT_BODY_MAX (21 * MiB)
#define DOCUMENT_ACCEPT ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"

/*
 * Read a form that may carry one file. *doc is the sealed file, blob missing
 * when none came; a file that is refused becomes a problem of its field. Where
 * the form is not accepted in the end, hand *doc to document_forget.
 */
MUST_USE enum err document_form(struct req *r, struct form *f, struct document *doc);

/* Answer with the document as a download, NAME.pdf or .jpg or .png. */
MUST_USE enum err document_send(struct req *r, struct resp *w, const struct document *d, str name);

/* GET /staff/cases/{code}/files/{blob} */
enum err document_get(struct req *r, struct resp *w);

#endif
