/* The functions of media/ as the rules of the service call them. */
#ifndef RUN_PICTURES_H
#define RUN_PICTURES_H

#include "base/pictures.h"

extern const struct pictures pictures;

#endif
