/* Rows of the register of delegations in words. */
#ifndef PAGES_VIOLATIONS_DELEGATION_LINES_H
#define PAGES_VIOLATIONS_DELEGATION_LINES_H

#include "domain/violations/delegation.h"
#include "pages/violations/delegation_view.h"

struct delegation_line delegation_words(struct cx *cx, const struct delegations_of_unit_row *row);

/* Message id: to sanction, to coerce. */
const char *delegation_content_label(enum law_content content);

#endif
