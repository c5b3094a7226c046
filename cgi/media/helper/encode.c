#include "media/helper/image.h"
#include <string.h>

gdImagePtr image_shrink(gdImagePtr im, int max_edge)
{
    const int64_t w = gdImageSX(im), h = gdImageSY(im), edge = w > h ? w : h;
    if (edge <= max_edge)
        return im;
    const int64_t nw = w * max_edge / edge, nh = h * max_edge / edge;
    gdImageSetInterpolationMethod(im, GD_TRIANGLE); /* looks at every pixel, unlike bilinear */
    gdImagePtr out = gdImageScale(im, (unsigned)(nw ? nw : 1), (unsigned)(nh ? nh : 1));
    gdImageDestroy(im);
    return out;
}

gdImagePtr image_flatten(gdImagePtr im)
{
    const int w = gdImageSX(im), h = gdImageSY(im);
    gdImagePtr out = gdImageCreateTrueColor(w, h);
    if (out) {
        gdImageFilledRectangle(out, 0, 0, w - 1, h - 1, gdTrueColor(255, 255, 255));
        gdImageAlphaBlending(out, 1);
        gdImageCopy(out, im, 0, 0, 0, 0, w, h);
    }
    gdImageDestroy(im);
    return out;
}

/* Comments and application segments; a decoder needs only the JFIF one (APP0). */
static bool is_metadata(unsigned char marker)
{
    return marker == 0xFE || (marker >= 0xE1 && marker <= 0xEF);
}

/* Drop them in place, up to the first scan: libgd leaves its name in a comment. */
static size_t strip(unsigned char *p, size_t n)
{
    size_t from = 2, to = 2;
    while (from + 4 <= n && p[from] == 0xFF && p[from + 1] != 0xDA) {
        const size_t len = 2 + ((size_t)p[from + 2] << 8 | p[from + 3]);
        if (len > n - from)
            break;
        if (!is_metadata(p[from + 1])) {
            memmove(p + to, p + from, len);
            to += len;
        }
        from += len;
    }
    memmove(p + to, p + from, n - from);
    return to + n - from;
}

struct bytes image_jpeg(gdImagePtr im, int quality)
{
    int n = 0;
    unsigned char *p = gdImageJpegPtr(im, &n, quality);
    if (!p)
        return (struct bytes){ 0 };
    return (struct bytes){ p, strip(p, (size_t)n) };
}
