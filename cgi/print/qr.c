#include "print/qr.h"
#include "base/buf.h"
#include <qrencode.h>

#define QUIET 4

/* One row of dark modules as strokes of height 1: "M4 5h3v1h-3z". */
static void row_path(struct buf *b, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        const int from = x;
        while (x < width && row[x] & 1)
            x++;
        if (x > from)
            buf_fmt(b, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
    }
}

enum err qr_make(struct arena *a, str text, struct svg *out)
{
    if (str_empty(text))
        return ERR_INVALID;
    if (text.n > QR_MAX_BYTES)
        return ERR_TOO_LARGE;
    QRcode *q = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
    if (!q)
        return ERR_INTERNAL;
    struct buf b = { .a = a, .max = (size_t)256 * 1024 };
    for (int y = 0; y < q->width; y++)
        row_path(&b, q->data + (size_t)y * (size_t)q->width, q->width, y);
    const int width = q->width;
    QRcode_free(q);
    *out = (struct svg){ .path_d = buf_str(&b), .size = width + 2 * QUIET };
    return b.full ? ERR_INTERNAL : OK;
}
