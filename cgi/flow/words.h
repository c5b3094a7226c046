/* The words of the YAML file, place by place as their enums; inside flow/ only. */
#ifndef FLOW_WORDS_H
#define FLOW_WORDS_H

#include <stddef.h>

struct words {
    const char *const *w;
    size_t n;
};

extern const struct words role_words, unit_words, type_words, proof_words, record_words;
extern const struct words handover_words, tell_words, ask_words, act_words, door_words, duty_words;

#endif
