/*
 * Papers that officials attach to a case, signed decisions above all: sealed on
 * their way in, so that no plain copy ever lies on a disk. The file is there
 * before the transaction that names it; where that fails, document_forget
 * removes the file again.
 */
#ifndef DOMAIN_DOCUMENTS_DOCUMENT_H
#define DOMAIN_DOCUMENTS_DOCUMENT_H

#include "base/cx.h"
#include "base/ids.h"
#include "domain/accounts/user.h"

#define DOCUMENT_MAX_BYTES (20 * 1024 * 1024)

struct document {
    str blob;   /* name of the sealed file */
    str type;   /* pdf, jpeg or png, by content */
    str digest; /* 32 bytes, keyed hash of the content */
    str sha256; /* 32 bytes, of the content: what anybody can compute */
    int64_t size;
};

/* A file on its way in. */
struct document_in;

/* Start; pieces; end. ERR_UNAVAILABLE: cannot write; ERR_MEDIA_TYPE: not PDF, JPEG or PNG. */
MUST_USE enum err document_new(struct cx *cx, struct document_in **out);
MUST_USE enum err document_add_bytes(struct document_in *d, str bytes);
MUST_USE enum err document_end(struct document_in *d, struct document *out);
/* Give up; no effect after document_end. */
void document_drop(struct document_in *d);

/* Remove a sealed file that no row names. */
void document_forget(struct cx *cx, const struct document *d);

/* Inside a transaction: the file belongs to the case now. */
MUST_USE enum err document_keep(struct cx *cx, const struct user *who, case_id cid,
                                const struct document *d);

/*
 * Type and size of a document of a case that this person may see, after the
 * whole file was read once and found as it was written. ERR_NOT_FOUND.
 */
MUST_USE enum err document_open(struct cx *cx, const struct user *who, str code, str blob,
                                struct document *out);

/* Its bytes, piece by piece. */
MUST_USE enum err document_read(struct cx *cx, const struct document *d,
                                enum err (*each)(void *arg, str piece), void *arg);

#endif
