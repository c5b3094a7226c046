/* What the page of a case's kind shows, and the words for kinds of message. */
#ifndef PAGES_CASES_KIND_VIEW_H
#define PAGES_CASES_KIND_VIEW_H

#include "html/page.h"

struct hint_item {
    str ref, what, said, channel;
    str pollution, pollution_words; /* empty: nothing was found */
    str message, message_words, others, urgent_words;
    bool known, denounces;
};

struct kind_item {
    str who, pollution, message;
    instant at;
};

struct kind_step {
    str title;
    struct url href;
};

struct kind_view {
    struct page page;
    str code, title;
    bool may;
    const struct hint_item *hints;
    size_t n_hints;
    const struct kind_item *decided;
    size_t n_decided;
    struct field pollution, message;
    const struct choice *pollutions, *messages;
    size_t n_pollutions, n_messages;
    const struct kind_step *steps; /* that lead to another procedure, and may be taken now */
    size_t n_steps;
    const struct problem *problems;
    size_t n_problems;
};

/* Message id for a kind of message; "Phản ánh ô nhiễm" for an unknown one. */
const char *message_kind_label(str code);
/* The labels of codes with blanks between them, ", " between. */
str message_kind_labels(struct arena *a, str codes);

#endif
