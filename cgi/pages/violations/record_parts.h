/* The parts of the form of the violation record, for drafts and collisions. */
#ifndef PAGES_VIOLATIONS_RECORD_PARTS_H
#define PAGES_VIOLATIONS_RECORD_PARTS_H

#include "pages/drafts/parts.h"

extern const struct form_parts record_parts;

#endif
