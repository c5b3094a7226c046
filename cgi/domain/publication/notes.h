/*
 * What is written after the release and shown once another person has released it: a
 * correction, with the corrected text that takes the place of the old one (the archive keeps
 * that), and a statement of the violator, which stands beside the text.
 *
 * Law  Decree 118/2021/NĐ-CP art. 18 (1 working day, 24 hours for the publisher's own error,
 *      shown for 30 days). A statement beside the text is the house's own fairness.
 */
#ifndef DOMAIN_PUBLICATION_NOTES_H
#define DOMAIN_PUBLICATION_NOTES_H

#include "domain/publication/publication.h"

#define NOTE_NAME_MAX 600
#define NOTE_ADDRESS_MAX 900

/* words: what the notice says; the rest is the whole text as it shall be read. */
struct publication_correction {
    str words;
    str name, address, act, sanction, remedy; /* address, remedy may be empty */
};

/* Is it fit to be shown: nothing missing, nothing too long, no personal number? Pure. */
bool publication_correction_ok(const struct publication_correction *in);

/* The step that writes it. Errors of step_take; ERR_INVALID as above. */
MUST_USE enum err publication_correct(struct cx *cx, const struct user *who, str code, str step,
                                      const struct publication_correction *in,
                                      struct step_fault *fault);

/* The correction, statement or removal that waits for the second person. ERR_NOT_FOUND. */
MUST_USE enum err publication_note(struct cx *cx, publication_id id, const char *kind,
                                   struct publication_note_waiting_row *out);

/* made: of the one that was looked at; ERR_CONFLICT: it is another by now. */
MUST_USE enum err publication_correct_release(struct cx *cx, const struct user *who, str code,
                                              str step, instant made, struct step_fault *fault);

/*
 * The statement: written by one (words), released by another (made), or taken away again, at
 * once; another one looks at that afterwards (below).
 * Each is an event of the case. ERR_FORBIDDEN: not of those who publish there, or the writer;
 * ERR_CONFLICT: nothing is public, or another one is waiting by now; ERR_INVALID: a personal
 * number stands in it.
 */
#define STATEMENT_MAX 4000
MUST_USE enum err statement_write(struct cx *cx, const struct user *who, str code, str words);
MUST_USE enum err statement_release(struct cx *cx, const struct user *who, str code,
                                    instant made);
MUST_USE enum err statement_end(struct cx *cx, const struct user *who, str code, str reason);

/*
 * The second person on what was taken away: agrees, or lets the statement stand again; each
 * with a reason. made: of the removal that was looked at. Errors as above; ERR_FORBIDDEN: who
 * took it away; ERR_CONFLICT: nothing waits, or (back) the text is gone or has another statement.
 */
/*
 * Until when the second person looks at what was taken away then: the province's term
 * PUBLISH_STATEMENT_LOOK; missing while it is not set (no rule was found). Pure.
 */
MUST_USE enum err statement_look_due(const struct cx *cx, instant made, opt_instant *due);

enum removal_seen { REMOVAL_AGREED = 1, REMOVAL_UNDONE };
MUST_USE enum err statement_end_seen(struct cx *cx, const struct user *who, str code, instant made,
                                     enum removal_seen seen, str reason);

#endif
