#include "print/qr_dots.h"
#include <qrencode.h>

enum err qr_dots(struct arena *a, str text, struct qr_dots *out)
{
    if (str_empty(text))
        return ERR_INVALID;
    if (text.n > QR_MAX_BYTES)
        return ERR_TOO_LARGE;
    QRcode *q = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
    if (!q)
        return ERR_INTERNAL;
    const size_t n = (size_t)q->width * (size_t)q->width;
    unsigned char *dark = arena_alloc(a, n);
    for (size_t i = 0; i < n; i++)
        dark[i] = q->data[i] & 1;
    *out = (struct qr_dots){ dark, q->width };
    QRcode_free(q);
    return OK;
}
