/* An untrusted mail, taken apart by hotline-mime in a process of its own. */
#ifndef WIRE_MIME_H
#define WIRE_MIME_H

#include "base/letter.h"

/*
 * program  path of hotline-mime
 * out      whole is set by the caller; the rest is filled in. A mail that kills the
 *          helper, or keeps it too long, is out->unread and OK: it must not be lost.
 * Errors   ERR_UNAVAILABLE: the helper cannot be started.
 */
MUST_USE enum err mime_read(struct arena *a, const char *program, struct letter *out);

/*
 * The frames of hotline-mime (wire/frames.h) into out; texts pass the door of
 * base/text.h. ERR_INVALID: not as the helper writes them. Pure.
 */
MUST_USE enum err mime_frames(struct arena *a, str frames, struct letter *out);

#endif
