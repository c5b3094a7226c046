#include "media/dims.h"
#include <string.h>

/* All readers take an offset that may lie anywhere and say whether the bytes are there. */
static bool have(str s, size_t at, size_t n)
{
    return at <= s.n && n <= s.n - at;
}

static uint32_t byte(str s, size_t at)
{
    return (unsigned char)s.p[at];
}

static uint32_t be16(str s, size_t at)
{
    return byte(s, at) << 8 | byte(s, at + 1);
}

static uint32_t be32(str s, size_t at)
{
    return be16(s, at) << 16 | be16(s, at + 2);
}

static uint32_t le16(str s, size_t at)
{
    return byte(s, at) | byte(s, at + 1) << 8;
}

static uint32_t le24(str s, size_t at)
{
    return le16(s, at) | byte(s, at + 2) << 16;
}

static bool is(str s, size_t at, str what)
{
    return have(s, at, what.n) && memcmp(s.p + at, what.p, what.n) == 0;
}

struct size {
    uint32_t w, h;
};

static bool jpeg_is_frame(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Marker segments up to the frame header (ITU-T T.81, B.2.2). */
static bool jpeg_size(str s, struct size *out)
{
    size_t at = 2;
    while (have(s, at, 4)) {
        if (byte(s, at) != 0xFF) {
            at++; /* bytes between segments: decoders skip them as well */
            continue;
        }
        const uint32_t marker = byte(s, at + 1);
        if (marker == 0xFF || marker == 0x00 || marker == 0x01 ||
            (marker >= 0xD0 && marker <= 0xD8)) {
            at += marker == 0xFF ? 1 : 2; /* filling, or a marker without length */
            continue;
        }
        if (marker == 0xD9 || marker == 0xDA)
            return false; /* end or pixels before any frame header */
        const uint32_t n = be16(s, at + 2);
        if (n < 2)
            return false;
        if (jpeg_is_frame(marker)) {
            if (!have(s, at, 9))
                return false;
            *out = (struct size){ be16(s, at + 7), be16(s, at + 5) };
            return true;
        }
        at += 2 + n;
    }
    return false;
}

static bool png_size(str s, struct size *out)
{
    if (!is(s, 12, S("IHDR")) || !have(s, 16, 8))
        return false;
    *out = (struct size){ be32(s, 16), be32(s, 20) };
    return true;
}

static bool webp_size(str s, struct size *out)
{
    if (is(s, 12, S("VP8 ")) && have(s, 20, 10) && is(s, 23, S("\x9d\x01\x2a")))
        *out = (struct size){ le16(s, 26) & 0x3FFF, le16(s, 28) & 0x3FFF };
    else if (is(s, 12, S("VP8L")) && have(s, 20, 5) && byte(s, 20) == 0x2F) {
        const uint32_t b = le24(s, 21) | byte(s, 24) << 24;
        *out = (struct size){ (b & 0x3FFF) + 1, (b >> 14 & 0x3FFF) + 1 };
    } else if (is(s, 12, S("VP8X")) && have(s, 20, 10))
        *out = (struct size){ le24(s, 24) + 1, le24(s, 27) + 1 };
    else
        return false;
    return true;
}

/*
 * One box of ISO/IEC 14496-12 at *at: its four-letter name and what it holds;
 * moves *at behind it. false at the end or when it does not fit.
 */
static bool next_box(str s, size_t *at, str *name, str *inside)
{
    if (!have(s, *at, 8))
        return false;
    uint64_t n = be32(s, *at);
    size_t head = 8;
    if (n == 1) {
        if (!have(s, *at, 16))
            return false;
        n = (uint64_t)be32(s, *at + 8) << 32 | be32(s, *at + 12);
        head = 16;
    } else if (n == 0)
        n = s.n - *at; /* to the end */
    if (n < head || n > s.n - *at)
        return false;
    *name = (str){ s.p + *at + 4, 4 };
    *inside = (str){ s.p + *at + head, (size_t)n - head };
    *at += (size_t)n;
    return true;
}

static bool find_box(str s, str want, str *inside)
{
    str name;
    for (size_t at = 0; next_box(s, &at, &name, inside);)
        if (str_eq(name, want))
            return true;
    return false;
}

/* Largest size (ispe) among the item properties: a grid has one for itself and its tiles. */
static bool heic_size(str s, struct size *out)
{
    str meta, iprp, ipco, name, inside;
    if (!find_box(s, S("meta"), &meta) || meta.n < 4 ||
        !find_box(str_sub(meta, 4, meta.n), S("iprp"), &iprp) ||
        !find_box(iprp, S("ipco"), &ipco))
        return false;
    *out = (struct size){ 0 };
    for (size_t at = 0; next_box(ipco, &at, &name, &inside);) {
        if (!str_eq(name, S("ispe")) || inside.n < 12)
            continue;
        const struct size z = { be32(inside, 4), be32(inside, 8) };
        if ((uint64_t)z.w * z.h > (uint64_t)out->w * out->h)
            *out = z;
    }
    return out->w != 0;
}

/* File type box that names one of the HEVC picture brands, as main or compatible one. */
static bool heic_is(str s)
{
    static const char brands[][5] = { "heic", "heix", "heim", "heis" };
    str name, inside;
    size_t at = 0;
    if (!next_box(s, &at, &name, &inside) || !str_eq(name, S("ftyp")))
        return false;
    for (size_t i = 0; have(inside, i, 4); i += i ? 4 : 8)
        for (size_t k = 0; k < COUNT(brands); k++)
            if (memcmp(inside.p + i, brands[k], 4) == 0)
                return true;
    return false;
}

static bool size_of(str s, struct dims *d, struct size *z)
{
    switch (d->type) {
    case MEDIA_JPEG:
        return jpeg_size(s, z);
    case MEDIA_PNG:
        return png_size(s, z);
    case MEDIA_WEBP:
        return webp_size(s, z);
    case MEDIA_HEIC:
        return heic_size(s, z);
    }
    return false;
}

enum err dims_read(str image, struct dims *out)
{
    *out = (struct dims){ 0 };
    if (is(image, 0, S("\xFF\xD8\xFF")))
        out->type = MEDIA_JPEG;
    else if (is(image, 0, S("\x89PNG\r\n\x1A\n")))
        out->type = MEDIA_PNG;
    else if (is(image, 0, S("RIFF")) && is(image, 8, S("WEBP")))
        out->type = MEDIA_WEBP;
    else if (is(image, 4, S("ftyp")) && heic_is(image))
        out->type = MEDIA_HEIC;
    else
        return ERR_MEDIA_TYPE;
    struct size z = { 0 };
    if (!size_of(image, out, &z) || z.w == 0 || z.h == 0)
        return ERR_INVALID;
    out->width = z.w > INT32_MAX ? INT32_MAX : (int32_t)z.w;
    out->height = z.h > INT32_MAX ? INT32_MAX : (int32_t)z.h;
    if (z.w > DIMS_MAX_EDGE || z.h > DIMS_MAX_EDGE || (uint64_t)z.w * z.h > DIMS_MAX_PIXELS)
        return ERR_TOO_LARGE;
    return OK;
}
