/*
 * A handover done: the open cases of bodies that ended go to their receivers,
 * each in its own transaction, so that a run that was killed is run again and
 * goes on. Terms keep running; nothing restarts by the change itself.
 * Law  Law 88/2025/QH15 arts. 2-3, Decree 189/2025/NĐ-CP art. 4.
 */
#ifndef DOMAIN_HANDOVER_RUN_H
#define DOMAIN_HANDOVER_RUN_H

#include "domain/accounts/user.h"
#include "domain/handover/plan.h"

struct handover_counts {
    int64_t moved, undecided, refused; /* refused: the receiver must never have this case */
    int64_t facilities, stranded;      /* of the register: passed, and left for a person */
};

/*
 * Run the plan. who: the person responsible; NULL moves only what stays with
 * the same body. At the end the head of each receiver gets one notice.
 */
MUST_USE enum err handover_run(struct cx *cx, const struct user *who,
                               const struct handover_ask *ask, const struct unit_register *reg,
                               struct handover_counts *out);

/*
 * Facilities of bodies that ended pass to the one that took the area over; where several did,
 * to the one whose outline holds their point. Others stay, counted as stranded, until somebody
 * gives them a commune on their page. Each in a transaction of its own, with an event of the
 * facility; run again it goes on.
 */
MUST_USE enum err handover_facilities(struct cx *cx, const struct user *who,
                                      const struct handover_ask *ask,
                                      const struct unit_register *reg,
                                      struct handover_counts *counts);

/*
 * Those that passed from `unit` on that day go back to it, each with an event; one that was given
 * another commune since stays there. Run again it goes on. handover_undo does it.
 */
MUST_USE enum err handover_facilities_undo(struct cx *cx, const struct user *who, unit_id unit,
                                           struct date day, str why);

/*
 * The receiver was wrong: the case goes on to the right one, with an event.
 * ERR_NOT_FOUND: the handover did not pass this case, or no unit has to_code
 * today; ERR_CONFLICT: the case is no longer with the wrong receiver.
 */
struct put_right {
    handover_id handover;
    str case_code, to_code, why;
};
MUST_USE enum err handover_put_right(struct cx *cx, const struct user *who,
                                     const struct put_right *in);

/*
 * Take a whole handover back, with its facilities. ERR_CONFLICT: people have acted on cases of it,
 * *touched names them, and nothing was changed; or it is undone already, or
 * only a new name of the same body. ERR_NOT_FOUND.
 */
MUST_USE enum err handover_undo(struct cx *cx, const struct user *who, handover_id id, str why,
                                str *touched);

/* Bodies that go on under a new row: rows with offices or open cases left; one is one row. */
enum err rename_list(struct cx *cx, int64_t **ids, size_t *n);
enum err rename_one(struct cx *cx, int64_t id);

#endif
