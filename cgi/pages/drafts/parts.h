/*
 * The parts of a form: groups of fields that are kept as drafts, compared and chosen
 * together. A form that is not named in parts.c has one part with everything in it.
 *
 * Fields are named by patterns: '#' stands for a number, '*' at the end for anything
 * ("act0_*", "act#_described").
 */
#ifndef PAGES_DRAFTS_PARTS_H
#define PAGES_DRAFTS_PARTS_H

#include "domain/drafts/form_draft.h"
#include "http/form.h"

struct form_part {
    const char *name;  /* a-z 0-9 _ - */
    const char *title; /* message id */
    const char *const *fields; /* patterns, NULL at the end; NULL: all that no other part has */
};

struct form_label {
    const char *field; /* pattern */
    const char *label; /* message id */
};

struct form_parts {
    const char *form; /* "write/record" */
    const struct form_part *list;
    size_t n;
    const struct form_label *labels; /* what people call the fields */
    size_t n_labels;
    const struct form_label *words; /* what choices are called: "subject=organization" */
    size_t n_words;
};

/* Parts of that form; never NULL. */
const struct form_parts *form_parts(str form);

/* Does the name fit the pattern? Pure. */
bool field_fits(const char *pattern, str name);

/* The part that the field belongs to; NULL: it is never kept (tokens, buttons, secrets). */
const struct form_part *part_of_field(const struct form_parts *p, str field);

/* The fields of one part as they were typed. */
struct draft_part part_typed(struct arena *a, const struct form_parts *p,
                             const struct form_part *part, const struct form *f);

/* All of them; the array is in the arena, p->n long. */
const struct draft_part *parts_typed(struct arena *a, const struct form_parts *p,
                                     const struct form *f);

/* Put kept parts in place of what the form has of them. */
void parts_fill(const struct form_parts *p, const struct draft_part *kept, size_t n,
                struct form *f);

/* What people call a value of a field: the choice, or the text itself. */
str value_words(struct arena *a, const struct form_parts *p, str field, str value);

/* What people call a field, in the reader's language. */
str field_words(const struct form_parts *p, str field);

#endif
