/*
 * Headers of one part of a form: Content-Disposition with filename and filename*
 * (RFC 7578, RFC 8187 and what browsers really send), Content-Type,
 * Content-Transfer-Encoding.
 *
 * Quoted values: \" and \\ are undone, any other backslash is kept (old browsers
 * send whole paths); %22 %0D %0A are undone as the WHATWG form standard encodes
 * them. filename* wins over filename. Only the part behind the last slash or
 * backslash is kept, at most 255 bytes, line breaks as spaces.
 */
#ifndef HTTP_DISPOSITION_H
#define HTTP_DISPOSITION_H

#include "http/multipart.h"

/* lines: every header line with its CRLF. ERR_BAD_REQUEST as multipart.h lists. */
MUST_USE enum err part_head_parse(struct arena *a, str lines, struct part *out);

/*
 * Take "; name=value" from *rest; value is a token or a quoted text, undone.
 * *found is false at the end. ERR_BAD_REQUEST: neither.
 */
MUST_USE enum err param_next(struct arena *a, str *rest, str *name, str *value, bool *found);

#endif
