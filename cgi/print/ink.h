/* Lines drawn by hand as a picture. */
#ifndef PRINT_INK_H
#define PRINT_INK_H

#include "base/buf.h"

/* SVG of strokes "x,y x,y;x,y x,y", which hold digits, ',', ' ' and ';' alone. */
str ink_svg(struct arena *a, str strokes, int width, int height);

#endif
