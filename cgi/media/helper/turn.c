#include "media/helper/image.h"
#include <libexif/exif-data.h>
#include <string.h>

static int orientation_in(const unsigned char *p, size_t n)
{
    int v = 1;
    ExifData *d = exif_data_new_from_data(p, (unsigned)n); /* a JPEG or "Exif\0\0" and TIFF */
    if (!d)
        return 1;
    const ExifEntry *e = exif_content_get_entry(d->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (e && e->format == EXIF_FORMAT_SHORT && e->components == 1 && e->size >= 2)
        v = exif_get_short(e->data, exif_data_get_byte_order(d));
    exif_data_unref(d);
    return v >= 1 && v <= 8 ? v : 1;
}

static uint32_t number(const unsigned char *p, enum media_type type)
{
    const uint32_t a = p[0], b = p[1], c = p[2], d = p[3];
    return type == MEDIA_PNG ? a << 24 | b << 16 | c << 8 | d : d << 24 | c << 16 | b << 8 | a;
}

/*
 * The EXIF chunk of a PNG (length, name, data, checksum from byte 8) or a WebP
 * (name, length, data, padding to even from byte 12), with libexif's preamble.
 */
static int orientation_in_chunks(struct bytes in, enum media_type type)
{
    const bool png = type == MEDIA_PNG;
    const char *want = png ? "eXIf" : "EXIF";
    static const unsigned char preamble[] = { 'E', 'x', 'i', 'f', 0, 0 };
    unsigned char raw[65536];
    for (size_t at = png ? 8 : 12; in.n >= 8 && at <= in.n - 8;) {
        const unsigned char *p = in.p + at;
        const size_t n = number(png ? p : p + 4, type), left = in.n - at - 8;
        if (n > left)
            break;
        if (memcmp(png ? p + 4 : p, want, 4) == 0) {
            const bool has = n >= 6 && memcmp(p + 8, preamble, 6) == 0;
            const size_t off = has ? 0 : sizeof preamble;
            if (n + off > sizeof raw)
                break;
            memcpy(raw, preamble, sizeof preamble);
            memcpy(raw + off, p + 8, n);
            return orientation_in(raw, n + off);
        }
        at += 8 + n + (png ? 4 : n & 1);
    }
    return 1;
}

int image_orientation(struct bytes in, enum media_type type)
{
    switch (type) {
    case MEDIA_JPEG:
        return orientation_in(in.p, in.n);
    case MEDIA_PNG:
    case MEDIA_WEBP:
        return orientation_in_chunks(in, type);
    case MEDIA_HEIC:
        break;
    }
    return 1;
}

/*
 * Orientation o (EXIF 2.3, 4.6.4): 5..8 exchange rows and columns. For each
 * pixel of the result: where it comes from.
 */
static int source_pixel(gdImagePtr im, int o, int x, int y)
{
    const int right = gdImageSX(im) - 1, bottom = gdImageSY(im) - 1;
    switch (o) {
    case 2:
        return im->tpixels[y][right - x];
    case 3:
        return im->tpixels[bottom - y][right - x];
    case 4:
        return im->tpixels[bottom - y][x];
    case 5:
        return im->tpixels[x][y];
    case 6:
        return im->tpixels[bottom - x][y];
    case 7:
        return im->tpixels[bottom - x][right - y];
    case 8:
        return im->tpixels[x][right - y];
    default:
        return im->tpixels[y][x];
    }
}

gdImagePtr image_turn(gdImagePtr im, int orientation)
{
    if (orientation == 1)
        return im;
    const bool across = orientation >= 5;
    const int w = across ? gdImageSY(im) : gdImageSX(im);
    const int h = across ? gdImageSX(im) : gdImageSY(im);
    gdImagePtr out = gdImageCreateTrueColor(w, h);
    for (int y = 0; out && y < h; y++)
        for (int x = 0; x < w; x++)
            out->tpixels[y][x] = source_pixel(im, orientation, x, y);
    gdImageDestroy(im);
    return out;
}
