/*
 * A picture of black squares, ready for <svg>: the only prepared drawing that a
 * template may print, in text context. path_d holds nothing but the letters
 * M h v z, digits, spaces and '-', so it cannot carry markup.
 */
#ifndef BASE_SVG_H
#define BASE_SVG_H

#include "base/str.h"

struct svg {
    str path_d; /* value of <path d="..."> */
    int size;   /* viewBox is "0 0 size size"; the quiet zone is inside */
};

#endif
