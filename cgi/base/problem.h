/* What is wrong with one field of a form, in the reader's language. */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include "base/str.h"

struct problem {
    const char *field; /* name of the field, which is its id on the page too; "" for the whole form */
    str text;
};

#endif
