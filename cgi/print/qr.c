#include "print/qr.h"
#include "base/buf.h"
#include "print/qr_dots.h"

/* Below 1000, without printf: a code has hundreds of strokes. */
static void number(struct buf *b, int n)
{
    if (n >= 100)
        buf_byte(b, (char)('0' + n / 100));
    if (n >= 10)
        buf_byte(b, (char)('0' + n / 10 % 10));
    buf_byte(b, (char)('0' + n % 10));
}

static void stroke(struct buf *b, int x, int y, int length)
{
    buf_byte(b, 'M');
    number(b, x);
    buf_byte(b, ' ');
    number(b, y);
    buf_byte(b, 'h');
    number(b, length);
    buf_add(b, S("v1h-"));
    number(b, length);
    buf_byte(b, 'z');
}

/* One row of dark modules as strokes of height 1: "M4 5h3v1h-3z". */
static void row_path(struct buf *b, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        const int from = x;
        while (x < width && row[x])
            x++;
        if (x > from)
            stroke(b, from + QR_QUIET, y + QR_QUIET, x - from);
    }
}

enum err qr_make(struct arena *a, str text, struct svg *out)
{
    struct qr_dots q;
    TRY(qr_dots(a, text, &q));
    struct buf b = { .a = a, .max = (size_t)256 * 1024 };
    for (int y = 0; y < q.width; y++)
        row_path(&b, q.dark + (size_t)y * (size_t)q.width, q.width, y);
    *out = (struct svg){ .path_d = buf_str(&b), .size = q.width + 2 * QR_QUIET };
    return b.full ? ERR_INTERNAL : OK;
}
