/* What is wrong with one field of a form, in the reader's language. */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include "base/str.h"

struct problem {
    str field; /* name in the form; "" for the form as a whole */
    str text;  /* what is wrong and what to do */
    const char *label; /* message id of the field's label; NULL where the text says enough */
};

#endif
