#include "domain/documents/digest.h"
#include "crypto/sha256.h"
#include "crypto/token.h"

struct digest {
    struct sha256 *of;
};

struct digest *digest_new(struct cx *cx)
{
    struct digest *d = NEW(cx->a, struct digest);
    d->of = sha256_new(cx->a);
    return d;
}

void digest_add(struct digest *d, str bytes)
{
    sha256_add(d->of, bytes);
}

str digest_hex(struct cx *cx, struct digest *d)
{
    return bytes_hex(cx->a, sha256_end(d->of));
}

bool digest_is(struct cx *cx, str bytes, str hex)
{
    str given;
    return bytes_from_hex(cx->a, str_trim(hex), &given) == OK && bytes_equal(bytes, given);
}
