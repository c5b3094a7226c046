/*
 * Following a report with its private key. The key opens a session; the public
 * service can read nothing without one, and through one only this report.
 */
#ifndef DOMAIN_INTAKE_TRACK_H
#define DOMAIN_INTAKE_TRACK_H

#include "base/cx.h"
#include "base/ids.h"

struct track_step {
    instant at;
    str unit;              /* body that held the case then */
    str title, text;       /* of the stage, in the reader's language */
};

struct track_message {
    bool mine;             /* written by the reporter */
    bool answer;           /* the official answer */
    str kind;              /* "message", "objection", "confirm", "answer", "notice" */
    str body;
    instant at;
    opt_instant seen;      /* mine: when the unit first opened it */
};

struct track_status {
    report_id id;
    str ref;
    instant received;
    str pollution;
    opt_date due;
    str unit, phone;        /* responsible now */
    str title, text;        /* where the matter stands, in plain words */
    bool taken;             /* a case exists */
    bool ended;
    bool reward;            /* put forward for one ... */
    opt_str reward_way;     /* ... and answered: "code", "province" or "decline" */
    bool can_object;        /* ended, not objected to before, and still in time */
    bool objected;          /* this reporter did */
    opt_date object_until;  /* last day; missing: the province has set no term */
    bool unopened;          /* a letter of the unit is among these for the first time */
    const struct track_step *steps; /* oldest first */
    size_t n_steps;
    const struct track_message *messages; /* oldest first */
    size_t n_messages;
};

/*
 * A key as typed opens a session; *session goes into the cookie.
 * ERR_NOT_FOUND: no such key, whatever is wrong with it, after the same work.
 */
MUST_USE enum err track_open(struct cx *cx, str typed_key, str *session);

/* ERR_LOGIN: no such session, left, or too old. */
MUST_USE enum err track_read(struct cx *cx, str session, struct track_status *out);

/*
 * The letters to this reporter are before the reporter's eyes: those not opened before get
 * this time. Where track_read says unopened, call it and read again, so that nothing is marked
 * that was not shown.
 * A session that does not hold marks nothing.
 */
MUST_USE enum err track_seen(struct cx *cx, str session);

MUST_USE enum err track_leave(struct cx *cx, str session);

enum track_kind { TRACK_MESSAGE = 1, TRACK_OBJECTION, TRACK_CONFIRM };

#define TRACK_BODY_MAX 4000 /* bytes */

#define TRACK_FILES_MAX 40 /* of a report, those sent with it included */

/*
 * token    of the form: the same text sent twice is kept once; the files of its draft
 *          (draft.h) become files of the report
 * body     0..TRACK_BODY_MAX bytes; may be empty for TRACK_CONFIRM only
 * Errors   ERR_CONFLICT: confirmation before the case has ended, or objection where
 *          !s->can_object; ERR_INVALID: the report would have more than TRACK_FILES_MAX
 *          files, and nothing was sent.
 */
MUST_USE enum err track_write(struct cx *cx, str session, const struct track_status *s, str token,
                              enum track_kind kind, str body);

/*
 * The reporter's word on a reward, once: a second one changes nothing.
 * ERR_CONFLICT: none was proposed.
 */
MUST_USE enum err track_reward_answer(struct cx *cx, const struct track_status *s, str way);

#endif
