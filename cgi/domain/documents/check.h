/*
 * Which versions of the forms a lawyer compared with the text in force. A form that was not,
 * or was changed since, says so on every page that is printed of it.
 */
#ifndef DOMAIN_DOCUMENTS_CHECK_H
#define DOMAIN_DOCUMENTS_CHECK_H

#include "domain/accounts/user.h"
#include "domain/documents/form.h"
#include "sql/papers.h"

/* One statement. */
MUST_USE enum err paper_confirmed(struct cx *cx, const struct paper_form *form, bool *good);

enum paper_check { PAPER_COMPARED = 1, PAPER_TAKEN_BACK };

/*
 * Write it down, for good, in the form's own chain of events.
 * digest: of the version that the person saw, so that nobody vouches for another.
 * words: the text it was compared with, or why it is taken back; 1..500 bytes.
 * Errors  ERR_NOT_FOUND: no such form; ERR_CONFLICT: its file was changed meanwhile.
 */
MUST_USE enum err paper_check_add(struct cx *cx, const struct user *who, str slug, str digest,
                                  enum paper_check check, str words);

/* The digest as it stands in addresses, so that a person vouches for the version shown. */
str paper_version(struct cx *cx, const struct paper_form *form);

/* All checks, the newest first. */
MUST_USE enum err paper_checks(struct cx *cx, struct form_checks_row **rows, size_t *n);

#endif
