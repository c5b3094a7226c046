/* Words of what a report says, in Vietnamese and untranslated: pages hand them to tr(). */
#ifndef DOMAIN_INTAKE_LABELS_H
#define DOMAIN_INTAKE_LABELS_H

#include "base/str.h"

/* Of a code of pollution, and of how often it happens. */
const char *pollution_word(str pollution);
const char *nature_word(str nature);

#endif
