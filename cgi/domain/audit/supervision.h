/*
 * Supervision requests (kiến nghị giám sát) of the Fatherland Front or the elected council to a
 * unit: a term (SUPERVISION_ANSWER, set by the province), and an answer. Both are public, so
 * neither may say who reported; the pages make the writer look.
 */
#ifndef DOMAIN_AUDIT_SUPERVISION_H
#define DOMAIN_AUDIT_SUPERVISION_H

#include "domain/accounts/user.h"
#include "sql/observer.h"
#include "sql/supervision.h"

struct supervision_new {
    str code;  /* of a case in the observer's sample; empty: about the work of the unit */
    str title; /* 1..200 bytes */
    str body;  /* 1..8000 bytes */
};

/*
 * To the unit of the case, or that of the observer's office. *id: its number.
 * ERR_FORBIDDEN: no observer; ERR_NOT_FOUND: the case is in no sample of this observer.
 */
MUST_USE enum err supervision_write(struct cx *cx, const struct user *who,
                                    struct supervision_new in, int64_t *id);

struct supervision {
    struct supervision_read_row row;
    bool may_answer;
};

/* ERR_NOT_FOUND: there is none, or the person neither wrote it nor leads the unit, or above. */
MUST_USE enum err supervision_open(struct cx *cx, const struct user *who, int64_t id,
                                   struct supervision *out);

/* A head or signer of the unit itself answers, once. ERR_CONFLICT: it is answered already. */
MUST_USE enum err supervision_reply(struct cx *cx, const struct user *who, int64_t id, str answer);

/* Written by the person, or for the unit that the person leads; newest first, up to 51. */
MUST_USE enum err supervision_of(struct cx *cx, const struct user *who, int64_t before,
                                 struct supervision_list_row **rows, size_t *n);

/*
 * Not answered yet, of the units that a leader leads, the oldest first, up to 51 behind that
 * number. ERR_FORBIDDEN: leads none.
 */
MUST_USE enum err supervision_wait_list(struct cx *cx, const struct user *who, int64_t after,
                                        struct supervision_waiting_row **rows, size_t *n);

/* Jobs: a term that comes to its end is told to those who answer, then to those above. */
enum err supervision_look_list(struct cx *cx, int64_t **ids, size_t *n);
enum err supervision_look_one(struct cx *cx, int64_t id);

/* For anybody, newest first, up to 21 behind that number. */
MUST_USE enum err supervision_for_all(struct cx *cx, int64_t before,
                                      struct supervision_public_row **rows, size_t *n);

#endif
