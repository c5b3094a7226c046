/* SHA-256 of a file on its way through: what stands for a signed document in public. */
#ifndef DOMAIN_DOCUMENTS_DIGEST_H
#define DOMAIN_DOCUMENTS_DIGEST_H

#include "base/cx.h"

struct digest;

/* Begin one in the arena; digest_hex ends it. */
struct digest *digest_new(struct cx *cx);
void digest_add(struct digest *d, str bytes);
/* 64 lower-case hexadecimal letters of all that was added; d is wiped. */
str digest_hex(struct cx *cx, struct digest *d);

/* Does the text, 64 hexadecimal digits in either case, name these 32 bytes? */
bool digest_is(struct cx *cx, str bytes, str hex);

#endif
