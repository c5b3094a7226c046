#include "media/helper/image.h"

#define NUMBERS 4
#define THOUSAND 1000

static bool place_read(str text, int64_t *v)
{
    str one;
    for (size_t i = 0; i < NUMBERS; i++)
        if (!str_next(&text, ',', &one) || str_i64(one, &v[i]) != OK || v[i] < 0 ||
            v[i] > THOUSAND)
            return false;
    return !text.p;
}

/* Grown outwards, so that no half pixel of a face stays. */
static void paint(gdImagePtr im, const int64_t *v)
{
    const int w = gdImageSX(im), h = gdImageSY(im);
    const int left = (int)(v[0] * w / THOUSAND), top = (int)(v[1] * h / THOUSAND);
    const int right = (int)(((v[0] + v[2]) * w + THOUSAND - 1) / THOUSAND);
    const int bottom = (int)(((v[1] + v[3]) * h + THOUSAND - 1) / THOUSAND);
    gdImageFilledRectangle(im, left, top, right, bottom, gdTrueColor(0, 0, 0));
}

bool image_cover(gdImagePtr im, str places)
{
    int64_t v[NUMBERS];
    str rest = str_empty(places) ? (str){ 0 } : places, one;
    while (str_next(&rest, ';', &one))
        if (!place_read(one, v))
            return false;
    rest = str_empty(places) ? (str){ 0 } : places;
    while (im && str_next(&rest, ';', &one))
        if (place_read(one, v))
            paint(im, v);
    return true;
}
