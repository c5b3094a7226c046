/*
 * A lost private key. Whoever left a contact gets a code that works once, by the
 * relay, to that contact and nowhere else: nobody is ever told anything on the
 * telephone. Who left none cannot be helped, and the page says so to everybody.
 *
 *   asked    on the public page or by an official; a row, whatever was typed
 *   sent     by `hotline jobs`, once a day and three times in 30 days at most
 *   used     in the field of the key: it makes a new key, the old one is void
 */
#ifndef DOMAIN_INTAKE_KEYHELP_H
#define DOMAIN_INTAKE_KEYHELP_H

#include "domain/accounts/user.h"

#define KEY_CODE_HOURS 48

/* From the public page: always OK but for the database, so that nothing can be learnt. */
MUST_USE enum err key_help_ask(struct cx *cx, str typed_ref);

/*
 * By an official of the unit that holds the case, with a reason that goes into its
 * history. ERR_NOT_FOUND: no such case or report for this person; ERR_FORBIDDEN.
 */
MUST_USE enum err key_help_ask_for(struct cx *cx, const struct user *who, str code,
                                   report_id report, str reason);

/* The kind of work of jobs. */
enum err key_help_list(struct cx *cx, int64_t **ids, size_t *n);
enum err key_help_one(struct cx *cx, int64_t id);

/*
 * For the sender of notices "key": what to say besides the neutral words, the code
 * as people read it. ERR_NOT_FOUND: used or too old, so there is nothing to send.
 */
MUST_USE enum err key_help_code(struct cx *cx, report_id report, str *code);

/*
 * A code in the place of a key: *key gets the new private key, shown once.
 * ERR_NOT_FOUND: no such code, used, or too old.
 */
MUST_USE enum err key_help_renew(struct cx *cx, str typed, str *key);

#endif
