/* Codes of the register and what they are called; each list ends with a NULL code. */
#ifndef DOMAIN_FACILITIES_WORDS_H
#define DOMAIN_FACILITIES_WORDS_H

#include "base/str.h"

struct facility_word {
    const char *code;
    const char *label; /* message id */
};

extern const struct facility_word facility_kinds[];    /* law_subject, as the table has them */
extern const struct facility_word facility_sectors[];
extern const struct facility_word facility_states[];
extern const struct facility_word facility_media[];    /* of a discharge point */
extern const struct facility_word place_kinds[];
extern const struct facility_word permit_kinds[];
extern const struct facility_word duty_kinds[];
extern const struct facility_word duty_sources[];
extern const struct facility_word duty_states[];
extern const struct facility_word monitor_musts[];
extern const struct facility_word monitor_links[];

/* Is it a code of the list? */
bool facility_word_known(const struct facility_word *list, str code);

/* In the language of lang_set; the code itself where the list has none such. */
str facility_word(const struct facility_word *list, str code);

#endif
