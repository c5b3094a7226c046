/*
 * The telephone desk, beside filing (domain/intake/report.h).
 *
 * A case is found by reference number, code, place, polluter or words, never by the telephone
 * number of a caller: that is sealed, and even a keyed hash of it could be tried out by whoever
 * has both the database and the key, as there are few numbers. A caller who called before has
 * the reference number, or the place is asked.
 */
#ifndef DOMAIN_DESK_DESK_H
#define DOMAIN_DESK_DESK_H

#include "domain/accounts/user.h"
#include "domain/cases/join.h"
#include "sql/desk.h"

#define NOTE_MAX 2000     /* bytes */
#define DECISION_MAX 1000

/*
 * At most 8 hotline cases of the office's unit and below that hold all the words; the last word
 * may be the beginning of one. Under two letters nothing is found.
 */
MUST_USE enum err desk_find(struct cx *cx, const struct office *o, str typed,
                            struct desk_search_row **rows, size_t *n);

/*
 * "The same event": the case of this report joins the other one.
 * ERR_NOT_FOUND: no case yet, or not visible; else as case_join.
 */
MUST_USE enum err desk_join(struct cx *cx, const struct user *who, str ref, str into,
                            struct join_fault *fault);

enum note_kind { NOTE_MESSAGE = 1, NOTE_ABUSE };

/*
 * Write down. A message goes to people of `unit`; abuse to the supervisor of the operator's own
 * unit. ERR_INVALID: the text holds a telephone number (8 digits or more in a row).
 */
MUST_USE enum err note_write(struct cx *cx, const struct user *who, enum note_kind kind,
                             unit_id unit, opt_account_id to, str body);

/* What waits in the unit. */
MUST_USE enum err notes_load(struct cx *cx, unit_id unit, struct desk_notes_row **rows, size_t *n);

/* A message: anybody of the unit, or the person it is for. Abuse: another person, head there. */
bool note_may_settle(const struct user *who, unit_id unit, str kind, opt_account_id to,
                     account_id by);

/* ERR_NOT_FOUND, ERR_FORBIDDEN; ERR_CONFLICT: settled already. */
MUST_USE enum err note_settle(struct cx *cx, const struct user *who, note_id id, str decision);

/* Digits, with what people put between them, that make a telephone number. Pure. */
bool note_has_number(str body);

#endif
