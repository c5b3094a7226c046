/*
 * Requests about what is public: something is wrong there, or should go. Anybody sends one
 * from any public page, without being known; the unit that published answers in the term,
 * and whoever has the number of the request reads the answer. Each answer is an event of the
 * chain "ask:ID".
 *
 * Law  Decree 118/2021/NĐ-CP art. 18 (1 working day to send a correction that was asked for).
 *      For a removal no rule was found: the province's term PUBLISH_REMOVAL_ANSWER, or none.
 */
#ifndef DOMAIN_PUBLICATION_ASKS_H
#define DOMAIN_PUBLICATION_ASKS_H

#include "domain/accounts/user.h"
#include "sql/publicasks.h"

#define ASK_PAGE_MAX 200
#define ASK_BODY_MAX 4000
#define ASK_ANSWER_MAX 4000

/* A path of ours: one slash first, printable ASCII, at most ASK_PAGE_MAX bytes. Pure. */
bool ask_page_ok(str page);

/* For a new form. */
str ask_token(struct arena *a);

struct ask_new {
    str token; /* of the form: sent twice, kept once */
    str kind;  /* error, removal */
    str page, body;
};

/* *ref reads the answer. ERR_DUPLICATE: sent before with this form. ERR_INVALID. */
MUST_USE enum err ask_send(struct cx *cx, const struct ask_new *in, str *ref);

/* ERR_NOT_FOUND. */
MUST_USE enum err ask_read(struct cx *cx, str ref, struct public_ask_read_row *out);

struct ask_lists {
    struct public_asks_open_row *open, *open_all; /* of the unit; of no publication */
    size_t n_open, n_open_all;
    struct public_asks_above_row *above; /* late in units below, read only */
    size_t n_above;
    struct public_asks_done_row *done;
    size_t n_done;
};

/*
 * Those of the person's unit; in a province or department also those about other pages. Late
 * ones below are its head's, who may open them.
 */
MUST_USE enum err ask_lists_load(struct cx *cx, const struct user *who, struct ask_lists *out);

/*
 * May this person read it? Else it does not exist. *answers: and answer it, as those of the
 * unit may; a head above, who was told that it is late, only reads.
 */
MUST_USE enum err ask_get(struct cx *cx, const struct user *who, int64_t id,
                          struct public_ask_get_row *out, bool *answers);

/* Once. ERR_NOT_FOUND as above; ERR_CONFLICT: answered by now. */
MUST_USE enum err ask_answer(struct cx *cx, const struct user *who, int64_t id, str outcome,
                             str answer);

/*
 * Jobs: a request whose term ends climbs as clocks do (jobs.warn_percent, late_head_days,
 * late_superior_days): those who publish, the head, the head above; from the breach on with
 * an event each, told once.
 */
enum err asks_late_list(struct cx *cx, int64_t **ids, size_t *n);
enum err asks_late_one(struct cx *cx, int64_t id);

#endif
