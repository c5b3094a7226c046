#include "print/ink.h"

#define SVG_BYTES_MAX ((size_t)256 * 1024)

str ink_svg(struct arena *a, str strokes, int width, int height)
{
    struct buf b = { .a = a, .max = SVG_BYTES_MAX };
    str line;
    buf_fmt(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">", width, height);
    buf_add(&b, S("<g fill=\"none\" stroke=\"#000\" stroke-width=\"6\" stroke-linecap=\"round\" "
                  "stroke-linejoin=\"round\">"));
    while (str_next(&strokes, ';', &line))
        buf_fmt(&b, "<polyline points=\"%.*s\"/>", STR_ARG(line));
    buf_add(&b, S("</g></svg>\n"));
    return buf_str(&b);
}
