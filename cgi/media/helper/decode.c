#include "media/helper/image.h"
#include <libheif/heif.h>

gdImagePtr image_decode(struct bytes in, const struct dims *d)
{
    gdImagePtr im = NULL;
    const int n = (int)in.n;
    switch (d->type) {
    case MEDIA_JPEG:
        im = gdImageCreateFromJpegPtr(n, in.p); /* a cut one is shown as far as it goes */
        break;
    case MEDIA_PNG:
        im = gdImageCreateFromPngPtr(n, in.p);
        break;
    case MEDIA_WEBP:
        im = gdImageCreateFromWebpPtr(n, in.p);
        break;
    case MEDIA_HEIC:
        im = heic_decode(in);
        break;
    }
    if (im && !gdImageTrueColor(im) && !gdImagePaletteToTrueColor(im)) {
        gdImageDestroy(im);
        return NULL;
    }
    return im;
}

/* Interleaved RGBA of libheif to libgd's pixels (alpha 0 opaque to 127). */
static gdImagePtr from_rgba(const struct heif_image *h)
{
    int stride;
    const int w = heif_image_get_primary_width(h), hh = heif_image_get_primary_height(h);
    const uint8_t *p = heif_image_get_plane_readonly(h, heif_channel_interleaved, &stride);
    if (!p || w < 1 || hh < 1 || stride < 4 * w)
        return NULL;
    gdImagePtr im = gdImageCreateTrueColor(w, hh);
    for (int y = 0; im && y < hh; y++) {
        const uint8_t *q = p + (size_t)y * (size_t)stride;
        for (int x = 0; x < w; x++, q += 4)
            im->tpixels[y][x] = gdTrueColorAlpha(q[0], q[1], q[2], 127 - q[3] / 2);
    }
    return im;
}

static gdImagePtr decode_primary(struct heif_context *c, struct bytes in)
{
    struct heif_image_handle *handle = NULL;
    struct heif_image *h = NULL;
    gdImagePtr im = NULL;
    if (heif_context_read_from_memory_without_copy(c, in.p, in.n, NULL).code != heif_error_Ok ||
        heif_context_get_primary_image_handle(c, &handle).code != heif_error_Ok)
        return NULL;
    /* Again, as libheif sees it: the header was read by our own parser. */
    const int64_t w = heif_image_handle_get_width(handle);
    const int64_t hh = heif_image_handle_get_height(handle);
    if (w > 0 && hh > 0 && w * hh <= DIMS_MAX_PIXELS &&
        heif_decode_image(handle, &h, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, NULL)
                .code == heif_error_Ok)
        im = from_rgba(h);
    heif_image_release(h);
    heif_image_handle_release(handle);
    return im;
}

gdImagePtr heic_decode(struct bytes in)
{
    struct heif_context *c = heif_context_alloc();
    if (!c)
        return NULL;
    heif_context_set_max_decoding_threads(c, 0);
    gdImagePtr im = decode_primary(c, in);
    heif_context_free(c);
    return im;
}
