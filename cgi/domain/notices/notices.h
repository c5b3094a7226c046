/* What happened to an official's cases and was not looked at yet. */
#ifndef DOMAIN_NOTICES_NOTICES_H
#define DOMAIN_NOTICES_NOTICES_H

#include "domain/accounts/user.h"
#include "sql/accounts.h"

/* The newest twenty. */
MUST_USE enum err notices_of(struct cx *cx, const struct user *who,
                             struct notices_unread_row **rows, size_t *n);

/* Those about one case are read; an unknown code is no error. */
MUST_USE enum err notices_set_read(struct cx *cx, const struct user *who, str code);

/* Those of one kind ("late") are read, the line for many cases among them. */
MUST_USE enum err notices_set_kind_read(struct cx *cx, const struct user *who, str kind);

/* Those about one handover are read. */
MUST_USE enum err notices_set_handover_read(struct cx *cx, const struct user *who,
                                            handover_id id);

#endif
